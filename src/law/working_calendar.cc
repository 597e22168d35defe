// Counting is by difference: working days of plain weeks by arithmetic, and a running sum over the days on which a
// notice departs from them. The obvious way, day by day, is the oracle of working_calendar_test.cc.
#include "law/working_calendar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>

namespace gongkai::law {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

bool IsWeekday(sys_days day) {
  const unsigned weekday = std::chrono::weekday(day).iso_encoding();
  return weekday <= 5;
}

/// Mondays to Fridays from a fixed Monday long ago up to and including `day`; only differences mean anything.
int WeekdaysThrough(sys_days day) {
  constexpr sys_days kMonday = std::chrono::sys_days(std::chrono::year(1900) / 1 / 1);
  const int since = static_cast<int>((day - kMonday).count()) + 1;
  const int weeks = since >= 0 ? since / 7 : (since - 6) / 7;
  return weeks * 5 + std::min(since - weeks * 7, 5);
}

struct Row {
  Date date;
  bool working = false;
  std::string_view holiday;
  int year = 0;
};

/// Cuts a line at its tabs; nothing when there are not exactly four columns.
std::optional<std::array<std::string_view, 4>> Columns(std::string_view line) {
  std::array<std::string_view, 4> columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i == 3)) return std::nullopt;
    columns[i] = line.substr(0, tab);
    if (i < 3) line.remove_prefix(tab + 1);
  }
  return columns;
}

std::optional<Row> ParseRow(std::string_view line) {
  const auto columns = Columns(line);
  if (!columns) return std::nullopt;
  const auto& [date, kind, holiday, year] = *columns;
  const auto day = ParseDate(date);
  if (!day || (kind != "off" && kind != "work") || holiday.empty()) return std::nullopt;
  Row row{*day, kind == "work", holiday, 0};
  const auto end = year.data() + year.size();
  if (std::from_chars(year.data(), end, row.year).ptr != end || row.year < 1949 || row.year > 9999) return std::nullopt;
  // A notice speaks of its own year and of the last days of the year before.
  const int date_year = static_cast<int>(row.date.year());
  if (date_year != row.year && date_year != row.year - 1) return std::nullopt;
  return row;
}

}  // namespace

Result<WorkingCalendar> WorkingCalendar::FromTsv(std::string_view tsv) {
  WorkingCalendar calendar;
  for (int number = 1; !tsv.empty(); ++number) {
    const std::size_t end = tsv.find('\n');
    std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(end == std::string_view::npos ? tsv.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const auto row = ParseRow(line);
    if (!row) {
      return Error{ErrorKind::kInvalidInput,
                   "节假日数据第" + std::to_string(number) +
                       "行不成格式，应为“日期、off或work、节日、通知年份”四列，以制表符分隔。",
                   ""};
    }
    calendar.exceptions_.push_back({sys_days(row->date), row->working, row->year, std::string(row->holiday)});
    calendar.years_.push_back(row->year);
  }
  calendar.Arrange();
  return calendar;
}

void WorkingCalendar::Arrange() {
  std::ranges::sort(years_);
  years_.erase(std::ranges::unique(years_).begin(), years_.end());
  std::ranges::stable_sort(exceptions_, {}, &Exception::day);
  std::vector<Exception> kept;
  for (Exception& exception : exceptions_) {
    if (!kept.empty() && kept.back().day == exception.day) kept.pop_back();
    kept.push_back(std::move(exception));
  }
  int sum = 0;
  for (Exception& exception : kept) {
    sum += static_cast<int>(exception.working) - static_cast<int>(IsWeekday(exception.day));
    exception.sum = sum;
  }
  exceptions_ = std::move(kept);
}

const WorkingCalendar::Exception* WorkingCalendar::Find(sys_days day) const {
  const auto found = std::ranges::lower_bound(exceptions_, day, {}, &Exception::day);
  return found != exceptions_.end() && found->day == day ? &*found : nullptr;
}

int WorkingCalendar::WorkingDaysThrough(sys_days day) const {
  const auto later = std::ranges::upper_bound(exceptions_, day, {}, &Exception::day);
  return WeekdaysThrough(day) + (later == exceptions_.begin() ? 0 : std::prev(later)->sum);
}

bool WorkingCalendar::IsWorkingDay(Date date) const {
  const Exception* exception = Find(sys_days(date));
  return exception ? exception->working : IsWeekday(sys_days(date));
}

DayExplanation WorkingCalendar::Explain(Date date) const {
  const bool weekday = IsWeekday(sys_days(date));
  const Exception* exception = Find(sys_days(date));
  if (!exception) return {weekday ? DayKind::kWeekday : DayKind::kWeekend, "", 0};
  if (exception->working && weekday) return {DayKind::kWeekday, "", 0};
  return {exception->working ? DayKind::kMakeUp : DayKind::kHoliday, exception->holiday, exception->notice_year};
}

bool WorkingCalendar::CoversYear(int year) const { return std::ranges::binary_search(years_, year); }

Date WorkingCalendar::AddWorkingDays(Date date, WorkingDays n) const {
  if (n.count < 0) std::abort();
  if (n.count == 0) return date;
  const int wanted = WorkingDaysThrough(sys_days(date)) + n.count;
  // Plain weeks need 7 days for 5 working days; every exception can cost one more working day, hence at most 2 days
  // each.
  const int longest = (n.count + static_cast<int>(exceptions_.size())) / 5 * 7 + 14;
  int low = 1, high = longest;  // the answer is the first day in (date, date + high] on which the count is reached
  while (low < high) {
    const int middle = low + (high - low) / 2;
    if (WorkingDaysThrough(sys_days(date) + days(middle)) >= wanted) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return sys_days(date) + days(low);
}

WorkingDays WorkingCalendar::CountWorkingDays(Date after, Date through) const {
  if (through <= after) return {};
  return {WorkingDaysThrough(sys_days(through)) - WorkingDaysThrough(sys_days(after))};
}

Date WorkingCalendar::MoveToWorkingDay(Date last_day) const {
  return IsWorkingDay(last_day) ? last_day : AddWorkingDays(last_day, WorkingDays{1});
}

}  // namespace gongkai::law
