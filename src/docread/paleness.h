// When a text cannot be told from what is behind it. Next to read: docx_looks.h, xlsx_looks.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace gongkai::docread {

using Colour = std::uint32_t;  // 0xRRGGBB
inline constexpr Colour kWhite = 0xFFFFFF;

/// What is behind a text: a colour, or something that nobody has looked at (a picture, a pattern, a gradient).
struct Behind {
  bool known = true;
  Colour colour = kWhite;
};

/// "FF0000", "#FF0000", "FFFF0000" (as xlsx writes it); nothing for "auto" and names.
std::optional<Colour> ParseColour(std::string_view hex);

/// So near to one another that nobody reads it: white on white, not yellow on white.
bool IsPale(Colour text, Colour behind);
inline bool IsPale(Colour text, const Behind& behind) { return behind.known && IsPale(text, behind.colour); }

/// Lighter (tint > 0) or darker, as Office does it.
Colour Tinted(Colour colour, double tint);

}  // namespace gongkai::docread
