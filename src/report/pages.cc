// See pages.h.

#include "report/pages.h"

namespace gongkai::report {

using web::Html;
using web::Markup;
using web::Url;

web::Page Frame(const Site& site, std::string title, Tab current) {
  web::Page page;
  page.title = std::move(title);
  page.site = "公开 · 年度报告核对";
  page.nav = {{"上传核对", Url::Local("/"), current == Tab::kStart},
              {"全部报告", Url::Local("/reports"), current == Tab::kReports},
              {"两份对照", Url::Local("/compare"), current == Tab::kCompare},
              {"核对规则", Url::Local("/rules"), current == Tab::kRules},
              {"设置", Url::Local("/settings"), current == Tab::kSettings}};
  page.person = Person(site);
  page.footer = "依据《中华人民共和国政府信息公开条例》及国务院办公厅年度报告格式核对。数据只保存在本机。";
  page.styles = {"css/report.css"};
  page.scripts = {"js/report.js"};
  return page;
}

std::string Person(const Site& site) {
  db::Reader reader = site.desk.database.Read();
  return GetSetting(reader, kPersonSetting);
}

std::optional<web::Response> AskName(const Site& site, const web::Request& request) {
  if (!Person(site).empty()) return std::nullopt;
  return web::Response::SeeOther(Url::Local("/welcome").With("next", request.path));
}

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

namespace {

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

Html RowOf(const Site& site, const ListRow& row) {
  const StoredReport& report = row.report;
  Html html;
  const std::string version = row.versions > 1 ? "（第" + std::to_string(row.versions) + "版）" : std::string();
  if (report.organ.empty()) {
    html.Add("<tr><th scope=\"row\" data-label=\"机关\"><a href=\"/reports/{}\">{}</a>{}", report.id, row.file_name,
             version);
  } else {
    html.Add(
        "<tr><th scope=\"row\" data-label=\"机关\"><a href=\"/reports/{}\">{}</a><div class=\"file-name\">{}{}</div>",
        report.id, report.organ, row.file_name, version);
  }
  if (!row.obstacle.empty()) html.Add("<div class=\"obstacle\">{}</div>", row.obstacle);
  const auto note = site.notes.find(row.file_name);
  if (note != site.notes.end()) html.Add("<div class=\"sample-note\">示例 · {}</div>", note->second);
  html.Add("</th><td data-label=\"年度\">{}</td>", report.year ? std::to_string(*report.year) : std::string("不明"));
  html.Add("<td data-label=\"层级\">{}</td><td data-label=\"状态\">{}</td>", NameOf(report.level), BadgeOf(row.state));
  html.Add("<td data-label=\"待处理\">{}</td><td data-label=\"核对时间\" class=\"time\">{}</td>", Counts(row),
           row.checked_at.empty() ? std::string_view("等待核对") : std::string_view(row.checked_at));
  html.Add(
      "<td class=\"row-acts\"><a class=\"btn btn-sm\" href=\"/reports/{}/delete\" aria-label=\"删除 "
      "{}\">删除</a></td></tr>",
      report.id, NameOf(report, row.file_name));
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

Html TableOfReports(const Site& site, const std::vector<ListRow>& rows, const SortLinks& sort) {
  Html html;
  html.Add(
      "<div class=\"card\"><div class=\"table-responsive\"><table class=\"table card-table list-table\"><thead><tr>"
      "{}{}<th scope=\"col\">层级</th><th scope=\"col\">状态</th>{}<th scope=\"col\">核对时间</th><th "
      "scope=\"col\"><span "
      "class=\"visually-hidden\">操作</span></th></tr></thead><tbody>",
      SortHead(sort, "机关与文件", "organ", "organ-down", true), SortHead(sort, "年度", "year", "year-up", false),
      SortHead(sort, "待处理的问题", "errors", "errors-up", false));
  for (const ListRow& row : rows) html.Add(RowOf(site, row));
  html.Add("</tbody></table></div></div>");
  return html;
}

}  // namespace gongkai::report
