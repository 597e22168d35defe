// What the due day would be: reckoned by hand, with weekends alone. Nothing that is tried changes the case.
#include "request/what_if.h"

#include <doctest/doctest.h>

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

const law::WorkingCalendar& Weekdays() {
  static const law::WorkingCalendar calendar;
  return calendar;
}

CaseFold Submitted(law::Channel channel) {
  CaseEvent event;
  event.kind = CaseEventKind::kSubmitted;
  event.on = 2026y / 3 / 2;
  event.organ = account::OrganId{1};
  event.channel = channel;
  CaseFold fold;
  REQUIRE(Apply(fold, event, Weekdays()));
  return fold;
}

std::optional<Date> Due(const CaseFold& fold) { return StatusOf(fold, Weekdays()).reply.due; }

/// Of what was handed in on Monday the second of March: the twentieth working day is the thirtieth.
std::optional<Date> DueIf(const WhatIf& typed, law::Channel channel = law::Channel::kInPerson) {
  const CaseFold fold = Submitted(channel);
  const auto before = Due(fold);
  const auto tried = TryOut(fold, typed, Weekdays());
  for (const FieldError& error : tried.errors()) MESSAGE(error.field, ": ", error.message);
  REQUIRE(tried);
  CHECK(Due(fold) == before);
  return Due(*tried);
}

std::string FieldIf(const WhatIf& typed) {
  const auto tried = TryOut(Submitted(law::Channel::kInPerson), typed, Weekdays());
  return tried ? "" : tried.errors().front().field;
}

TEST_CASE("what moves the day, and to which") {
  CHECK(Due(Submitted(law::Channel::kInPerson)) == Date(2026y / 3 / 30));
  CHECK(DueIf({.what = "extend", .on = "2026-03-10", .working_days = "5"}) == Date(2026y / 4 / 6));
  // From the eleventh to the seventeenth five working days do not count.
  CHECK(DueIf({.what = "consult", .on = "2026-03-10", .then = "2026-03-17", .with = "third_party"}) ==
        Date(2026y / 4 / 6));
  CHECK(DueIf({.what = "consult", .on = "2026-03-10", .with = "other_organ"}) == std::nullopt);
  // The count starts anew on the day on which the correction comes.
  CHECK(DueIf({.what = "ask-correction", .on = "2026-03-10", .then = "2026-03-16", .until = "2026-03-20"}) ==
        Date(2026y / 4 / 13));
  CHECK(DueIf({.what = "delay", .on = "2026-03-10", .until = "2026-04-30"}) == Date(2026y / 4 / 30));
  CHECK(DueIf({.what = "confirm", .on = "2026-03-03"}, law::Channel::kOnline) == Date(2026y / 3 / 31));
}

TEST_CASE("what cannot be is told beside what was typed") {
  CHECK(FieldIf({.what = "", .on = "2026-03-10"}) == "what");
  CHECK(FieldIf({.what = "replied", .on = "2026-03-10"}) == "what");  // signed by three, or not at all
  CHECK(FieldIf({.what = "extend", .on = ""}) == "on");
  CHECK(FieldIf({.what = "extend", .on = "3月10日"}) == "on");
  CHECK(FieldIf({.what = "extend", .on = "2026-03-10", .working_days = "21"}) == "what");
  CHECK(FieldIf({.what = "extend", .on = "2026-03-10", .working_days = "x"}) == "working_days");
  CHECK(FieldIf({.what = "correction", .on = "2026-03-10"}) == "what");
  CHECK(FieldIf({.what = "ask-correction", .on = "2026-03-10", .then = "2026-03-09", .until = "2026-03-20"}) == "then");
}

}  // namespace
}  // namespace gongkai::request
