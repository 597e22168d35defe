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

constexpr std::size_t kKeptYears = 16;         // of places, in memory: of forty thousand units some 25 MB each
constexpr std::size_t kMostYears = 7;          // on one chart
constexpr std::size_t kMostOrgansAsked = 300;  // whose registers are read one by one
constexpr std::size_t kKeptTimes = 64;
constexpr std::size_t kFewNames = 100;  // asked for one by one

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
using Past = std::map<UnitId, std::vector<Number>>;
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

}  // namespace

const Branch* SeenYear::Find(UnitId unit) const {
  const auto found = std::ranges::find(branches, unit, &Branch::unit);
  return found == branches.end() ? nullptr : &*found;
}

SeenYearPtr SeeShelf::Take(db::Session& session, UnitId top, int year) {
  std::string stamp = StampOf(session, year);
  {
    const std::scoped_lock lock(mutex_);
    for (auto it = newest_first_.begin(); it != newest_first_.end(); ++it) {
      if (it->top != top || it->year != year || it->stamp != stamp) continue;
      newest_first_.splice(newest_first_.begin(), newest_first_, it);
      return newest_first_.front().seen;
    }
  }
  auto seen = std::make_shared<SeenYear>();
  seen->now = RollUpNowOf(session, top, year);
  if (seen->now.units.empty()) return nullptr;
  seen->branches = BranchesOf(seen->now.rollup, seen->now.units, seen->now.reports);
  const std::scoped_lock lock(mutex_);
  newest_first_.remove_if([&](const Kept& each) { return each.top == top && each.year == year; });
  newest_first_.push_front({top, year, std::move(stamp), seen});
  if (newest_first_.size() > kKeptYears) newest_first_.pop_back();
  return seen;
}

TimeShare SeeShelf::TakeTime(db::Session& session, UnitId top, int year, Date today) {
  const std::string day = GetSetting(session, kTownshipDeadlineSetting);
  const std::string stamp = DayStampOf(session, year) + day + gongkai::ToString(today);
  {
    const std::scoped_lock lock(mutex_);
    const auto kept = times_.find({top, year});
    if (kept != times_.end() && kept->second.stamp == stamp) return kept->second.share;
  }
  const SeenYearPtr seen = Take(session, top, year);
  if (!seen) return {};
  // The place itself owes a report of its own; what is below it owes its own, too.
  const TimeShare share = ReportTimeOf(seen->now.units, ReportDaysOf(session, year), year, ParseMonthDay(day), today);
  const std::scoped_lock lock(mutex_);
  if (times_.size() > kKeptTimes) times_.clear();
  times_[{top, year}] = {stamp, share};
  return share;
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

web::ChartSeries SeriesOf(db::Session& session, SeeShelf& shelf, UnitId top, const std::vector<int>& years,
                          const Measure& measure, std::string name) {
  web::ChartSeries series{.name = std::move(name), .values = {}};
  for (const int year : years) {
    const SeenYearPtr seen = shelf.Take(session, top, year);
    series.values.push_back(seen ? ValueOver(*seen, measure) : std::nullopt);
  }
  return series;
}

std::vector<std::optional<Number>> ValuesOf(const SeenYear& seen, const Measure& measure) {
  std::vector<std::optional<Number>> values;
  values.reserve(seen.branches.size());
  for (const Branch& each : seen.branches) values.push_back(ValueOf(measure, *seen.now.rollup.form, each.reports));
  return values;
}

std::vector<Outlier> OutliersOf(db::Session& session, SeeShelf& shelf, UnitId top, int year,
                                const OutlierFilter& filter) {
  const SeenYearPtr seen = shelf.Take(session, top, year);
  if (!seen) return {};
  std::vector<SeenYearPtr> before;
  for (const int each : YearsUpTo(year - 1)) {
    if (SeenYearPtr earlier = shelf.Take(session, top, each)) before.push_back(std::move(earlier));
  }
  std::map<UnitId, account::OrganKind> kinds;
  for (const Unit& unit : seen->now.units) kinds.emplace(unit.id, unit.kind);
  std::vector<Outlier> found;
  for (const Measure& measure : CommonMeasures()) {
    if (filter.measure && measure.id != *filter.measure) continue;
    if (filter.against != Against::kPast) {
      std::ranges::move(AgainstPeers(measure, UnitValuesOf(*seen, measure, kinds)), std::back_inserter(found));
    }
    if (filter.against != Against::kPeers) AddAgainstPast(*seen, before, measure, found);
  }
  if (filter.unit) std::erase_if(found, [&](const Outlier& each) { return each.unit != *filter.unit; });
  return found;
}

std::optional<TimeShare> AnswerTimeOf(db::Session& session, const SeenYear& seen, int year) {
  std::vector<account::OrganId> organs;
  for (const Unit& unit : seen.now.units) {
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
