#include "docread/paleness.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace gongkai::docread {
namespace {

int Channel(Colour colour, unsigned index) { return static_cast<int>(colour >> (8U * index) & 0xFFU); }

double Luminance(Colour colour) {
  const auto linear = [](int channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(Channel(colour, 2)) + 0.7152 * linear(Channel(colour, 1)) +
         0.0722 * linear(Channel(colour, 0));
}

}  // namespace

std::optional<Colour> ParseColour(std::string_view hex) {
  if (hex.starts_with('#')) hex.remove_prefix(1);
  if (hex.size() == 8) hex.remove_prefix(2);
  Colour colour = 0;
  const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), colour, 16);
  if (hex.size() != 6 || error != std::errc() || end != hex.data() + hex.size()) return std::nullopt;
  return colour;
}

bool IsPale(Colour text, Colour behind) {
  constexpr int kNear = 36;
  for (unsigned i = 0; i < 3; ++i) {
    if (std::abs(Channel(text, i) - Channel(behind, i)) > kNear) return false;
  }
  constexpr double kContrast = 1.25;  // 3 is what accessibility asks for at least
  const double one = Luminance(text) + 0.05, other = Luminance(behind) + 0.05;
  return std::max(one, other) / std::min(one, other) < kContrast;
}

Colour Tinted(Colour colour, double tint) {
  tint = std::clamp(tint, -1.0, 1.0);
  Colour result = 0;
  for (unsigned i = 0; i < 3; ++i) {
    const double channel = Channel(colour, i);
    const double tinted = tint < 0 ? channel * (1 + tint) : channel * (1 - tint) + 255 * tint;
    result |= static_cast<Colour>(std::clamp(std::lround(tinted), 0L, 255L)) << (8U * i);
  }
  return result;
}

}  // namespace gongkai::docread
