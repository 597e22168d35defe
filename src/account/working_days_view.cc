#include "account/working_days_view.h"

#include <stdexcept>

#include "embedded/embedded_calendar.h"

namespace gongkai::account {
namespace {

law::WorkingCalendar FromNotices() {
  auto calendar = law::WorkingCalendar::FromTsv(embedded::Calendar().front().bytes);
  if (!calendar) throw std::logic_error(calendar.error().message);
  return std::move(*calendar);
}

}  // namespace

const law::WorkingCalendar& WorkingDays() {
  static const law::WorkingCalendar calendar = FromNotices();
  return calendar;
}

}  // namespace gongkai::account
