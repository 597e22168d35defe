// Instants: seconds since 1970, UTC, as the database keeps them; Beijing time wherever a person reads them. China has
// one time zone and no daylight saving, so the offset is a constant.
#pragma once

#include <chrono>
#include <string>

#include "base/date.h"

namespace gongkai {

using Instant = std::chrono::sys_seconds;

inline constexpr std::chrono::hours kBeijingOffset{8};

/// The day in Beijing.
Date BeijingDay(Instant instant);
/// "2026-01-31 09:05", Beijing time.
std::string ToBeijingMinute(Instant instant);
/// "2026-01-31 09:05:07", Beijing time.
std::string ToBeijingSecond(Instant instant);

}  // namespace gongkai
