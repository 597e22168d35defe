// The list of all reports: filters, order and page stand in the address; deleting asks first and can be undone.

#include "report/pages.h"
#include "report/whose_view.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kPageSize = 50;
constexpr int kMostDeleted = 500;

struct OrderName {
  ListOrder order;
  bool descending;
  std::string_view id, name;
};
constexpr std::array<OrderName, 7> kOrders = {{
    {ListOrder::kNewest, false, "newest", "最近上传在前"},
    {ListOrder::kErrors, true, "errors", "错误多的在前"},
    {ListOrder::kErrors, false, "errors-up", "错误少的在前"},
    {ListOrder::kOrgan, false, "organ", "按机关名称"},
    {ListOrder::kOrgan, true, "organ-down", "按机关名称倒排"},
    {ListOrder::kYear, true, "year", "年度由近到远"},
    {ListOrder::kYear, false, "year-up", "年度由远到近"},
}};
constexpr std::array<Level, 9> kLevels = {
    Level::kTownship,           Level::kCountyDepartment, Level::kCounty, Level::kCityDepartment, Level::kCity,
    Level::kProvinceDepartment, Level::kProvince,         Level::kOther,  Level::kUnknown};
constexpr std::string_view kDeleted = "deleted";  // stands among the states, though such a report is in no list
constexpr std::array<ReportState, 5> kStates = {ReportState::kErrors, ReportState::kWarnings, ReportState::kClean,
                                                ReportState::kUnreadable, ReportState::kHandled};

const OrderName& OrderFrom(std::string_view id) {
  for (const OrderName& entry : kOrders) {
    if (entry.id == id) return entry;
  }
  return kOrders.front();
}

ListFilter FilterFrom(const Request& request, const Visitor& visitor) {
  ListFilter filter;
  filter.sight = SightOf(visitor);
  filter.organ = std::string(request.query.Get("organ"));
  if (const auto year = request.query.Int("year"); year && *year > 1900 && *year < 10000)
    filter.year = static_cast<int>(*year);
  const std::string_view level = request.query.Get("level");
  if (!level.empty() && (level == "unknown" || LevelFrom(level) != Level::kUnknown)) filter.level = LevelFrom(level);
  filter.state = ReportStateFrom(request.query.Get("state"));
  const OrderName& order = OrderFrom(request.query.Get("order"));
  filter.order = order.order;
  filter.descending = order.descending;
  const auto page = request.query.Int("page").value_or(1);
  filter.page = page > 0 && page < 1'000'000 ? static_cast<int>(page) : 1;
  filter.page_size = kPageSize;
  return filter;
}

bool AsksForDeleted(const Request& request, const Visitor& visitor) {
  return request.query.Get("state") == kDeleted && visitor.May(Act::kDeleteReports);
}

Html StateOptions(const Request& request, const Visitor& visitor) {
  Html html;
  const std::string_view chosen = request.query.Get("state");
  for (const ReportState state : kStates)
    html.Add("<option value=\"{}\" {}>{}</option>", IdOf(state), AttributeIf(chosen == IdOf(state), "selected"),
             NameOf(state));
  if (visitor.May(Act::kDeleteReports))
    html.Add("<option value=\"{}\" {}>已删除</option>", kDeleted, AttributeIf(chosen == kDeleted, "selected"));
  return html;
}

Html FilterForm(const ListFilter& filter, const std::vector<int>& years, std::string_view order_id,
                const Html& states) {
  Html html;
  html.Add(
      "<form class=\"filters\" method=\"get\" action=\"/office/reports\" role=\"search\"><div><label "
      "for=\"organ\">机关或文件名</label><input class=\"form-control\" id=\"organ\" name=\"organ\" type=\"search\" "
      "value=\"{}\"></div><div><label for=\"year\">年度</label><select class=\"form-select\" id=\"year\" "
      "name=\"year\"><option value=\"\">全部</option>",
      filter.organ);
  for (const int year : years)
    html.Add("<option value=\"{}\" {}>{}年</option>", year, AttributeIf(filter.year == year, "selected"), year);
  html.Add(
      "</select></div><div><label for=\"level\">层级</label><select class=\"form-select\" id=\"level\" "
      "name=\"level\"><option value=\"\">全部</option>");
  for (const Level level : kLevels)
    html.Add("<option value=\"{}\" {}>{}</option>", IdOf(level), AttributeIf(filter.level == level, "selected"),
             NameOf(level));
  html.Add(
      "</select></div><div><label for=\"state\">状态</label><select class=\"form-select\" id=\"state\" "
      "name=\"state\"><option value=\"\">全部</option>{}",
      states);
  html.Add(
      "</select></div><div><label for=\"order\">排序</label><select class=\"form-select\" id=\"order\" "
      "name=\"order\">");
  for (const OrderName& order : kOrders)
    html.Add("<option value=\"{}\" {}>{}</option>", order.id, AttributeIf(order.id == order_id, "selected"),
             order.name);
  html.Add(
      "</select></div><button class=\"btn btn-primary\" type=\"submit\">筛选</button> <a class=\"btn\" "
      "href=\"/office/reports\">清除</a></form>");
  return html;
}

// The same filters in another order, from the first page.
Url OrderUrl(const Request& request, std::string_view order) {
  Url url = Url::Local("/office/reports");
  for (const auto& [name, value] : request.query.pairs()) {
    if (name != "page" && name != "deleted" && name != "order" && !value.empty()) url.With(name, value);
  }
  return url.With("order", order);
}

Url PageUrl(const Request& request, int page) {
  Url url = Url::Local("/office/reports");
  for (const auto& [name, value] : request.query.pairs()) {
    if (name != "page" && name != "deleted" && !value.empty()) url.With(name, value);
  }
  return url.With("page", std::to_string(page));
}

Html Paging(const Request& request, const ListFilter& filter, int total) {
  const int last = std::max(1, (total + kPageSize - 1) / kPageSize);
  Html html;
  if (last == 1) return html;
  html.Add("<nav class=\"paging\" aria-label=\"翻页\">");
  if (filter.page > 1) html.Add("<a class=\"btn\" href=\"{}\">上一页</a>", PageUrl(request, filter.page - 1));
  html.Add("<span>第 {} 页，共 {} 页</span>", filter.page, last);
  if (filter.page < last) html.Add("<a class=\"btn\" href=\"{}\">下一页</a>", PageUrl(request, filter.page + 1));
  html.Add("</nav>");
  return html;
}

// After a deletion: what was deleted, and the way back.
Html UndoNote(const Request& request, db::Session& session, const Visitor& visitor) {
  Html html;
  const auto deleted = request.query.Int("deleted");
  const auto report = deleted ? FindReport(session, *deleted) : std::nullopt;
  if (!report || report->deleted_at.empty() || !visitor.May(Act::kDeleteReports, report->holder.organ)) return html;
  const auto version = CurrentVersion(session, report->id);
  html.Add(
      "<div class=\"alert alert-info undo\" role=\"status\"><span>已删除“{}”。</span><form method=\"post\" "
      "action=\"/office/reports/{}/restore\">{}<button class=\"btn btn-sm\" "
      "type=\"submit\">撤销删除</button></form></div>",
      NameOf(*report, version ? version->file_name : ""), report->id, ActFields(request));
  return html;
}

// What was deleted, newest first; name and year are filtered as in the list.
Html DeletedList(const Request& request, db::Session& session, const Visitor& visitor, const ListFilter& filter) {
  Html html;
  for (const StoredReport& report : DeletedReports(session, {visitor.OrgansFor(Act::kDeleteReports)}, kMostDeleted)) {
    const auto version = CurrentVersion(session, report.id);
    const std::string name = NameOf(report, version ? version->file_name : "");
    if (name.find(filter.organ) == std::string::npos || (filter.year && report.year != filter.year)) continue;
    html.Add(
        "<li><span><strong>{}</strong>，{} 由{}删除</span><form method=\"post\" "
        "action=\"/office/reports/{}/restore\">{}<button class=\"btn btn-sm\" "
        "type=\"submit\">恢复</button></form></li>",
        name, report.deleted_at, report.deleted_by, report.id, ActFields(request));
  }
  if (html.empty()) return Markup("<p class=\"empty-note\">没有已删除的报告。</p>");
  return Markup("<div class=\"deleted\"><ul>{}</ul></div>", html);
}

Html FoundList(const Site& site, const Request& request, const Visitor& visitor, const ListFilter& filter,
               const ListPage& list) {
  if (list.rows.empty()) {
    return Markup(
        "<p class=\"empty-note\">没有符合条件的报告。可以<a href=\"/office/reports\">清除筛选</a>，或者<a "
        "href=\"/office/hand-in\">上传报告</a>。</p>");
  }
  Html html = Markup("<p class=\"count-line\">共 {} 份</p>", list.total);
  html.Add("{}{}",
           TableOfReports(site, visitor, list.rows,
                          {.current = OrderFrom(request.query.Get("order")).id,
                           .url = [&](std::string_view order) { return OrderUrl(request, order); }}),
           Paging(request, filter, list.total));
  return html;
}

Response ShowList(const Site& site, const Request& request, const Visitor& visitor) {
  const ListFilter filter = FilterFrom(request, visitor);
  db::Reader reader = site.desk.database.Read();
  ListPage list = List(reader, filter);
  NameHolders(reader, list.rows);
  // Pages that are no more: some reports were deleted, or the filters changed.
  if (list.rows.empty() && filter.page > 1) return Response::SeeOther(PageUrl(request, 1));
  web::Page page = Frame(visitor, "全部报告", Tab::kReports);
  AddReportsSide(page, visitor, static_cast<int>(BeijingDay(site.desk.office.now()).year()) - 1, "/office/reports");
  page.body.Add(UndoNote(request, reader, visitor));
  page.body.Add(FilterForm(filter, YearsPresent(reader, filter.sight), OrderFrom(request.query.Get("order")).id,
                           StateOptions(request, visitor)));
  page.body.Add(AsksForDeleted(request, visitor) ? DeletedList(request, reader, visitor, filter)
                                                 : FoundList(site, request, visitor, filter, list));
  return Response::Of(RenderPage(page, request));
}

Response AskDelete(const Site& site, const Request& request, const Visitor& visitor) {
  const std::int64_t id = NumberIn(request, "id");
  db::Reader reader = site.desk.database.Read();
  const StoredReport report = SeenReport(reader, visitor, id);
  ActorOn(visitor, Act::kDeleteReports, report.holder.organ, request);
  const auto version = CurrentVersion(reader, id);
  if (!version) throw web::ProblemError(web::ToProblem({ErrorKind::kNotFound, "没有这份报告，可能已被删除。", ""}));
  web::Page page = Frame(visitor, "删除这份报告？", Tab::kReports);
  page.width = web::Width::kText;
  page.body.Add(
      "<p>将删除“{}”（{}）及其核对结论，它不再参加上下年对照和雷同比对。删除后可以撤销。</p><form method=\"post\" "
      "action=\"/office/reports/{}/delete\" class=\"confirm\">{}<button class=\"btn btn-danger\" "
      "type=\"submit\">确认删除"
      "</button> <a class=\"btn\" href=\"/office/reports/{}\">不删，返回报告</a></form>",
      NameOf(report, version->file_name), version->file_name, id, ActFields(request), id);
  return Response::Of(RenderPage(page, request));
}

account::Actor ActorOnReport(const Site& site, const Request& request, const Visitor& visitor, std::int64_t id) {
  db::Reader reader = site.desk.database.Read();
  return ActorOn(visitor, Act::kDeleteReports, SeenOrDeletedReport(reader, visitor, id).holder.organ, request);
}

}  // namespace

void AddListPages(account::Office& office, Site& site) {
  office.Get("/office/reports", Act::kSeeReports,
             [&](const Request& request, const Visitor& visitor) { return ShowList(site, request, visitor); });
  office.Get("/office/reports/{id}/delete", Act::kDeleteReports,
             [&](const Request& request, const Visitor& visitor) { return AskDelete(site, request, visitor); });
  office.Post("/office/reports/{id}/delete", Act::kDeleteReports, [&](const Request& request, const Visitor& visitor) {
    const std::int64_t id = NumberIn(request, "id");
    web::OrProblem(Delete(site.desk, id, ActorOnReport(site, request, visitor, id)));
    return Response::SeeOther(Url::Local("/office/reports").With("deleted", std::to_string(id)));
  });
  office.Post("/office/reports/{id}/restore", Act::kDeleteReports, [&](const Request& request, const Visitor& visitor) {
    const std::int64_t id = NumberIn(request, "id");
    web::OrProblem(Restore(site.desk, id, ActorOnReport(site, request, visitor, id)));
    return Response::SeeOther(Url::Local("/office/reports/{}", id));
  });
}

}  // namespace gongkai::report
