#include "report/campaign/campaign_view.h"

#include <algorithm>

#include "base/fold.h"
#include "disclosure/item_steps_actions.h"
#include "report/actions.h"
#include "report/campaign/unit_report_store.h"
#include "report/campaign/unit_store.h"
#include "report/compile/annual_view.h"
#include "report/report_store.h"

namespace gongkai::report {
namespace {

using account::OrganId;

constexpr int kMostTops = 500;

/// What is known of a year, asked for once.
struct Year {
  int year = 0;
  Date today{};
  std::optional<std::chrono::month_day> township_day;
  std::map<OrganId, AnnualFacts> annuals;
  std::map<OrganId, AnnualBegun> begun;
  std::vector<CampaignReport> reports;  // by unit
  std::map<UnitId, Reminded> reminded;
  std::vector<PlanDay> plan;
  std::map<std::pair<account::OrganKind, bool>, std::optional<AnnualDue>> dues;  // of a kind, led from above or not
};

/// Of all units, or of one.
Year YearOf(db::Session& session, int year, Date today, std::optional<UnitId> only = std::nullopt) {
  Year all{.year = year,
           .today = today,
           .township_day = ParseMonthDay(GetSetting(session, kTownshipDeadlineSetting)),
           .annuals = {},
           .begun = AnnualsBegun(session, year),
           .reports = CampaignReportsOf(session, year, only),
           .reminded = RemindedIn(session, year),
           .plan = PlanOf(CampaignDaysOf(session, year)),
           .dues = {}};
  for (AnnualRow& row : AnnualRowsOf(session, year)) {
    row.facts.carrier = CarrierAt(disclosure::StageFrom(row.carrier).value_or(disclosure::Stage::kDraft));
    all.annuals.emplace(row.organ, row.facts);
  }
  return all;
}

const std::optional<AnnualDue>& DueOf(Year& all, const Unit& unit) {
  const auto [due, is_new] = all.dues.try_emplace({unit.kind, unit.is_led_from_above});
  if (is_new) due->second = AnnualDueOf(unit.kind, unit.is_led_from_above, all.year, all.township_day);
  return due->second;
}

const CampaignReport* ReportIn(const Year& all, UnitId unit) {
  const auto found = std::ranges::lower_bound(all.reports, unit, {}, &CampaignReport::unit);
  return found == all.reports.end() || found->unit != unit ? nullptr : &*found;
}

CampaignFacts FactsOf(Year& all, const Unit& unit) {
  CampaignFacts facts{
      .is_led_from_above = unit.is_led_from_above, .is_in_system = unit.organ.has_value(), .due = DueOf(all, unit)};
  if (unit.organ) {
    if (const auto annual = all.annuals.find(*unit.organ); annual != all.annuals.end()) facts.annual = annual->second;
    const auto begun = all.begun.find(*unit.organ);
    facts.is_begun = begun != all.begun.end();
    facts.is_checked = facts.is_begun && begun->second.is_checked;
  }
  const CampaignReport* const report = ReportIn(all, unit.id);
  if (report != nullptr && !report->is_compiled) {
    facts.has_file = true;
    facts.file_submitted_on = report->submitted_on;
    facts.file_published_on = report->published_on;
  }
  return facts;
}

CampaignLine LineOf(Year& all, Unit unit) {
  const CampaignFacts facts = FactsOf(all, unit);
  CampaignLine line{.unit = std::move(unit)};
  line.step = StepOf(facts, all.today);
  line.time = InTimeOf(facts, all.today);
  if (IsPlanFor(facts)) line.behind = BehindPlan(line.step, all.plan, all.today);
  if (facts.due && !facts.is_led_from_above) line.last_day = facts.due->last_day;
  line.submitted_on = SubmittedOn(facts);
  line.published_on = PublishedOn(facts, all.today);
  if (const auto times = all.reminded.find(line.unit.id); times != all.reminded.end()) line.reminded = times->second;
  if (const CampaignReport* const report = ReportIn(all, line.unit.id)) {
    line.has_report = true;
    line.is_checked = report->is_checked;
    line.errors = report->errors;
    line.warnings = report->warnings;
  }
  return line;
}

/// What only the lines that are shown need.
void AddWords(Year& all, CampaignLine& line) {
  const CampaignFacts facts = FactsOf(all, line.unit);
  line.words = WordsFor(facts, all.today);
  if (line.last_day) line.source = facts.due->source;
}

bool IsInSight(const UnitSight& sight, const Unit& unit) {
  if (!sight) return true;
  return unit.organ && std::ranges::find(*sight, *unit.organ) != sight->end();
}

/// The county's own level has figures and no report of its own: what it does stands in its office's.
bool Owes(const Unit& unit, int year) {
  const bool is_figures_alone = unit.is_own_level && !unit.organ;
  return !is_figures_alone && unit.first_year <= year && year <= unit.last_year;
}

/// Who sums up from outside, as the city does, owes nothing to this campaign.
bool IsOutsideTop(const Unit& unit) { return !unit.parent && !unit.organ; }

/// Units as they come from the store, by id: who has others below, and who is below whom.
class Forest {
 public:
  explicit Forest(const std::vector<Unit>& units) : units_(units), is_parent_(units.size()) {
    for (const Unit& unit : units) {
      const auto parent = unit.parent ? PlaceOf(*unit.parent) : units.size();
      if (parent < units.size()) is_parent_[parent] = true;
    }
  }
  bool IsParent(std::size_t place) const { return is_parent_[place]; }
  bool IsBelow(std::size_t place, UnitId top) const {
    for (int level = 0; place < units_.size() && level <= kMostUnitLevels; ++level) {
      const Unit& unit = units_[place];
      if (unit.id == top) return true;
      if (!unit.parent) return false;
      place = PlaceOf(*unit.parent);
    }
    return false;
  }

 private:
  std::size_t PlaceOf(UnitId id) const {
    const auto found = std::ranges::lower_bound(units_, id, {}, &Unit::id);
    return found == units_.end() || found->id != id ? units_.size() : static_cast<std::size_t>(found - units_.begin());
  }
  const std::vector<Unit>& units_;
  std::vector<bool> is_parent_;
};

bool IsMatch(const CampaignLine& line, const CampaignFilter& filter) {
  if (filter.step && line.step != *filter.step) return false;
  if (filter.overdue && line.time != InTime::kOverdue) return false;
  if (filter.behind && !line.behind) return false;
  if (filter.missing && !IsMissing(line.step)) return false;
  return filter.words.empty() || line.unit.name.find(filter.words) != std::string::npos ||
         line.unit.short_name.find(filter.words) != std::string::npos;
}

void Count(CampaignNumbers& numbers, const CampaignLine& line) {
  ++numbers.by_step[line.step];
  if (line.step == CampaignStep::kLedFromAbove) {
    ++numbers.led_from_above;
    return;
  }
  ++numbers.units;
  numbers.in_time += line.time == InTime::kInTime ? 1 : 0;
  numbers.late += line.time == InTime::kLate ? 1 : 0;
  numbers.overdue += line.time == InTime::kOverdue ? 1 : 0;
  numbers.behind += line.behind ? 1 : 0;
  numbers.missing += IsMissing(line.step) ? 1 : 0;
  numbers.reminded += line.reminded ? 1 : 0;
}

/// All in sight under the filter's unit, as `each` takes them.
template <class Each>
void GoThrough(db::Session& session, Year& all, const UnitSight& sight, const CampaignFilter& filter, Each each) {
  const std::vector<Unit> units = AllUnits(session);
  const Forest forest(units);
  for (std::size_t place = 0; place < units.size(); ++place) {
    const Unit& unit = units[place];
    if (!Owes(unit, all.year) || (IsOutsideTop(unit) && forest.IsParent(place)) || !IsInSight(sight, unit)) continue;
    if (!filter.under || forest.IsBelow(place, *filter.under)) each(LineOf(all, unit));
  }
}

}  // namespace

UnitSight UnitSightOf(const account::Visitor& visitor) { return visitor.OrgansFor(account::Act::kSeeReports); }

CampaignPage CampaignOf(db::Session& session, const UnitSight& sight, int year, const CampaignFilter& filter,
                        Date today) {
  Year all = YearOf(session, year, today);
  CampaignPage page;
  const int first = (std::max(filter.page, 1) - 1) * kCampaignPage;
  GoThrough(session, all, sight, filter, [&](CampaignLine line) {
    Count(page.numbers, line);
    if (!IsMatch(line, filter)) return;
    const bool is_shown = first <= page.found && page.found < first + kCampaignPage;
    ++page.found;
    if (!is_shown) return;
    AddWords(all, line);
    page.lines.push_back(std::move(line));
  });
  page.last_page = std::max(1, (page.found + kCampaignPage - 1) / kCampaignPage);
  return page;
}

std::vector<CampaignLine> CampaignLines(db::Session& session, const UnitSight& sight, int year,
                                        const CampaignFilter& filter, Date today) {
  Year all = YearOf(session, year, today);
  std::vector<CampaignLine> lines;
  GoThrough(session, all, sight, filter, [&](CampaignLine line) {
    if (!IsMatch(line, filter)) return;
    AddWords(all, line);
    lines.push_back(std::move(line));
  });
  return lines;
}

std::optional<CampaignLine> CampaignLineOf(db::Session& session, const UnitSight& sight, int year, UnitId id,
                                           Date today) {
  auto unit = FindUnit(session, id);
  if (!unit || !Owes(*unit, year) || !IsInSight(sight, *unit)) return std::nullopt;
  if (IsOutsideTop(*unit) && !ChildrenOf(session, id).empty()) return std::nullopt;
  Year all = YearOf(session, year, today, id);
  CampaignLine line = LineOf(all, std::move(*unit));
  AddWords(all, line);
  if (const auto head = FindUnitReportHead(session, id, year)) line.link = head->link;
  return line;
}

std::vector<CampaignTop> CampaignTops(db::Session& session, const UnitSight& sight) {
  std::vector<CampaignTop> tops = TopsOf(session, kMostTops);
  std::erase_if(tops, [&](const CampaignTop& top) {
    return sight && (!top.organ || std::ranges::find(*sight, *top.organ) == sight->end());
  });
  return tops;
}

std::string SourceWordsOf(const CampaignLine& line) {
  if (line.step == CampaignStep::kLedFromAbove) return "垂直领导，不归本级汇总";
  if (!line.last_day) return "没有规定日子";
  return "最迟 " + gongkai::ToString(*line.last_day) + "（" + line.source + "）";
}

}  // namespace gongkai::report
