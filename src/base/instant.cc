#include "base/instant.h"

#include <cstdio>

namespace gongkai {
namespace {

std::string Written(Instant instant, bool with_seconds) {
  const auto local = instant + kBeijingOffset;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::hh_mm_ss time(local - day);
  char text[16];
  std::snprintf(text, sizeof text, with_seconds ? " %02d:%02d:%02d" : " %02d:%02d",
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return ToString(Date(day)) + text;
}

}  // namespace

Date BeijingDay(Instant instant) { return Date(std::chrono::floor<std::chrono::days>(instant + kBeijingOffset)); }
std::string ToBeijingMinute(Instant instant) { return Written(instant, false); }
std::string ToBeijingSecond(Instant instant) { return Written(instant, true); }

}  // namespace gongkai
