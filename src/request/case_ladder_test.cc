// Who has a case before them how long before its day, and when an application that nobody confirmed is an alarm.
#include "request/case_ladder.h"

#include <doctest/doctest.h>

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;
using law::Channel;

const law::WorkingCalendar kWeekends;  // 2026-03-02 is a Monday

Instant At(Date day, int hour) { return std::chrono::sys_days(day) - kBeijingOffset + std::chrono::hours(hour); }

TEST_CASE("whoever handles a case sees it first, the county last") {
  const Date monday = 2026y / 3 / 2;
  CHECK(WatchedUntil(Watcher::kHandler, monday, kWeekends) == 2026y / 3 / 16);
  CHECK(WatchedUntil(Watcher::kReviewer, monday, kWeekends) == 2026y / 3 / 9);
  CHECK(WatchedUntil(Watcher::kHead, monday, kWeekends) == 2026y / 3 / 4);
  CHECK(WatchedUntil(Watcher::kCounty, monday, kWeekends) == monday);
}

TEST_CASE("every open case falls into one band") {
  const Date friday = 2026y / 3 / 6;
  CHECK(BandOf(std::nullopt, friday, kWeekends) == DueBand::kNoDay);
  CHECK(BandOf(2026y / 3 / 5, friday, kWeekends) == DueBand::kOverdue);
  CHECK(BandOf(friday, friday, kWeekends) == DueBand::kSoon);
  CHECK(BandOf(2026y / 3 / 11, friday, kWeekends) == DueBand::kSoon);  // the third working day after it
  CHECK(BandOf(2026y / 3 / 12, friday, kWeekends) == DueBand::kNear);
  CHECK(BandOf(2026y / 3 / 20, friday, kWeekends) == DueBand::kNear);
  CHECK(BandOf(2026y / 3 / 23, friday, kWeekends) == DueBand::kLater);
  for (const DueBand band : kDueBands) CHECK(DueBandFrom(IdOf(band)) == band);
  CHECK_FALSE(DueBandFrom("x"));
}

TEST_CASE("条例第三十一条: ordinary post is confirmed on the day on which it comes") {
  const Date monday = 2026y / 3 / 2;
  const auto alarm = [&](Date day, int hour) {
    return ConfirmAlarmOf(Channel::kUnsignedMail, monday, At(day, hour), kWeekends);
  };
  CHECK(alarm(monday, 9) == ConfirmAlarm::kNone);
  CHECK(alarm(monday, 13) == ConfirmAlarm::kNone);
  CHECK(alarm(monday, 14) == ConfirmAlarm::kToday);
  CHECK(alarm(monday, 23) == ConfirmAlarm::kToday);
  CHECK(alarm(2026y / 3 / 3, 0) == ConfirmAlarm::kLate);
  // It came on a Saturday: the day is that day all the same.
  CHECK(ConfirmAlarmOf(Channel::kUnsignedMail, 2026y / 3 / 7, At(2026y / 3 / 8, 9), kWeekends) == ConfirmAlarm::kLate);
}

TEST_CASE("anything else is an alarm once a working day has gone by; the county hears of it a day later") {
  for (const Channel channel : {Channel::kOnline, Channel::kFax, Channel::kEmail, Channel::kSignedMail}) {
    const Date friday = 2026y / 3 / 6;
    const auto alarm = [&](Date day) { return ConfirmAlarmOf(channel, friday, At(day, 10), kWeekends); };
    CHECK(alarm(friday) == ConfirmAlarm::kNone);
    CHECK(alarm(2026y / 3 / 8) == ConfirmAlarm::kNone);  // Sunday
    CHECK(alarm(2026y / 3 / 9) == ConfirmAlarm::kLate);
    CHECK_FALSE(CountyHearsOf(friday, At(2026y / 3 / 9, 10), kWeekends));
    CHECK(CountyHearsOf(friday, At(2026y / 3 / 10, 10), kWeekends));
  }
  // A day that is still to come was mistyped somewhere else; nobody is told.
  CHECK(ConfirmAlarmOf(Channel::kOnline, 2026y / 3 / 9, At(2026y / 3 / 2, 10), kWeekends) == ConfirmAlarm::kNone);
}

}  // namespace
}  // namespace gongkai::request
