// How much was in time, and how long it took: reports of a year by the day on which each was owed, answers of an
// organ's applications. What nobody put a day to is counted apart and is in no share; where nothing came at all there
// is no share to tell. Pure.
//
// Source: 条例第四十九条 (days of reports), 第三十三条 (terms of answers).
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/number.h"
#include "report/campaign/unit.h"
#include "report/compile/annual_state.h"

namespace gongkai::report {

struct TimeShare {
  int in_time = 0, late = 0;
  int unknown = 0;                      // done, or owed, and no day is known
  int not_due = 0;                      // of the unknown: not done yet, and the day is still to come
  int came = 0;                         // of all of them: something is there
  std::optional<Number> median_days{};  // of those whose days are known
  /// Percent with one place; none where nothing is known or nothing came.
  std::optional<Number> share() const;
};

struct Timed {
  bool has_come = true, is_not_due = false;
  std::optional<bool> in_time{};
  std::optional<int> days{};
};
/// In any order. The median of an even number is the mean of the two in the middle.
TimeShare TimeShareOf(std::span<const Timed> all);

/// Days on which one unit's report was handed to the county's office and given to the public.
struct ReportDays {
  UnitId unit{0};
  std::optional<Date> submitted_on{}, published_on{};
  bool is_compiled = false;  // here: a day that is not kept was not done; else it may be unknown
  bool is_withdrawn = false;
};
/// By the day that law or county sets for its kind (AnnualDueOf): submitted and published by then, the government's own
/// by its publication; of a file from outside of which one day alone is known, by that one. Days are counted from 1
/// January on, when the year that is told is over. Units without a day in law are left out of the share, and not of the
/// median.
TimeShare ReportTimeOf(std::span<const Unit> units, std::span<const ReportDays> days, int year,
                       std::optional<std::chrono::month_day> township_day, Date today);
/// Why there is no share of a year's reports, in words: "没有收到这一年的报告". Empty where there is one.
std::string WhyNoShare(const TimeShare& reports);

}  // namespace gongkai::report
