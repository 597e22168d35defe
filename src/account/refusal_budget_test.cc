#include "account/refusal_budget.h"

#include <doctest/doctest.h>

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;
using Turn = RefusalBudget::Turn;

TEST_CASE("the first refusals of a minute are put down, one says that there were more, and the next minute is new") {
  RefusalBudget budget;
  const Instant start = Instant{} + 24h;
  int recorded = 0, last = 0;
  for (int i = 0; i < 1000; ++i) {
    const Turn turn = budget.Spend(PersonId{1}, start);
    recorded += turn == Turn::kRecord;
    last += turn == Turn::kRecordAsLast;
  }
  CHECK(recorded == RefusalBudget::kPerMinute - 1);
  CHECK(last == 1);
  CHECK(budget.Spend(PersonId{2}, start) == Turn::kRecord);
  CHECK(budget.Spend(PersonId{1}, start + 1min) == Turn::kRecord);
}

}  // namespace
}  // namespace gongkai::account
