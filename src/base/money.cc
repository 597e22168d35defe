#include "base/money.h"

#include <fmt/format.h>

namespace gongkai {

std::string ToString(Money money) {
  // Unsigned, since the smallest number has no counterpart.
  const bool negative = money.fen < 0;
  const std::uint64_t fen =
      negative ? std::uint64_t{0} - static_cast<std::uint64_t>(money.fen) : static_cast<std::uint64_t>(money.fen);
  return fmt::format("{}{}.{:02}", negative ? "-" : "", fen / 100, fen % 100);
}

}  // namespace gongkai
