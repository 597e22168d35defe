// Points of an assessment: exact, in hundredths. What is rounded is rounded here, half up, and nowhere else.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/number.h"

namespace gongkai::assessment {

struct Points {
  static constexpr std::int64_t kOne = 100;
  std::int64_t hundredths = 0;

  static constexpr Points Of(std::int64_t whole) { return {whole * kOne}; }
  auto operator<=>(const Points&) const = default;
  Points operator+(Points other) const { return {hundredths + other.hundredths}; }
  Points operator-(Points other) const { return {hundredths - other.hundredths}; }
  Points& operator+=(Points other) {
    hundredths += other.hundredths;
    return *this;
  }
};

inline constexpr Points kMostPoints = Points::Of(1'000);

/// "12", "8.5", "-0.25".
std::string ToString(Points points);
Number AsNumber(Points points);

/// As typed: not below zero, at most kMostPoints, at most two places behind the point. None for anything else.
std::optional<Points> PointsFrom(std::string_view typed);

/// points × part ÷ of. `of` is above zero, `part` not below it.
Points ShareOf(Points points, std::int64_t part, std::int64_t of);

}  // namespace gongkai::assessment
