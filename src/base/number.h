// Number: an exact decimal with six places, wide enough for every figure of the statutory tables (money in 万元 is
// published with up to six decimals). Never a float: 0.1 + 0.2 is 0.3 here.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

struct Number {
  static constexpr std::int64_t kOne = 1'000'000;
  std::int64_t millionths = 0;

  static constexpr Number Of(std::int64_t whole) { return Number{whole * kOne}; }
  bool IsWhole() const { return millionths % kOne == 0; }
  std::int64_t Whole() const { return millionths / kOne; }
  auto operator<=>(const Number&) const = default;
  Number operator+(Number other) const { return Number{millionths + other.millionths}; }
  Number operator-(Number other) const { return Number{millionths - other.millionths}; }
};

/// Plain ASCII decimal ("-12", "96171.6"), at most 12 digits before the point and 6 after it; nothing else.
std::optional<Number> ParseNumber(std::string_view ascii);

/// Shortest exact form: "12", "-0.5", "96171.6".
std::string ToString(Number number);

}  // namespace gongkai
