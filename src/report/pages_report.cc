// The page of one report, and what is done on it: decide, check again, download, export, print the check sheet.

#include "account/sight_actions.h"
#include "db/blob_store.h"
#include "report/pages.h"
#include "report/pages_tables.h"
#include "report/whose_view.h"
#include "report/xlsx_export.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::array<std::string_view, 7> kNumbers = {"", "一", "二", "三", "四", "五", "六"};

ReportView View(const Site& site, const Request& request, const Visitor& visitor) {
  return SeenView(site, visitor, NumberIn(request, "id"));
}

std::string FormName(const ReportView& view) {
  const law::ReportForm* form = law::FindForm(view.version.form);
  if (form == nullptr) return "认不出表式";
  return std::string(form->id) + "年表式（" + std::string(form->source) + "）";
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

Html Acts(const Site& site, const ReportView& view, const Request& request, const Visitor& visitor) {
  const std::int64_t id = view.report.id;
  const account::OrganId organ = view.report.holder.organ;
  Html html;
  html.Add("<div class=\"report-acts\">");
  if (visitor.May(Act::kHandInReports, organ)) {
    html.Add(
        "<form method=\"post\" action=\"/office/reports/{}/check\">{}<button class=\"btn btn-primary\" "
        "type=\"submit\">重新核对</button></form>",
        id, ActFields(request));
  }
  html.Add(
      "<a class=\"btn\" href=\"/office/reports/{}/export.xlsx\">导出表格</a><a class=\"btn\" "
      "href=\"/office/reports/{}/sheet\">审核意见单</a><a class=\"btn\" "
      "href=\"/office/reports/{}/original\">下载原件</a>",
      id, id, id);
  db::Reader reader = site.desk.database.Read();
  const auto last_year = FindCompanions(reader, site.desk.shelf, view.report, *view.reading).last_year_id;
  if (last_year) html.Add("<a class=\"btn\" href=\"/office/compare?a={}&amp;b={}\">与上年对照</a>", *last_year, id);
  if (visitor.May(Act::kDeleteReports, organ)) {
    html.Add("<a class=\"btn\" href=\"/office/reports/{}/delete\">删除</a>", id);
  }
  html.Add("</div>");
  return html;
}

// Who may not decide sees the verdicts and no buttons.
DecisionForms FormsOf(const ReportView& view, const Request& request, const Visitor& visitor) {
  if (!visitor.May(Act::kDecideFindings, view.report.holder.organ)) return {};
  return {.may_decide = true, .token = request.CsrfField()};
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
    html.Add("<li>第{}版：{}，{} {}上传 <a href=\"/office/versions/{}/original\">下载</a></li>", version.number,
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

bool IsAnothersHere(const Site& site, const StoredReport& report) {
  db::Reader reader = site.desk.database.Read();
  return IsAnothers(reader, report);
}

Response ShowReport(const Site& site, const Request& request, const Visitor& visitor) {
  const ReportView view = View(site, request, visitor);
  web::Page page = Frame(visitor, NameOf(view.report, view.version.file_name), Tab::kReports);
  page.breadcrumbs = {{"全部报告", Url::Local("/office/reports")}};
  if (request.query.Has("checked"))
    page.body.Add("<div class=\"alert alert-success\" role=\"status\">已重新核对，原有的判断都保留。</div>");
  if (view.version.obstacle.empty()) page.actions = DrawChips(view);
  if (IsAnothersHere(site, view.report)) page.body.Add("{}", AnothersNote(view.report));
  page.body.Add("{}{}{}", Facts(view), Acts(site, view, request, visitor), OlderVersions(view));
  if (!view.version.obstacle.empty()) {
    page.body.Add(Unreadable(view));
  } else {
    page.body.Add(
        "<div class=\"report-columns\"><div class=\"report-side\">{}</div><div class=\"report-paper\">{}<p "
        "class=\"report-title\">{}</p>{}</div></div>{}",
        DrawFindings(view, FormsOf(view, request, visitor)), Outline(view), view.reading->title, DrawReport(view),
        DrawSource(view));
  }
  return Response::Of(RenderPage(page, request));
}

Verdict VerdictIn(const Request& request) {
  const auto verdict = VerdictFrom(request.form.Get("verdict"));
  if (!verdict) throw web::ProblemError(web::ToProblem({ErrorKind::kInvalidInput, "请选择“确认”或“不成立”。", ""}));
  return *verdict;
}

// For htmx the changed entry and the chips; without script, back to the entry on the whole page.
Response DecideHere(Site& site, const Request& request, const Visitor& visitor) {
  const std::int64_t finding_id = NumberIn(request, "id");
  const Verdict verdict = VerdictIn(request);
  std::optional<StoredReport> report;
  {
    db::Reader reader = site.desk.database.Read();
    report = SeenReportOfFinding(reader, visitor, finding_id);
  }
  const account::Actor actor = ActorOn(visitor, Act::kDecideFindings, report->holder.organ, request);
  web::OrProblem(Decide(site.desk, finding_id, verdict, request.form.Get("reason"), actor));
  const std::int64_t report_id = report->id;
  const ReportView view = web::OrProblem(LoadView(site.desk, report_id));
  for (std::size_t i = 0; i < view.findings.size(); ++i) {
    if (view.findings[i].id != finding_id) continue;
    const int number = static_cast<int>(i) + 1;
    if (!request.IsFragment())
      return Response::SeeOther(
          Url::Checked(Url::Local("/office/reports/{}", report_id).text() + "#f" + std::to_string(number)));
    return Response::Of(
        Markup("{}<div hx-swap-oob=\"outerHTML:#chips\">{}</div><div hx-swap-oob=\"outerHTML:#still-open\">{}</div>",
               DrawFinding(view, number, FormsOf(view, request, visitor)), DrawChips(view), DrawStillOpen(view)));
  }
  return Response::SeeOther(Url::Local("/office/reports/{}", report_id));
}

std::vector<std::int64_t> FindingsIn(const Request& request) {
  std::vector<std::int64_t> findings;
  for (const std::string_view id : request.form.All("finding")) {
    if (const auto number = ParseNumber(id); number && number->IsWhole()) findings.push_back(number->Whole());
  }
  return findings;
}

Response DecideRun(Site& site, const Request& request, const Visitor& visitor) {
  const Verdict verdict = VerdictIn(request);
  std::optional<StoredReport> report;
  {
    db::Reader reader = site.desk.database.Read();
    report = SeenReport(reader, visitor, NumberIn(request, "id"));
    for (const std::int64_t finding : FindingsIn(request)) SeenReportOfFinding(reader, visitor, finding);
  }
  const account::Actor actor = ActorOn(visitor, Act::kDecideFindings, report->holder.organ, request);
  web::OrProblem(DecideAll(site.desk, FindingsIn(request), verdict, request.form.Get("reason"), actor));
  return Response::SeeOther(Url::Checked(Url::Local("/office/reports/{}", report->id).text() + "#findings"));
}

Response Original(const Site& site, const Visitor& visitor, const StoredVersion& version) {
  account::RecordTaken(site.desk.office, visitor, version.organ, "reports.take",
                       account::ObjectOf("report", version.report_id));
  db::Reader reader = site.desk.database.Read();
  auto bytes = db::GetBlob(reader, version.digest);
  if (!bytes) throw web::ProblemError(web::ToProblem({ErrorKind::kNotFound, "原件不在数据库里。", ""}));
  // Whatever the file says it is, the browser is to save it, never to run it.
  return Response::Download(version.file_name, "application/octet-stream", std::move(*bytes));
}

Response OriginalOfVersion(const Site& site, const Request& request, const Visitor& visitor) {
  std::optional<StoredVersion> version;
  {
    db::Reader reader = site.desk.database.Read();
    version = FindVersion(reader, NumberIn(request, "id"));
    if (version) SeenReport(reader, visitor, version->report_id);
  }
  if (!version) throw web::ProblemError(web::ToProblem({ErrorKind::kNotFound, "没有这一版。", ""}));
  return Original(site, visitor, *version);
}

Response Export(const Site& site, const Request& request, const Visitor& visitor) {
  const ReportView view = View(site, request, visitor);
  account::RecordTaken(site.desk.office, visitor, view.report.holder.organ, "reports.export",
                       account::ObjectOf("report", view.report.id));
  return Response::Download(NameOf(view.report, view.version.file_name) + " 核对结果.xlsx", std::string(kXlsx),
                            ExportXlsx(view));
}

}  // namespace

void AddReportPages(account::Office& office, Site& site) {
  office.Get("/office/reports/{id}", Act::kSeeReports,
             [&](const Request& request, const Visitor& visitor) { return ShowReport(site, request, visitor); });
  office.Get("/office/reports/{id}/original", Act::kSeeReports, [&](const Request& request, const Visitor& visitor) {
    return Original(site, visitor, View(site, request, visitor).version);
  });
  office.Get("/office/versions/{id}/original", Act::kSeeReports,
             [&](const Request& request, const Visitor& visitor) { return OriginalOfVersion(site, request, visitor); });
  office.Get("/office/reports/{id}/export.xlsx", Act::kSeeReports,
             [&](const Request& request, const Visitor& visitor) { return Export(site, request, visitor); });
  office.Get("/office/reports/{id}/sheet", Act::kSeeReports,
             [&](const Request& request, const Visitor& visitor) { return ShowCheckSheet(site, request, visitor); });
  office.Post("/office/findings/{id}/decision", Act::kDecideFindings,
              [&](const Request& request, const Visitor& visitor) { return DecideHere(site, request, visitor); });
  office.Post("/office/reports/{id}/decisions", Act::kDecideFindings,
              [&](const Request& request, const Visitor& visitor) { return DecideRun(site, request, visitor); });
  office.Post("/office/reports/{id}/check", Act::kHandInReports, [&](const Request& request, const Visitor& visitor) {
    const ReportView view = View(site, request, visitor);
    const std::int64_t id = view.report.id;
    web::OrProblem(CheckAgain(site.desk, id, ActorOn(visitor, Act::kHandInReports, view.report.holder.organ, request)));
    return Response::SeeOther(Url::Local("/office/reports/{}", id).With("checked", "1"));
  });
}

}  // namespace gongkai::report
