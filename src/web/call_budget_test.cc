// How often somebody may call, and how long he waits for the next time.
#include "web/call_budget.h"

#include <doctest/doctest.h>

namespace gongkai::web {
namespace {

using namespace std::chrono_literals;

constexpr Date kDay = 2026y / 1 / 31;

TEST_CASE("so many calls an hour, each caller by himself, and anew when the hour is over") {
  CallBudget budget(2);
  const Instant now = std::chrono::sys_days(kDay);
  CHECK(budget.Spend("a", now));
  CHECK(budget.Spend("a", now + 59min));
  CHECK_FALSE(budget.Spend("a", now + 59min));
  CHECK(budget.Spend("b", now + 59min));
  CHECK(budget.Spend("a", now + 60min));
}

TEST_CASE("who comes under a thousand names fills no memory") {
  CallBudget budget(1);
  const Instant now = std::chrono::sys_days(kDay);
  for (std::size_t i = 0; i < 3 * CallBudget::kMostCallers; ++i) CHECK(budget.Spend(std::to_string(i), now));
  CHECK_FALSE(budget.Spend(std::to_string(3 * CallBudget::kMostCallers - 1), now));
}

TEST_CASE("who may not call any more is told how long") {
  CallBudget budget(1);
  const Instant now = std::chrono::sys_days(kDay);
  CHECK(budget.Spend("a", now));
  CHECK_FALSE(budget.Spend("a", now + 20min));
  CHECK(budget.Wait("a", now + 20min) == 40min);
  CHECK(budget.Wait("b", now) == 0s);
}

}  // namespace
}  // namespace gongkai::web
