// The page of one report, and what is done on it: decide, check again, download, export, print the check sheet.

#include "db/blob_store.h"
#include "report/pages.h"
#include "report/pages_tables.h"
#include "report/xlsx_export.h"

namespace gongkai::report {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::array<std::string_view, 7> kNumbers = {"", "一", "二", "三", "四", "五", "六"};

ReportView View(const Site& site, const Request& request) {
  return web::OrProblem(LoadView(site.desk, NumberIn(request, "id")));
}

std::string FormName(const ReportView& view) {
  if (view.version.form.empty()) return "认不出表式";
  return view.version.form == "2019" ? "2019年表式（国办公开办函〔2019〕60号）"
                                     : "2021年表式（国办公开办函〔2021〕30号）";
}

Html Facts(const ReportView& view) {
  Html html;
  const auto fact = [&](std::string_view name, const std::string& value) {
    html.Add("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
  };
  html.Add("<dl class=\"facts\">");
  fact("机关", view.report.organ.empty() ? "没有读到" : view.report.organ);
  fact("年度", view.report.year ? std::to_string(*view.report.year) + "年" : "没有读到");
  fact("层级", std::string(NameOf(view.report.level)));
  fact("表式", FormName(view));
  fact("文件", view.version.file_name + "，" + view.version.format);
  fact("上传", view.version.uploaded_at + " " + view.version.uploaded_by);
  fact("核对", view.version.checked_at.empty() ? "等待核对" : view.version.checked_at);
  if (view.versions.size() > 1) fact("版本", "第" + std::to_string(view.version.number) + "版（更正后重新上传）");
  html.Add("</dl>");
  return html;
}

Html Acts(const Site& site, const ReportView& view, const Request& request) {
  const std::int64_t id = view.report.id;
  Html html;
  html.Add(
      "<div class=\"report-acts\"><form method=\"post\" action=\"/reports/{}/check\">{}<button class=\"btn "
      "btn-primary\" type=\"submit\">重新核对</button></form>",
      id, request.CsrfField());
  html.Add(
      "<a class=\"btn\" href=\"/reports/{}/export.xlsx\">导出表格</a><a class=\"btn\" "
      "href=\"/reports/{}/sheet\">审核意见单</a><a class=\"btn\" href=\"/reports/{}/original\">下载原件</a>",
      id, id, id);
  db::Reader reader = site.desk.database.Read();
  const auto last_year = FindCompanions(reader, site.desk.shelf, id, *view.reading).last_year_id;
  if (last_year) html.Add("<a class=\"btn\" href=\"/compare?a={}&amp;b={}\">与上年对照</a>", *last_year, id);
  html.Add("<a class=\"btn\" href=\"/reports/{}/delete\">删除</a></div>", id);
  return html;
}

Html Outline(const ReportView& view) {
  Html html;
  if (view.reading->sections.empty()) return html;
  html.Add("<nav class=\"outline\" aria-label=\"报告各部分\"><ul>");
  for (const Section& section : view.reading->sections) {
    html.Add(
        "<li><a href=\"#part-{}\">{}{}</a></li>", section.number,
        section.number > 0 ? std::string(kNumbers[static_cast<std::size_t>(section.number)]) + "、" : std::string(),
        section.title);
  }
  html.Add("</ul></nav>");
  return html;
}

Html OlderVersions(const ReportView& view) {
  Html html;
  if (view.versions.size() < 2) return html;
  html.Add("<details class=\"versions\"><summary>历次版本（{}）</summary><ul>", view.versions.size());
  for (const StoredVersion& version : view.versions)
    html.Add("<li>第{}版：{}，{} {}上传 <a href=\"/versions/{}/original\">下载</a></li>", version.number,
             version.file_name, version.uploaded_at, version.uploaded_by, version.id);
  html.Add("</ul></details>");
  return html;
}

Html Unreadable(const ReportView& view) {
  return Markup(
      "<div class=\"alert alert-warning unreadable\" "
      "role=\"status\"><div><strong>这份文件读不出来。</strong><p>{}</p><p>"
      "读不出来的文件不作任何判断，也不当作零。</p></div></div>",
      view.version.obstacle);
}

Response ShowReport(const Site& site, const Request& request) {
  if (auto ask = AskName(site, request)) return std::move(*ask);
  const ReportView view = View(site, request);
  if (!view.report.deleted_at.empty())
    throw web::ProblemError(web::ToProblem(
        {ErrorKind::kNotFound, "这份报告已删除。可以在“全部报告”页面底部的“最近删除的报告”里恢复。", ""}));
  web::Page page = Frame(site, NameOf(view.report, view.version.file_name), Tab::kReports);
  page.breadcrumbs = {{"全部报告", Url::Local("/reports")}};
  if (request.query.Has("checked"))
    page.body.Add("<div class=\"alert alert-success\" role=\"status\">已重新核对，原有的判断都保留。</div>");
  if (view.version.obstacle.empty()) page.actions = DrawChips(view);
  page.body.Add("{}{}{}", Facts(view), Acts(site, view, request), OlderVersions(view));
  if (!view.version.obstacle.empty()) {
    page.body.Add(Unreadable(view));
  } else {
    page.body.Add(
        "<div class=\"report-columns\"><div class=\"report-paper\">{}<p class=\"report-title\">{}</p>{}</div>"
        "<div class=\"report-side\">{}</div></div>{}",
        Outline(view), view.reading->title, DrawReport(view), DrawFindings(view, request.CsrfField()),
        DrawSource(view));
  }
  return Response::Of(RenderPage(page, request));
}

// For htmx the changed entry and the chips; without script, back to the entry on the whole page.
Response DecideHere(Site& site, const Request& request) {
  const std::int64_t finding_id = NumberIn(request, "id");
  const auto verdict = VerdictFrom(request.form.Get("verdict"));
  if (!verdict) throw web::ProblemError(web::ToProblem({ErrorKind::kInvalidInput, "请选择“确认”或“不成立”。", ""}));
  web::OrProblem(Decide(site.desk, finding_id, *verdict, request.form.Get("reason"), Person(site)));
  std::int64_t report_id = 0;
  {
    db::Reader reader = site.desk.database.Read();
    report_id = ReportOfFinding(reader, finding_id).value_or(0);
  }
  const ReportView view = web::OrProblem(LoadView(site.desk, report_id));
  for (std::size_t i = 0; i < view.findings.size(); ++i) {
    if (view.findings[i].id != finding_id) continue;
    const int number = static_cast<int>(i) + 1;
    if (!request.IsFragment())
      return Response::SeeOther(
          Url::Checked(Url::Local("/reports/{}", report_id).text() + "#f" + std::to_string(number)));
    return Response::Of(Markup("{}<div hx-swap-oob=\"outerHTML:#chips\">{}</div>",
                               DrawFinding(view, number, request.CsrfField()), DrawChips(view)));
  }
  return Response::SeeOther(Url::Local("/reports/{}", report_id));
}

Response Original(const Site& site, const StoredVersion& version) {
  db::Reader reader = site.desk.database.Read();
  auto bytes = db::GetBlob(reader, version.digest);
  if (!bytes) throw web::ProblemError(web::ToProblem({ErrorKind::kNotFound, "原件不在数据库里。", ""}));
  // Whatever the file says it is, the browser is to save it, never to run it.
  return Response::Download(version.file_name, "application/octet-stream", std::move(*bytes));
}

Response OriginalOfVersion(const Site& site, const Request& request) {
  std::optional<StoredVersion> version;
  {
    db::Reader reader = site.desk.database.Read();
    version = FindVersion(reader, NumberIn(request, "id"));
  }
  if (!version) throw web::ProblemError(web::ToProblem({ErrorKind::kNotFound, "没有这一版。", ""}));
  return Original(site, *version);
}

Response Export(const Site& site, const Request& request) {
  const ReportView view = View(site, request);
  return Response::Download(NameOf(view.report, view.version.file_name) + " 核对结果.xlsx", std::string(kXlsx),
                            ExportXlsx(view));
}

}  // namespace

void AddReportPages(web::Router& router, Site& site) {
  router.Get("/reports/{id}", [&](const Request& request) { return ShowReport(site, request); });
  router.Get("/reports/{id}/original",
             [&](const Request& request) { return Original(site, View(site, request).version); });
  router.Get("/versions/{id}/original", [&](const Request& request) { return OriginalOfVersion(site, request); });
  router.Get("/reports/{id}/export.xlsx", [&](const Request& request) { return Export(site, request); });
  router.Get("/reports/{id}/sheet", [&](const Request& request) { return ShowCheckSheet(site, request); });
  router.Post("/findings/{id}/decision", [&](const Request& request) { return DecideHere(site, request); });
  router.Post("/reports/{id}/check", [&](const Request& request) {
    const std::int64_t id = NumberIn(request, "id");
    web::OrProblem(CheckAgain(site.desk, id));
    return Response::SeeOther(Url::Local("/reports/{}", id).With("checked", "1"));
  });
}

}  // namespace gongkai::report
