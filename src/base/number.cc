#include "base/number.h"

namespace gongkai {
namespace {

constexpr std::size_t kDecimals = 6;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<Number> ParseNumber(std::string_view ascii, std::size_t most_whole_digits) {
  const bool negative = !ascii.empty() && ascii.front() == '-';
  if (negative || (!ascii.empty() && ascii.front() == '+')) ascii.remove_prefix(1);
  std::size_t i = 0;
  Int128 millionths = 0;
  for (; i < ascii.size() && IsDigit(ascii[i]); ++i) {
    if (i == most_whole_digits) return std::nullopt;
    millionths = millionths * 10 + (ascii[i] - '0');
  }
  if (i == 0) return std::nullopt;
  millionths *= Number::kOne;
  if (i < ascii.size()) {
    if (ascii[i] != '.' || i + 1 == ascii.size() || ascii.size() - i - 1 > kDecimals) return std::nullopt;
    std::int64_t unit = Number::kOne / 10;
    for (++i; i < ascii.size(); ++i, unit /= 10) {
      if (!IsDigit(ascii[i])) return std::nullopt;
      millionths += unit * (ascii[i] - '0');
    }
  }
  return Number{negative ? -millionths : millionths};
}

std::string ToString(Number number) {
  std::string out = number.millionths < 0 ? "-" : "";
  const Int128 magnitude = number.millionths < 0 ? -number.millionths : number.millionths;
  out += std::to_string(static_cast<std::int64_t>(magnitude / Number::kOne));
  std::string decimals = std::to_string(static_cast<std::int64_t>(magnitude % Number::kOne) + Number::kOne).substr(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  if (!decimals.empty()) out += "." + decimals;
  return out;
}

}  // namespace gongkai
