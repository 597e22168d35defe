#include "disclosure/search/search_windows.h"

#include <algorithm>
#include <utility>

namespace gongkai::disclosure {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

int YearOf(Date day) { return static_cast<int>(day.year()); }
unsigned MonthOf(Date day) { return static_cast<unsigned>(day.month()); }

/// Places of the first window: of what stands in every second entry it has enough.
std::int64_t FirstPlaces(std::int64_t most) { return std::max<std::int64_t>(2'000, most * 2); }

constexpr std::int64_t kMostGrowth = 30;

struct Period {
  std::string mark;
  Date last;
};

/// The longest one that begins with that day and does not go beyond `last`.
Period PeriodFrom(Date first, Date last) {
  if (unsigned{first.day()} == 1) {
    const Date end_of_year = first.year() / std::chrono::December / 31;
    if (MonthOf(first) == 1 && end_of_year <= last) return {MarkOfYear(YearOf(first)), end_of_year};
    const Date end_of_month(sys_days(first.year() / first.month() / std::chrono::last));
    if (end_of_month <= last) return {MarkOfMonth(first), end_of_month};
  }
  return {MarkOfDay(first), first};
}

}  // namespace

std::string MarkOfYear(int year) { return "y" + std::to_string(year); }

std::string MarkOfMonth(Date day) { return "m" + std::to_string(YearOf(day) * 100 + static_cast<int>(MonthOf(day))); }

std::string MarkOfDay(Date day) {
  const int month = YearOf(day) * 100 + static_cast<int>(MonthOf(day));
  return "d" + std::to_string(month * 100 + static_cast<int>(unsigned{day.day()}));
}

std::vector<std::string> MarksBetween(Date first, Date last) {
  std::vector<std::string> marks;
  while (first <= last) {
    Period period = PeriodFrom(first, last);
    marks.push_back(std::move(period.mark));
    first = Date(sys_days(period.last) + days(1));
  }
  return marks;
}

Windows::Windows(std::vector<IndexedDays> days, int most) : days_(std::move(days)), most_(most) {
  for (const IndexedDays& each : days_) left_ += each.places;
  if (!days_.empty()) last_ = days_.front().first;
}

/// As many places as hold what is missing if they are like those before; of what was not found at all as if the next
/// place had it. Never too many at once: what stands nowhere lately may have stood everywhere once.
std::int64_t Windows::Wanted(int found) const {
  if (looked_ == 0) return FirstPlaces(most_);
  const std::int64_t missing = std::max<std::int64_t>(1, most_ - found);
  return std::clamp(missing * looked_ / (found + 1) * 5 / 4, looked_, looked_ * kMostGrowth);
}

std::optional<Window> Windows::Next(int found) {
  if (next_ == days_.size()) return std::nullopt;
  const std::int64_t wanted = Wanted(found);
  // Rather all than nearly all and then the rest.
  const bool takes_all = wanted >= left_ / 4 * 3;
  std::int64_t taken = 0;
  Window window{.first = last_, .last = last_};
  while (next_ < days_.size() && (takes_all || taken < wanted)) {
    taken += days_[next_].places;
    window.first = days_[next_++].first;
  }
  looked_ += taken;
  left_ -= taken;
  last_ = Date(sys_days(window.first) - days(1));
  window.is_last = next_ == days_.size();
  return window;
}

}  // namespace gongkai::disclosure
