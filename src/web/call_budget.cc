#include "web/call_budget.h"

#include <algorithm>

namespace gongkai::web {
namespace {

constexpr std::chrono::hours kHour{1};

}  // namespace

bool CallBudget::Spend(const std::string& caller, Instant now) {
  const std::lock_guard lock(mutex_);
  if (spent_.size() >= kMostCallers && !spent_.contains(caller)) {
    std::erase_if(spent_, [&](const auto& each) { return now - each.second.since >= kHour; });
    if (spent_.size() >= kMostCallers) spent_.clear();
  }
  Spent& spent = spent_[caller];
  if (now - spent.since >= kHour) spent = {.since = now};
  return ++spent.count <= per_hour_;
}

std::chrono::seconds CallBudget::Wait(const std::string& caller, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto spent = spent_.find(caller);
  if (spent == spent_.end()) return std::chrono::seconds(0);
  return std::max(std::chrono::seconds(1), std::chrono::seconds(spent->second.since + kHour - now));
}

}  // namespace gongkai::web
