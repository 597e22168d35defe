#include "report/campaign/time_share.h"

#include <algorithm>
#include <unordered_map>

#include "report/campaign/outlier.h"

namespace gongkai::report {
namespace {

int DaysIntoYear(Date day, int year) {
  const auto first = std::chrono::sys_days(Date{std::chrono::year(year), std::chrono::January, std::chrono::day(1)});
  return static_cast<int>((std::chrono::sys_days(day) - first).count()) + 1;
}

/// Of what was compiled here both days are kept: one that is missing was not done, and a report that was taken back is
/// not with the public. Only who owes it submits it.
std::optional<Date> DoneHereOn(const ReportDays& days, bool owes_submission, Date today) {
  if (days.is_withdrawn || !days.published_on || *days.published_on > today) return std::nullopt;
  if (!owes_submission) return days.published_on;
  if (!days.submitted_on) return std::nullopt;
  return std::max(*days.submitted_on, *days.published_on);
}

/// Both duties are owed by that day (第四十九条第一款): the later of the two; of a file from outside, of which one day
/// may be known alone, that one; of what is not to be submitted the publication alone.
std::optional<Date> DoneOn(const ReportDays& days, const std::optional<AnnualDue>& due, Date today) {
  if (days.is_compiled) return DoneHereOn(days, due && due->is_submitted, today);
  if (due && !due->is_submitted) return days.published_on;
  if (days.submitted_on && days.published_on) return std::max(*days.submitted_on, *days.published_on);
  return days.submitted_on ? days.submitted_on : days.published_on;
}

Timed TimedOf(const Unit& unit, const ReportDays* days, int year, std::optional<std::chrono::month_day> township_day,
              Date today) {
  const auto due = AnnualDueOf(unit.kind, unit.is_led_from_above, year, township_day);
  std::optional<Date> done;
  if (days != nullptr) done = DoneOn(*days, due, today);
  Timed timed{.has_come = days != nullptr};
  if (done) timed.days = DaysIntoYear(*done, year + 1);
  if (!due) return timed;
  const bool is_undone = !done && (days == nullptr || days->is_compiled);  // and not merely unknown
  if (done) timed.in_time = *done <= due->last_day;
  if (is_undone && today > due->last_day) timed.in_time = false;
  timed.is_not_due = is_undone && today <= due->last_day;
  return timed;
}

}  // namespace

std::optional<Number> TimeShare::share() const {
  const int known = in_time + late;
  if (known == 0 || came == 0) return std::nullopt;
  const std::int64_t tenths = (std::int64_t{in_time} * 2000 + known) / (std::int64_t{known} * 2);
  return Number{Int128{tenths} * (Number::kOne / 10)};
}

TimeShare TimeShareOf(std::span<const Timed> all) {
  TimeShare share;
  std::vector<Number> days;
  for (const Timed& each : all) {
    if (each.days) days.push_back(Number::Of(*each.days));
    if (each.has_come) ++share.came;
    if (each.is_not_due) ++share.not_due;
    if (!each.in_time) {
      ++share.unknown;
    } else {
      ++(*each.in_time ? share.in_time : share.late);
    }
  }
  share.median_days = MedianOf(std::move(days));
  return share;
}

TimeShare ReportTimeOf(std::span<const Unit> units, std::span<const ReportDays> days, int year,
                       std::optional<std::chrono::month_day> township_day, Date today) {
  std::unordered_map<UnitId, const ReportDays*> by_unit;
  by_unit.reserve(days.size());
  for (const ReportDays& each : days) by_unit.emplace(each.unit, &each);
  std::vector<Timed> all;
  for (const Unit& unit : units) {
    // The figures of the own level are part of the government's report, and no report that is owed.
    if (unit.is_led_from_above || unit.is_own_level || year < unit.first_year || year > unit.last_year) continue;
    const auto found = by_unit.find(unit.id);
    all.push_back(TimedOf(unit, found == by_unit.end() ? nullptr : found->second, year, township_day, today));
  }
  return TimeShareOf(all);
}

std::string WhyNoShare(const TimeShare& reports) {
  if (reports.share()) return {};
  if (reports.in_time + reports.late + reports.unknown == 0) return "没有要报的单位";
  if (reports.came == 0 && reports.late == 0 && reports.not_due > 0) return "还没有到期，也还没有收到报告";
  if (reports.came == 0) return "没有收到这一年的报告";
  if (reports.not_due == reports.unknown) return "还没有到期，报告还没有都报送、公布";
  return reports.not_due > 0 ? "收到的报告没有日子可比，其余还没有到期" : "收到的报告没有日子可比";
}

}  // namespace gongkai::report
