// Money in 分, whole and exact: never a float. Sums of fees, not the figures of a report, which are Numbers in 万元.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace gongkai {

struct Money {
  std::int64_t fen = 0;

  static constexpr Money Yuan(std::int64_t yuan) { return Money{yuan * 100}; }
  auto operator<=>(const Money&) const = default;
  constexpr Money operator+(Money other) const { return Money{fen + other.fen}; }
  constexpr Money operator-(Money other) const { return Money{fen - other.fen}; }
  constexpr Money operator*(std::int64_t times) const { return Money{fen * times}; }
};

/// In 元 with two decimals: "3000.00", "-0.05".
std::string ToString(Money money);

}  // namespace gongkai
