// Number: an exact decimal with six places, wide enough for every figure of the statutory tables (money in 万元 is
// published with up to six decimals). Never a float: 0.1 + 0.2 is 0.3 here.
//
// A cell may hold 18 digits in all, and twenty such cells pass 64 bits: so 128 are kept, and no sum of the figures of a
// file overflows, whatever somebody has put into them.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

__extension__ using Int128 = __int128;

struct Number {
  static constexpr std::int64_t kOne = 1'000'000;
  Int128 millionths = 0;

  static constexpr Number Of(std::int64_t whole) { return Number{Int128{whole} * kOne}; }
  bool IsWhole() const { return millionths % kOne == 0; }
  std::int64_t Whole() const { return static_cast<std::int64_t>(millionths / kOne); }
  auto operator<=>(const Number&) const = default;
  Number operator+(Number other) const { return Number{millionths + other.millionths}; }
  Number operator-(Number other) const { return Number{millionths - other.millionths}; }
};

/// Plain ASCII decimal ("-12", "96171.6"), at most 12 digits before the point (no figure of a report has more; a sum of
/// them may) and 6 after it; nothing else.
std::optional<Number> ParseNumber(std::string_view ascii, std::size_t most_whole_digits = 12);

/// Shortest exact form: "12", "-0.5", "96171.6".
std::string ToString(Number number);

}  // namespace gongkai
