#include "jobs/schedule.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace gongkai::jobs {
namespace {

using namespace std::chrono_literals;

// A moment in Beijing.
Instant At(Date day, std::chrono::seconds time) { return Instant(std::chrono::sys_days(day)) - kBeijingOffset + time; }

constexpr Date kDay = std::chrono::year(2026) / 3 / 10;
constexpr Date kDayBefore = std::chrono::year(2026) / 3 / 9;

TEST_CASE("what is done each day was due today once its time has come, and yesterday before") {
  const Schedule daily = Schedule::Daily(2h + 30min);
  CHECK(daily.LastDue(At(kDay, 2h + 29min + 59s)) == At(kDayBefore, 2h + 30min));
  CHECK(daily.LastDue(At(kDay, 2h + 30min)) == At(kDay, 2h + 30min));
  CHECK(daily.LastDue(At(kDay, 23h)) == At(kDay, 2h + 30min));
  CHECK(daily.NextDue(At(kDay, 2h)) == At(kDay, 2h + 30min));
  CHECK(daily.InWords() == "每天 02:30");
}

TEST_CASE("what is done every few minutes is due at the full steps of the day") {
  const Schedule often = Schedule::Every(10min);
  CHECK(often.LastDue(At(kDay, 9h + 9min + 59s)) == At(kDay, 9h));
  CHECK(often.NextDue(At(kDay, 9h + 9min)) == At(kDay, 9h + 10min));
  CHECK(often.NextDue(At(kDay, 9h)) == At(kDay, 9h + 10min));
  CHECK(often.LastDue(At(kDay, 5s)) == At(kDay, 0s));
  CHECK(often.InWords() == "每 10 分钟");
}

TEST_CASE("a step that does not come round each day, or a time beyond it, is a mistake of the programmer") {
  CHECK_THROWS_AS(Schedule::Every(7min), std::invalid_argument);
  CHECK_THROWS_AS(Schedule::Every(0min), std::invalid_argument);
  CHECK_THROWS_AS(Schedule::Daily(24h), std::invalid_argument);
}

}  // namespace
}  // namespace gongkai::jobs
