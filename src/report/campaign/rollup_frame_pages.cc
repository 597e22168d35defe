#include "report/campaign/rollup_frame_pages.h"

#include <algorithm>

#include "report/campaign/in_step_actions.h"
#include "report/campaign/see_pages.h"
#include "report/compile/compile_tables.h"
#include "report/drawn_table_view.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

Unit UnitAsked(db::Session& session, const Request& request) {
  for (const auto& chosen : {request.form.Int("unit"), request.query.Int("unit")}) {
    if (!chosen) continue;
    if (auto unit = FindUnit(session, UnitId{*chosen})) return std::move(*unit);
    throw web::ProblemError({404, "没有这个单位", "汇总的名单里没有这个单位。"});
  }
  if (auto county = CountyUnit(session)) return std::move(*county);
  const std::vector<Unit> tops = TopUnits(session);
  if (tops.empty()) throw web::ProblemError({404, "还没有单位", "还没有设立机关，也没有导入过报告，没有可以汇总的。"});
  return tops.front();
}

Html ValueCell(const Figures& figures, const OfficialCell& drawn, int table,
               const std::function<Url(const CellKey&)>& url) {
  const CellKey key{.table = table, .row = std::string(drawn.row), .column = std::string(drawn.column_name)};
  const auto at = IndexOf(*figures.form, key);
  const auto value = at ? figures.cells[*at] : std::nullopt;
  const std::string shown = ShownNumber(value);
  return Markup("<td colspan=\"{}\" class=\"value {}\"><a href=\"{}\" aria-label=\"{}：{}\">{}</a></td>",
                drawn.column_span, value ? std::string_view() : std::string_view("note"), url(key),
                NameOf(*figures.form, key), shown, shown);
}

}  // namespace

RollUpAsked RollUpAskedIn(Site& site, const Request& request, const Visitor& visitor) {
  if (visitor.ReachWith(Act::kSeeReports) != account::Reach::kCounty) {
    throw web::ProblemError({403, "您的岗位不能这样做", "汇总由县政务公开办办理，您现在的岗位看不到全县的报告。"});
  }
  const auto year = request.params.Int("year");
  const int this_year = static_cast<int>(BeijingDay(site.desk.office.now()).year());
  if (!year || *year <= 0 || *year > this_year || law::FormInForce(static_cast<int>(*year)) == nullptr) {
    throw web::ProblemError({404, "没有这一年的报告", "2019 年以前的年度报告用别的表式，还没有到的年份没有报告。"});
  }
  BringInStep(site.desk, static_cast<int>(*year));
  db::Reader reader = site.desk.database.Read();
  return {.unit = UnitAsked(reader, request), .year = static_cast<int>(*year)};
}

Url RollUpUrl(int year, UnitId unit, std::string_view part) {
  return Url::Local("/office/rollup/" + std::to_string(year) + std::string(part))
      .With("unit", std::to_string(unit.value));
}

web::Page RollUpFrame(db::Session& session, const Visitor& visitor, const RollUpAsked& asked, std::string title,
                      bool is_part) {
  web::Page page = Frame(visitor, std::move(title), Tab::kReports);
  page.styles.emplace_back("css/items.css");
  AddSeeSide(
      page, {.top = asked.unit, .year = asked.year, .sees_all = true, .has_below = HasChildren(session, asked.unit.id)},
      std::nullopt);
  for (const Unit& above : UnitsAbove(session, asked.unit.id)) {
    page.breadcrumbs.push_back({ShortNameOf(above) + " 汇总", RollUpUrl(asked.year, above.id)});
  }
  if (is_part) {
    page.breadcrumbs.push_back(
        {ShortNameOf(asked.unit) + " " + std::to_string(asked.year) + " 年汇总", RollUpUrl(asked.year, asked.unit.id)});
  }
  return page;
}

Html DrawFigures(const Figures& figures, const std::function<Url(const CellKey&)>& url) {
  Html html;
  for (const int number : {2, 3, 4}) {
    html.Add("{}", DrawOfficialTable(*figures.form, number,
                                     [&](const OfficialCell& cell) { return ValueCell(figures, cell, number, url); }));
  }
  return html;
}

std::string ShownNumber(const std::optional<Number>& value) { return value ? ToString(*value) : "空白"; }

ListPart PartAsked(const Request& request, std::size_t count, std::size_t page_size) {
  ListPart part;
  part.pages = static_cast<int>(std::max<std::size_t>(1, (count + page_size - 1) / page_size));
  const std::int64_t asked = request.query.Int("page").value_or(1);
  part.page = static_cast<int>(std::clamp<std::int64_t>(asked, 1, part.pages));
  part.first = std::min(count, (static_cast<std::size_t>(part.page) - 1) * page_size);
  part.last = std::min(count, part.first + page_size);
  return part;
}

Html Paging(const ListPart& part, Url url) {
  if (part.pages == 1) return {};
  const auto at = [&](int page) { return Url(url).With("page", std::to_string(page)); };
  Html html = Markup("<nav class=\"paging\" aria-label=\"翻页\">");
  if (part.page > 1) html.Add("<a class=\"btn\" href=\"{}\">上一页</a>", at(part.page - 1));
  html.Add("<span>第 {} 页，共 {} 页</span>", part.page, part.pages);
  if (part.page < part.pages) html.Add("<a class=\"btn\" href=\"{}\">下一页</a>", at(part.page + 1));
  html.Add("</nav>");
  return html;
}

}  // namespace gongkai::report
