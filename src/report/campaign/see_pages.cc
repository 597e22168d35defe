#include "report/campaign/see_pages.h"

#include <algorithm>
#include <array>
#include <utility>

#include "report/campaign/in_step_actions.h"
#include "report/campaign/rollup_frame_pages.h"
#include "report/campaign/unit_store.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kParts = {{{"", "概况"},
                                                                                  {"/years", "历年"},
                                                                                  {"/beside", "机关对比"},
                                                                                  {"/map", "地图"},
                                                                                  {"/outliers", "离群的数"},
                                                                                  {"/copying", "雷同的文字"}}};

bool IsOfOneUnit(SeePart part) { return part == SeePart::kStart || part == SeePart::kYears; }

[[noreturn]] void NoSuchPlace() {
  throw web::ProblemError({404, "没有这个单位", "没有这个单位，或者您的岗位看不到它。"});
}

std::optional<Unit> FirstPlace(db::Session& session) {
  if (auto county = CountyUnit(session)) return county;
  auto tops = TopUnits(session);
  return tops.empty() ? std::nullopt : std::optional(std::move(tops.front()));
}

bool IsInSight(db::Session& session, const Unit& unit, const std::vector<account::OrganId>& organs) {
  const auto is_ours = [&](const Unit& each) {
    return each.organ && std::ranges::find(organs, *each.organ) != organs.end();
  };
  return is_ours(unit) || std::ranges::any_of(UnitsAbove(session, unit.id), is_ours);
}

Unit PlaceIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto organs = visitor.OrgansFor(Act::kSeeReports);
  if (request.query.Has("top")) {
    const auto id = request.query.Int("top");
    auto unit = id ? FindUnit(session, UnitId{*id}) : std::nullopt;
    if (!unit || (organs && !IsInSight(session, *unit, *organs))) NoSuchPlace();
    return std::move(*unit);
  }
  std::optional<Unit> unit;
  if (!organs) unit = FirstPlace(session);
  if (organs && !organs->empty()) unit = UnitOfOrgan(session, organs->front());
  if (!unit) NoSuchPlace();
  return std::move(*unit);
}

Html YearLinks(const SeeAsked& asked, SeePart part) {
  Html links;
  for (const int year : YearsUpTo(asked.last_year)) {
    links.Add("{}", year == asked.year ? Markup("<b aria-current=\"true\">{} 年</b> ", year)
                                       : Markup("<a href=\"{}\">{} 年</a> ", SeeUrl(asked.top.id, year, part), year));
  }
  return links;
}

}  // namespace

SeeAsked SeeAskedIn(Site& site, const Request& request, const Visitor& visitor) {
  const int now = static_cast<int>(BeijingDay(site.desk.office.now()).year());
  const auto year = request.params.Int("year");
  if (!year || *year < law::ReportForms().front().first_year || *year > now) {
    throw web::ProblemError({404, "没有这一年的报告", "2019 年以前的年度报告用别的表式，还没有到的年份没有报告。"});
  }
  BringYearsInStep(site.desk, YearsUpTo(static_cast<int>(*year)));
  db::Reader reader = site.desk.database.Read();
  SeeAsked asked{.top = PlaceIn(reader, request, visitor),
                 .year = static_cast<int>(*year),
                 .sees_all = !visitor.OrgansFor(Act::kSeeReports),
                 .last_year = std::max(now - 1, static_cast<int>(*year))};
  asked.has_below = HasChildren(reader, asked.top.id);
  return asked;
}

Url SeeUrl(UnitId top, int year, SeePart part) {
  return Url::Local("/office/rollup/" + std::to_string(year) + "/see" +
                    std::string(kParts[static_cast<std::size_t>(part)].first))
      .With("top", std::to_string(top.value));
}

Url SeeUrl(const SeeAsked& asked, SeePart part) { return SeeUrl(asked.top.id, asked.year, part); }

void AddSeeSide(web::Page& page, const SeeAsked& asked, std::optional<SeePart> part) {
  page.side_label = "汇总和对比";
  web::SideGroup group{ShortNameOf(asked.top), {}};
  if (asked.sees_all) group.items.push_back({"汇总", RollUpUrl(asked.year, asked.top.id), !part});
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    const auto each = static_cast<SeePart>(i);
    if (asked.has_below || IsOfOneUnit(each)) {
      group.items.push_back({std::string(kParts[i].second), SeeUrl(asked, each), each == part});
    }
  }
  page.side.push_back(std::move(group));
}

web::Page SeeFrame(db::Session& session, const Visitor& visitor, const SeeAsked& asked, std::string title,
                   SeePart part) {
  web::Page page = Frame(visitor, std::move(title), Tab::kReports);
  page.styles.emplace_back("css/see.css");
  if (asked.sees_all) {
    page.breadcrumbs.push_back({std::to_string(asked.year) + " 年汇总", RollUpUrl(asked.year, asked.top.id)});
    for (const Unit& each : UnitsAbove(session, asked.top.id)) {
      page.breadcrumbs.push_back({ShortNameOf(each), SeeUrl(each.id, asked.year, part)});
    }
  }
  AddSeeSide(page, asked, part);
  page.body.Add("<p class=\"gk-see-years\"><span class=\"gk-soft\">{}：</span>{}</p>", asked.top.name,
                YearLinks(asked, part));
  return page;
}

web::Response NothingBelow(db::Session& session, const Request& request, const Visitor& visitor, const SeeAsked& asked,
                           std::string title, SeePart part) {
  web::Page page = SeeFrame(session, visitor, asked, std::move(title), part);
  page.body.Add("<p class=\"empty-note\">{}下面没有要报告的单位，没有可以对比的。</p>", ShortNameOf(asked.top));
  return web::Response::Of(RenderPage(page, request));
}

Measure MeasureIn(const Request& request) {
  return MeasureFrom(request.query.Get("measure")).value_or(CommonMeasures().front());
}

std::string NameWithUnit(const Measure& measure) {
  return measure.name + "（" + std::string(NameOf(measure.unit)) + "）";
}

Html MeasureForm(const SeeAsked& asked, SeePart part, const Measure& chosen, const Html& fields) {
  const auto option = [&](const Measure& each) {
    return Markup("<option value=\"{}\" {}>{}</option>", each.id, web::AttributeIf(each.id == chosen.id, "selected"),
                  each.name);
  };
  Html common, cells;
  for (const Measure& each : CommonMeasures()) common.Add("{}", option(each));
  const law::ReportForm* const form = law::FormInForce(asked.year);
  if (form != nullptr) {
    for (const CellKey& cell : CellsOf(*form)) cells.Add("{}", option(MeasureOf(*form, cell)));
  }
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"{}\"><input type=\"hidden\" name=\"top\" "
      "value=\"{}\">{}<div><label for=\"measure\">看哪个数</label><select class=\"form-select\" id=\"measure\" "
      "name=\"measure\"><optgroup label=\"常用\">{}</optgroup><optgroup "
      "label=\"三张表的每一格\">{}</optgroup></select></div><button class=\"btn btn-primary\" "
      "type=\"submit\">看这个数</button></form>",
      Url::Local("/office/rollup/" + std::to_string(asked.year) + "/see" +
                 std::string(kParts[static_cast<std::size_t>(part)].first)),
      asked.top.id.value, fields, common, cells);
}

void AddSeePages(account::Office& office, Site& site, const std::shared_ptr<SeeShelf>& shelf) {
  AddSeeYearPages(office, site, shelf);
  AddSeeBesidePages(office, site, shelf);
  AddSeeMapPages(office, site, shelf);
  AddSeeOutlierPages(office, site, shelf);
  AddSeeCopyingPages(office, site);
}

}  // namespace gongkai::report
