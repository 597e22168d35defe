// See pages.h.

#include "report/pages.h"

namespace gongkai::report {

using web::Html;
using web::Markup;
using web::Url;

web::Page Frame(const account::Visitor& visitor, std::string title, Tab current) {
  constexpr std::array<std::string_view, 4> kPaths = {"/office/hand-in", "/office/reports", "/office/compare",
                                                      "/office/rules"};
  web::Page page = account::OfficeFrame(visitor, std::move(title), kPaths[static_cast<std::size_t>(current)]);
  page.footer = "依据《中华人民共和国政府信息公开条例》及国务院办公厅年度报告格式核对。";
  page.styles = {"css/report.css"};
  page.scripts = {"js/report.js"};
  return page;
}

void AddReportsSide(web::Page& page, const account::Visitor& visitor, int year, std::string_view current) {
  using account::Act;
  const std::string of_year = "/" + std::to_string(year);
  page.side_label = "年度报告";
  const auto add = [&](std::string_view group, std::string label, const std::string& path, bool may) {
    if (!may) return;
    if (page.side.empty() || page.side.back().label != group) page.side.push_back({std::string(group), {}});
    page.side.back().items.push_back({std::move(label), Url::Local(path), path == current});
  };
  const bool sees_county = visitor.ReachWith(Act::kSeeReports) == account::Reach::kCounty;
  add("编报告", "编制年度报告", "/office/annual", visitor.May(Act::kSeeItems));
  add("收报告", "全部报告", "/office/reports", visitor.May(Act::kSeeReports));
  add("收报告", "上传核对", "/office/hand-in", visitor.May(Act::kHandInReports));
  add("各机关的报告", "年度报告工作", "/office/campaign" + of_year, visitor.May(Act::kSeeReports));
  add("各机关的报告", "全县汇总", "/office/rollup" + of_year, sees_county);
  add("各机关的报告", "对比", "/office/rollup" + of_year + "/see", sees_county);
}

StoredReport SeenOrDeletedReport(db::Session& session, const account::Visitor& visitor, std::int64_t report_id) {
  auto report = FindReport(session, report_id);
  if (!report || !SightOf(visitor).Covers(report->holder)) {
    throw web::ProblemError(web::ToProblem({ErrorKind::kNotFound, "没有这份报告，可能已被删除。", ""}));
  }
  return std::move(*report);
}

StoredReport SeenReport(db::Session& session, const account::Visitor& visitor, std::int64_t report_id) {
  StoredReport report = SeenOrDeletedReport(session, visitor, report_id);
  if (!report.deleted_at.empty()) {
    throw web::ProblemError(
        web::ToProblem({ErrorKind::kNotFound, "这份报告已删除。在“全部报告”里把状态选为“已删除”，可以恢复它。", ""}));
  }
  return report;
}

StoredReport SeenReportOfFinding(db::Session& session, const account::Visitor& visitor, std::int64_t finding_id) {
  return SeenReport(session, visitor, ReportOfFinding(session, finding_id).value_or(0));
}

ReportView SeenView(const Site& site, const account::Visitor& visitor, std::int64_t report_id) {
  {
    db::Reader reader = site.desk.database.Read();
    SeenReport(reader, visitor, report_id);
  }
  return web::OrProblem(LoadView(site.desk, report_id));
}

account::Actor ActorOn(const account::Visitor& visitor, account::Act act, account::OrganId organ,
                       const web::Request& request) {
  return web::OrProblem(account::ActorFor(visitor, act, organ, account::OnceKey(request)));
}

Html ActFields(const web::Request& request) { return web::FormKeys(request); }

std::int64_t NumberIn(const web::Request& request, std::string_view name) {
  const auto number = request.params.Int(name);
  if (!number)
    throw web::ProblemError(web::ToProblem({ErrorKind::kNotFound, "没有这个页面，请从“全部报告”进入。", ""}));
  return *number;
}

std::string NameOf(const StoredReport& report, std::string_view file_name) {
  if (report.organ.empty()) return std::string(file_name);
  return report.organ + (report.year ? " " + std::to_string(*report.year) + "年" : std::string("（年度不明）"));
}

std::string_view ClassOf(Severity severity) { return IdOf(severity); }

Html BadgeOf(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return Markup("<span class=\"sev sev-error\"><span aria-hidden=\"true\">✕</span> 错误</span>");
    case Severity::kWarning:
      return Markup("<span class=\"sev sev-warning\"><span aria-hidden=\"true\">？</span>存疑</span>");
    case Severity::kNotice:
      break;
  }
  return Markup("<span class=\"sev sev-notice\"><span aria-hidden=\"true\">ⓘ</span> 提示</span>");
}

Html BadgeOf(ReportState state) {
  constexpr std::array<std::string_view, 5> kSigns = {"✕", "？", "✓", "⊘", "✓"};
  return Markup("<span class=\"state state-{}\"><span aria-hidden=\"true\">{}</span> {}</span>", IdOf(state),
                kSigns[static_cast<std::size_t>(state)], NameOf(state));
}

Html AnothersNote(const StoredReport& report) {
  return Markup(
      "<p class=\"anothers\"><strong>这份写的是“{}”，不是本机关的报告。</strong>传错了请<a "
      "href=\"/office/reports/{}/delete\">删除</a>；确实要留着对照，不用再做什么。</p>",
      report.organ, report.id);
}

namespace {

// Who handed it in, where that is not the organ it names; and whether another organ handed in the same year's.
Html Provenance(const account::Visitor& visitor, const ListRow& row) {
  Html html;
  const bool sees_all = !visitor.OrgansFor(account::Act::kSeeReports);
  if (!row.handed_in_by.empty())
    html.Add("<div class=\"provenance\">{}</div>",
             sees_all ? "由" + row.handed_in_by + "上传" : std::string("不是本机关的报告"));
  if (row.others > 0) {
    html.Add(
        "<div class=\"provenance\"><a href=\"{}\">同一机关同一年度另有 {} 份</a></div>",
        Url::Local("/office/reports").With("organ", row.report.organ).With("year", std::to_string(*row.report.year)),
        row.others);
  }
  return html;
}

Html Counts(const ListRow& row) {
  Html html;
  if (!row.obstacle.empty()) return html;
  if (row.errors > 0) html.Add("<span class=\"sev sev-error\">错误 {}</span> ", row.errors);
  if (row.warnings > 0) html.Add("<span class=\"sev sev-warning\">存疑 {}</span> ", row.warnings);
  if (row.notices > 0) html.Add("<span class=\"sev sev-notice\">提示 {}</span> ", row.notices);
  if (row.handled > 0) html.Add("<span class=\"handled\">已判 {}</span>", row.handled);
  if (html.empty()) html.Add("<span class=\"text-secondary\">没有问题</span>");
  return html;
}

Html RowOf(const Site& site, const account::Visitor& visitor, const ListRow& row) {
  const StoredReport& report = row.report;
  Html html;
  const std::string version = row.versions > 1 ? "（第" + std::to_string(row.versions) + "版）" : std::string();
  if (report.organ.empty()) {
    html.Add("<tr><th scope=\"row\" data-label=\"机关\"><a href=\"/office/reports/{}\">{}</a>{}", report.id,
             row.file_name, version);
  } else {
    html.Add(
        "<tr><th scope=\"row\" data-label=\"机关\"><a href=\"/office/reports/{}\">{}</a><div "
        "class=\"file-name\">{}{}</div>",
        report.id, report.organ, row.file_name, version);
  }
  html.Add("{}", Provenance(visitor, row));
  if (!row.obstacle.empty()) html.Add("<div class=\"obstacle\">{}</div>", row.obstacle);
  const auto note = site.notes.find(row.file_name);
  if (note != site.notes.end()) html.Add("<div class=\"sample-note\">示例 · {}</div>", note->second);
  html.Add("</th><td data-label=\"年度\">{}</td>", report.year ? std::to_string(*report.year) : std::string("不明"));
  html.Add("<td data-label=\"层级\">{}</td><td data-label=\"状态\">{}</td>", NameOf(report.level), BadgeOf(row.state));
  html.Add("<td data-label=\"待处理\">{}</td><td data-label=\"核对时间\" class=\"time\">{}</td>", Counts(row),
           row.checked_at.empty() ? std::string_view("等待核对") : std::string_view(row.checked_at));
  html.Add("<td class=\"row-acts\">");
  if (visitor.May(account::Act::kDeleteReports, report.holder.organ)) {
    html.Add("<a class=\"btn btn-sm\" href=\"/office/reports/{}/delete\" aria-label=\"删除 {}\">删除</a>", report.id,
             NameOf(report, row.file_name));
  }
  html.Add("</td></tr>");
  return html;
}

}  // namespace

namespace {

// The head of a column that sorts: first in the order `first`, and the other way round when it is the order already.
Html SortHead(const SortLinks& sort, std::string_view name, std::string_view first, std::string_view second,
              bool first_ascends) {
  if (!sort.url) return Markup("<th scope=\"col\">{}</th>", name);
  const bool is_first = sort.current == first, is_second = sort.current == second;
  const bool ascends = is_first ? first_ascends : !first_ascends;
  if (!is_first && !is_second)
    return Markup("<th scope=\"col\"><a href=\"{}\" title=\"按{}排序\">{}<span aria-hidden=\"true\"> ↕</span></a></th>",
                  sort.url(first), name, name);
  return Markup(
      "<th scope=\"col\" aria-sort=\"{}\"><a href=\"{}\" title=\"反过来排\">{}<span aria-hidden=\"true\"> "
      "{}</span></a></th>",
      ascends ? "ascending" : "descending", sort.url(is_first ? second : first), name, ascends ? "↑" : "↓");
}

}  // namespace

Html TableOfReports(const Site& site, const account::Visitor& visitor, const std::vector<ListRow>& rows,
                    const SortLinks& sort) {
  Html html;
  html.Add(
      "<div class=\"card\"><div class=\"table-responsive\"><table class=\"table card-table list-table\"><thead><tr>"
      "{}{}<th scope=\"col\">层级</th><th scope=\"col\">状态</th>{}<th scope=\"col\">核对时间</th><th "
      "scope=\"col\"><span "
      "class=\"visually-hidden\">操作</span></th></tr></thead><tbody>",
      SortHead(sort, "机关与文件", "organ", "organ-down", true), SortHead(sort, "年度", "year", "year-up", false),
      SortHead(sort, "待处理的问题", "errors", "errors-up", false));
  for (const ListRow& row : rows) html.Add(RowOf(site, visitor, row));
  html.Add("</tbody></table></div></div>");
  return html;
}

}  // namespace gongkai::report
