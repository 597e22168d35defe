#include "home/call_budget.h"

namespace gongkai::home {

bool CallBudget::Spend(const std::string& caller, Instant now) {
  constexpr std::chrono::hours kHour{1};
  const std::lock_guard lock(mutex_);
  if (spent_.size() >= kMostCallers && !spent_.contains(caller)) {
    std::erase_if(spent_, [&](const auto& each) { return now - each.second.since >= kHour; });
    if (spent_.size() >= kMostCallers) spent_.clear();
  }
  Spent& spent = spent_[caller];
  if (now - spent.since >= kHour) spent = {.since = now};
  return ++spent.count <= per_hour_;
}

}  // namespace gongkai::home
