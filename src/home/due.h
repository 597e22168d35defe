// What waits for somebody: one line of the worklist, told apart by the day it is due. Pure: `today` is a parameter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace gongkai::home {

struct Due {
  std::string what;    // "交 2025 年度报告：枕溪镇"
  std::string detail;  // why, or until when by which article; may be empty
  std::optional<Date> day;
  std::string path;       // where it is done, with its filter: "/office/reports?state=errors"
  std::string key;        // the same each time it is told of, whatever its words: "post-17"; empty without a day
  bool is_asked = false;  // somebody waits for this very person's signature or answer
};

enum class Urgency { kOverdue, kSoon, kLater, kNoDay };

inline constexpr Urgency kUrgencies[] = {Urgency::kOverdue, Urgency::kSoon, Urgency::kLater, Urgency::kNoDay};
/// Soon: within so many days, today included.
inline constexpr std::chrono::days kSoon{7};

Urgency UrgencyOf(const Due& due, Date today);
std::string_view IdOf(Urgency urgency);    // "overdue", "soon", "later", "open"
std::string_view NameOf(Urgency urgency);  // "已过期", "七天内", "以后", "没有期限"
std::optional<Urgency> UrgencyFrom(std::string_view id);

/// "已过 3 天", "今天到期", "还有 3 天"; empty without a day.
std::string DaysLeft(const Due& due, Date today);

/// What is due first stands first, what has no day last; else as it came.
void SortByDay(std::vector<Due>& dues);

/// The lines that have a day, as a calendar that other programs read (RFC 5545): a whole-day entry each, with a
/// reminder the day before. `site`: the address of this site with its base path.
std::string CalendarOf(const std::vector<Due>& dues, std::string_view site);

}  // namespace gongkai::home
