// What happened and what is still to come, in the order of time. What lies ahead or is overdue says so in words.
//
//   Timeline("办理经过", {{.time = "2026-03-10 09:05", .what = "收到", .who = "林溪"},
//                          {.time = "2026-04-08", .what = "最后一天", .kind = EventKind::kAhead}});
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/html.h"

namespace gongkai::web {

enum class EventKind { kPast, kAhead, kOverdue };

struct Event {
  std::string time;  // "2026-03-10 09:05" or "2026-03-10", Beijing time
  std::string what;
  std::string who{};  // empty: nobody, it came about by itself
  Html detail{};      // more of it; mostly empty
  EventKind kind = EventKind::kPast;
};

/// Shown as handed over. `label`: what it is of, for those who hear the page.
Html Timeline(std::string_view label, const std::vector<Event>& events);

}  // namespace gongkai::web
