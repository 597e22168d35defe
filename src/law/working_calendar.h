// The working calendar: which days are working days of public organs, by the State Council's yearly holiday notices.
//
// A day is a working day if a notice makes it one, or if it is Monday to Friday and no notice makes it a day off. In
// comes the text of data/holidays.tsv (and of notices that an operator adds); out come answers about single days and
// terms counted in working days. Nothing here opens a file or asks what day it is. A year whose notice is not loaded is
// reckoned by its weekends alone: ask CoversYear, and say so to the person.
//
// Source: 国务院办公厅关于部分节假日安排的通知 (yearly).
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace gongkai::law {

/// A number of working days; not std::chrono::days, so that the two cannot be mixed up.
struct WorkingDays {
  int count = 0;
  auto operator<=>(const WorkingDays&) const = default;
};

enum class DayKind {
  kWeekday,  // ordinary working day
  kWeekend,  // ordinary Saturday or Sunday
  kHoliday,  // off by a notice
  kMakeUp,   // worked by a notice, although a weekend
};

struct DayExplanation {
  DayKind kind = DayKind::kWeekday;
  std::string holiday;  // "春节", of a day off or of the holiday a make-up day belongs to; else empty
  int notice_year = 0;  // the year of that notice, which may be the year after the date's; else 0
};

class WorkingCalendar {
 public:
  /// Weekends only; no year is covered.
  WorkingCalendar() = default;

  /// Rows "date<TAB>off|work<TAB>holiday<TAB>year of the notice"; lines that are empty or begin with # are passed over.
  /// A later row for the same date replaces an earlier one, as a later notice does.
  ///
  /// Errors: kInvalidInput, naming the line.
  static Result<WorkingCalendar> FromTsv(std::string_view tsv);

  bool IsWorkingDay(Date date) const;
  DayExplanation Explain(Date date) const;

  /// Whether the notice for this year is loaded.
  bool CoversYear(int year) const;

  /// The n-th working day after `date`: day 1 is the next working day, n = 0 is `date` itself, n is never negative.
  Date AddWorkingDays(Date date, WorkingDays n) const;

  /// Working days after `after`, up to and including `through`; none when `through` is not later.
  WorkingDays CountWorkingDays(Date after, Date through) const;

  /// Where a term counted in days or months ends, whose last day is `last_day`: that day, or the next working day when
  /// it is not one. Source: 行政诉讼法 and 民事诉讼法 on terms that end on a holiday.
  Date MoveToWorkingDay(Date last_day) const;

 private:
  struct Exception {
    std::chrono::sys_days day;
    bool working = false;
    int notice_year = 0;
    std::string holiday;
    int sum = 0;  // by how many working days this and all earlier exceptions differ from plain weeks
  };
  const Exception* Find(std::chrono::sys_days day) const;
  int WorkingDaysThrough(std::chrono::sys_days day) const;
  void Arrange();

  std::vector<Exception> exceptions_;  // ordered by day, one a day
  std::vector<int> years_;             // of the notices loaded, ordered
};

}  // namespace gongkai::law
