// When timed work is due. Pure: a schedule and a moment give the moment it was due last and the one it is due next.
// Times of day are those of Beijing.
#pragma once

#include <chrono>
#include <string>

#include "base/instant.h"

namespace gongkai::jobs {

class Schedule {
 public:
  /// Each day at this time, hours and minutes since midnight.
  static Schedule Daily(std::chrono::minutes time_of_day);
  /// At every full step since midnight: Every(10min) is due at 00:00, 00:10, … . Errors: the step must divide a day.
  static Schedule Every(std::chrono::minutes step);

  /// The latest moment that is not after `now`.
  Instant LastDue(Instant now) const;
  /// The earliest moment after `now`.
  Instant NextDue(Instant now) const { return LastDue(now) + step_; }

  /// "每天 02:30", "每 10 分钟".
  std::string InWords() const;

 private:
  Schedule(std::chrono::minutes step, std::chrono::minutes offset) : step_(step), offset_(offset) {}

  std::chrono::minutes step_;
  std::chrono::minutes offset_;  // of the first moment of a day
};

}  // namespace gongkai::jobs
