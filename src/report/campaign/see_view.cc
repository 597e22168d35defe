#include "report/campaign/see_view.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>

#include "report/actions.h"
#include "report/campaign/see_store.h"
#include "report/report_store.h"
#include "request/case_year_view.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kMostKept = 1'200'000;   // units and reports in memory; of forty thousand units 40 MB a year
constexpr std::size_t kMostYears = 7;          // on one chart
constexpr std::size_t kMostOrgansAsked = 300;  // whose registers are read one by one
constexpr std::size_t kKeptTimes = 64;
constexpr std::size_t kKeptOutliers = 8;  // of places
constexpr std::size_t kFewNames = 100;    // asked for one by one

std::optional<Number> ValueOver(const SeenYear& seen, const Measure& measure) {
  const RollUp& rollup = seen.now.rollup;
  std::vector<std::optional<Number>> cells;
  cells.reserve(rollup.cells.size());
  for (const RollUpCell& each : rollup.cells) cells.push_back(each.sum);
  return ValueOf(ReaderOf(measure, *rollup.form), cells);
}

std::vector<UnitValue> UnitValuesOf(const SeenYear& seen, const Measure& measure,
                                    const std::map<UnitId, account::OrganKind>& kinds) {
  std::vector<UnitValue> values;
  const auto figures = ValuesOf(seen, measure);
  for (std::size_t i = 0; i < seen.branches.size(); ++i) {
    const auto kind = kinds.find(seen.branches[i].unit);
    if (kind != kinds.end()) values.push_back({seen.branches[i].unit, kind->second, figures[i]});
  }
  return values;
}

/// The figures of each branch of the years before, by unit, oldest first.
using Past = std::unordered_map<UnitId, std::vector<Number>>;
Past PastOf(const std::vector<SeenYearPtr>& years, const Measure& measure) {
  Past past;
  for (const SeenYearPtr& each : years) {
    if (!ReaderOf(measure, *each->now.rollup.form).IsKnown()) continue;
    const auto values = ValuesOf(*each, measure);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i]) past[each->branches[i].unit].push_back(*values[i]);
    }
  }
  return past;
}

void AddAgainstPast(const SeenYear& seen, const std::vector<SeenYearPtr>& before, const Measure& measure,
                    std::vector<Outlier>& found) {
  Past past = PastOf(before, measure);
  const auto values = ValuesOf(seen, measure);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto earlier = past.find(seen.branches[i].unit);
    if (!values[i] || earlier == past.end()) continue;
    if (auto outlier = AgainstPast(measure, seen.branches[i].unit, *values[i], std::move(earlier->second))) {
      found.push_back(std::move(*outlier));
    }
  }
}

std::vector<Outlier> FarOff(SeeLook& look, UnitId top, int year) {
  const SeenYearPtr seen = look.Take(top, year);
  if (!seen) return {};
  std::vector<SeenYearPtr> before;
  for (const int each : YearsUpTo(year - 1)) {
    if (SeenYearPtr earlier = look.Take(top, each)) before.push_back(std::move(earlier));
  }
  std::map<UnitId, account::OrganKind> kinds;
  for (const Unit& unit : *seen->now.units) kinds.emplace(unit.id, unit.kind);
  std::vector<Outlier> found;
  for (const Measure& measure : CommonMeasures()) {
    std::ranges::move(AgainstPeers(measure, UnitValuesOf(*seen, measure, kinds)), std::back_inserter(found));
    AddAgainstPast(*seen, before, measure, found);
  }
  return found;
}

}  // namespace

const Branch* SeenYear::Find(UnitId unit) const {
  const auto found = std::ranges::find(branches, unit, &Branch::unit);
  return found == branches.end() ? nullptr : &*found;
}

SeenYearPtr SeeShelf::Find(const Key& key) {
  const std::scoped_lock lock(mutex_);
  const auto found = std::ranges::find(newest_first_, key, &std::pair<Key, SeenYearPtr>::first);
  if (found == newest_first_.end()) return nullptr;
  newest_first_.splice(newest_first_.begin(), newest_first_, found);
  return newest_first_.front().second;
}

void SeeShelf::Keep(Key key, SeenYearPtr seen) {
  const std::scoped_lock lock(mutex_);
  newest_first_.remove_if([&](const auto& each) { return each.first.top == key.top && each.first.year == key.year; });
  newest_first_.emplace_front(std::move(key), std::move(seen));
  std::size_t kept = 0;
  for (auto each = newest_first_.begin(); each != newest_first_.end(); ++each) {
    kept += each->second->now.units->size() + each->second->now.reports.size();
    if (kept <= kMostKept || each == newest_first_.begin()) continue;
    newest_first_.erase(each, newest_first_.end());
    break;
  }
}

std::optional<TimeShare> SeeShelf::FindTime(const Key& key) {
  const std::scoped_lock lock(mutex_);
  const auto found = times_.find({key.top, key.year});
  if (found == times_.end() || found->second.first != key.stamp) return std::nullopt;
  return found->second.second;
}

void SeeShelf::KeepTime(const Key& key, const TimeShare& share) {
  const std::scoped_lock lock(mutex_);
  if (times_.size() >= kKeptTimes) times_.clear();
  times_[{key.top, key.year}] = {key.stamp, share};
}

std::optional<std::vector<Outlier>> SeeShelf::FindOutliers(const Key& key) {
  const std::scoped_lock lock(mutex_);
  const auto found = std::ranges::find(outliers_, key, &std::pair<Key, std::vector<Outlier>>::first);
  return found == outliers_.end() ? std::nullopt : std::optional(found->second);
}

void SeeShelf::KeepOutliers(Key key, std::vector<Outlier> outliers) {
  const std::scoped_lock lock(mutex_);
  outliers_.remove_if([&](const auto& each) { return each.first.top == key.top && each.first.year == key.year; });
  outliers_.emplace_front(std::move(key), std::move(outliers));
  if (outliers_.size() > kKeptOutliers) outliers_.pop_back();
}

SeeLook::SeeLook(db::Session& session, SeeShelf& shelf)
    : session_(session), shelf_(shelf), unit_stamp_(UnitStampOf(session)) {}

std::string SeeLook::StampOf(int year) {
  auto [place, is_new] = stamps_.try_emplace(year);
  if (is_new) place->second = unit_stamp_ + ReportStampOf(session_, year);
  return place->second;
}

SeenYearPtr SeeLook::Take(UnitId top, int year) {
  auto [place, is_new] = taken_.try_emplace({top, year});
  if (!is_new) return place->second;
  SeeShelf::Key key{top, year, StampOf(year)};
  place->second = shelf_.Find(key);
  if (place->second) return place->second;
  auto seen = std::make_shared<SeenYear>();
  UnitsPtr& units = units_[top];
  if (!units) units = std::make_shared<const std::vector<Unit>>(UnitsBelow(session_, top));
  if (units->empty()) return nullptr;
  seen->now = RollUpNowOf(session_, top, year, units);
  seen->branches = BranchesOf(seen->now.rollup, *units, seen->now.reports);
  seen->common = CommonValuesOf(*seen->now.rollup.form, seen->branches);
  place->second = std::move(seen);
  shelf_.Keep(std::move(key), place->second);
  return place->second;
}

TimeShare SeeLook::TakeTime(UnitId top, int year, Date today, bool is_now) {
  const std::string day = GetSetting(session_, kTownshipDeadlineSetting);
  const SeeShelf::Key key{top, year,
                          StampOf(year) + (is_now ? DayStampOf(session_, year) : "") + day + gongkai::ToString(today)};
  if (const auto kept = shelf_.FindTime(key)) return *kept;
  const SeenYearPtr seen = Take(top, year);
  if (!seen) return {};
  const TimeShare share = ReportTimeOf(*seen->now.units, ReportDaysOf(session_, year), year, ParseMonthDay(day), today);
  shelf_.KeepTime(key, share);
  return share;
}

std::vector<Outlier> SeeLook::TakeOutliers(UnitId top, int year) {
  SeeShelf::Key key{top, year, {}};
  for (const int each : YearsUpTo(year)) key.stamp += StampOf(each) + "|";
  if (auto kept = shelf_.FindOutliers(key)) return std::move(*kept);
  std::vector<Outlier> found = FarOff(*this, top, year);
  shelf_.KeepOutliers(std::move(key), found);
  return found;
}

std::vector<int> YearsUpTo(int year) {
  std::vector<int> years;
  for (int each = std::max(law::ReportForms().front().first_year, year - static_cast<int>(kMostYears) + 1);
       each <= year; ++each) {
    years.push_back(each);
  }
  return years;
}

std::vector<std::string> NamesOf(db::Session& session, UnitId top, const std::vector<UnitId>& units) {
  std::unordered_map<UnitId, std::string> known;
  if (units.size() > kFewNames) {
    for (const Unit& each : ChildrenOf(session, top)) known.emplace(each.id, ShortNameOf(each));
  }
  std::vector<std::string> names;
  for (const UnitId id : units) {
    if (const auto found = known.find(id); found != known.end()) {
      names.push_back(found->second);
      continue;
    }
    const auto unit = FindUnit(session, id);
    names.push_back(unit ? ShortNameOf(*unit) : "（已不在名单里）");
  }
  return names;
}

web::ChartSeries SeriesOf(SeeLook& look, UnitId top, const std::vector<int>& years, const Measure& measure,
                          std::string name) {
  web::ChartSeries series{.name = std::move(name), .values = {}};
  for (const int year : years) {
    const SeenYearPtr seen = look.Take(top, year);
    series.values.push_back(seen ? ValueOver(*seen, measure) : std::nullopt);
  }
  return series;
}

RollUp RollUpIn(db::Session& session, const SeenYear& seen) {
  RollUp rollup = seen.now.rollup;
  const ReportChecks checks = ChecksOf(session, rollup.year);
  const auto among = [&](const std::vector<UnitId>& units) {
    std::vector<UnitId> found;
    std::ranges::copy_if(rollup.added, std::back_inserter(found),
                         [&](UnitId unit) { return std::ranges::binary_search(units, unit); });
    return found;
  };
  rollup.unchecked = among(checks.unchecked);
  rollup.with_errors = among(checks.with_errors);
  return rollup;
}

std::unordered_set<UnitId> ParentsIn(const SeenYear& seen) {
  std::unordered_set<UnitId> parents;
  for (const Unit& each : *seen.now.units) {
    if (each.parent) parents.insert(*each.parent);
  }
  return parents;
}

std::vector<std::optional<Number>> ValuesOf(const SeenYear& seen, const Measure& measure) {
  const auto common = std::ranges::find(CommonMeasures(), measure.id, &Measure::id);
  if (common != CommonMeasures().end()) {
    return seen.common[static_cast<std::size_t>(common - CommonMeasures().begin())];
  }
  std::vector<std::optional<Number>> values;
  values.reserve(seen.branches.size());
  for (const Branch& each : seen.branches) values.push_back(ValueOf(measure, *seen.now.rollup.form, each.reports));
  return values;
}

std::vector<Outlier> OutliersOf(SeeLook& look, UnitId top, int year, const OutlierFilter& filter) {
  std::vector<Outlier> found = look.TakeOutliers(top, year);
  std::erase_if(found, [&](const Outlier& each) {
    return (filter.unit && each.unit != *filter.unit) || (filter.measure && each.measure != *filter.measure) ||
           (filter.against && each.against != *filter.against);
  });
  return found;
}

std::optional<TimeShare> AnswerTimeOf(db::Session& session, const SeenYear& seen, int year) {
  std::vector<account::OrganId> organs;
  for (const Unit& unit : *seen.now.units) {
    if (unit.organ && !unit.is_led_from_above) organs.push_back(*unit.organ);
  }
  if (organs.empty() || organs.size() > kMostOrgansAsked) return std::nullopt;
  std::vector<Timed> all;
  for (const account::OrganId organ : organs) {
    for (const auto& counted : request::CountedCasesOf(session, organ, year, *seen.now.rollup.form)) {
      if (!counted.ended) continue;
      const auto days = std::chrono::sys_days(*counted.ended) - std::chrono::sys_days(counted.received);
      all.push_back({.in_time = counted.in_time, .days = static_cast<int>(days.count())});
    }
  }
  return TimeShareOf(all);
}

}  // namespace gongkai::report
