// Instants: seconds since 1970, UTC, as the database keeps them; Beijing time wherever a person reads them. China has
// one time zone and no daylight saving, so the offset is a constant.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "base/date.h"

namespace gongkai {

using Instant = std::chrono::sys_seconds;

inline constexpr std::chrono::hours kBeijingOffset{8};

/// As the database keeps them, and back.
inline std::int64_t Seconds(Instant instant) { return instant.time_since_epoch().count(); }
inline std::optional<std::int64_t> Seconds(const std::optional<Instant>& instant) {
  return instant ? std::optional(Seconds(*instant)) : std::nullopt;
}
inline Instant InstantOf(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }
inline std::optional<Instant> InstantOf(const std::optional<std::int64_t>& seconds) {
  return seconds ? std::optional(InstantOf(*seconds)) : std::nullopt;
}

/// The day in Beijing.
Date BeijingDay(Instant instant);
/// "2026-01-31 09:05", Beijing time.
std::string ToBeijingMinute(Instant instant);
/// "2026-01-31 09:05:07", Beijing time.
std::string ToBeijingSecond(Instant instant);

}  // namespace gongkai
