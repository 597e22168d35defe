// The part of /account with the secret address of one's calendar, and the page that shows it this once. The calendar
// itself stands above the subjects: home/calendar_pages.h.
#pragma once

#include "account/office.h"
#include "web/html.h"

namespace gongkai::account {

void AddCalendarTokenPages(Office& office);

web::Html CalendarPart(Desk& desk, const web::Request& request, const Visitor& visitor);

}  // namespace gongkai::account
