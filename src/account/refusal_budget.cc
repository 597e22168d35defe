#include "account/refusal_budget.h"

namespace gongkai::account {

RefusalBudget::Turn RefusalBudget::Spend(PersonId person, Instant now) {
  const std::lock_guard lock(mutex_);
  Spent& spent = spent_[person];
  if (now - spent.since >= std::chrono::minutes(1)) spent = {.since = now};
  ++spent.count;
  if (spent.count < kPerMinute) return Turn::kRecord;
  return spent.count == kPerMinute ? Turn::kRecordAsLast : Turn::kPassOver;
}

}  // namespace gongkai::account
