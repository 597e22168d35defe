// A month of the calendar in which days count or do not count, each with its reason. Nothing is told by colour alone: a
// day that counts bears its number, one that does not the reason, in words.
//
//   Month(2026y / February, [&](Date day) -> DayMark { return {.number = …, .why = "春节"}; })
#pragma once

#include <functional>
#include <string>

#include "base/date.h"
#include "web/html.h"

namespace gongkai::web {

struct DayMark {
  enum class Kind { kOutside, kCounts, kDoesNotCount };
  Kind kind = Kind::kOutside;  // outside: nothing is being counted on this day
  int number = 0;              // of a day that counts, from 1; 0 where none is shown
  std::string why{};           // "周末", "春节", "调休上班"; may be empty on a plain day that counts
  std::string note{};          // what is on this day: "收到申请", "最后一天"; mostly empty
};

/// Weeks begin on Monday.
Html Month(std::chrono::year_month month, const std::function<DayMark(Date)>& mark);

}  // namespace gongkai::web
