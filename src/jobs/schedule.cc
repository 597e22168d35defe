#include "jobs/schedule.h"

#include <fmt/format.h>

#include <stdexcept>

namespace gongkai::jobs {
namespace {

constexpr std::chrono::minutes kDay = std::chrono::hours(24);

}  // namespace

Schedule Schedule::Daily(std::chrono::minutes time_of_day) {
  if (time_of_day < std::chrono::minutes(0) || time_of_day >= kDay)
    throw std::invalid_argument("a time of day lies within a day");
  return {kDay, time_of_day};
}

Schedule Schedule::Every(std::chrono::minutes step) {
  if (step < std::chrono::minutes(1) || kDay % step != std::chrono::minutes(0))
    throw std::invalid_argument("the step of a schedule must divide a day");
  return {step, std::chrono::minutes(0)};
}

Instant Schedule::LastDue(Instant now) const {
  const auto since_first = now.time_since_epoch() + kBeijingOffset - offset_;
  return now - since_first % std::chrono::seconds(step_);
}

std::string Schedule::InWords() const {
  if (step_ < kDay) return fmt::format("每 {} 分钟", step_.count());
  return fmt::format("每天 {:02}:{:02}", offset_.count() / 60, offset_.count() % 60);
}

}  // namespace gongkai::jobs
