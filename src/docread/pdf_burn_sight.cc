// SPDX-License-Identifier: GPL-2.0-or-later
#include "docread/pdf_burn_sight.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include "docread/paleness.h"

namespace gongkai::docread {
namespace {

constexpr double kSmallestRead = 2;  // points

Paint Mean(const SeenPage& page, const std::vector<Point>& points) {
  unsigned r = 0, g = 0, b = 0;
  for (const Point& point : points) {
    const Paint colour = page.At(point.x, point.y);
    r += colour.r, g += colour.g, b += colour.b;
  }
  const auto count = static_cast<unsigned>(std::max<std::size_t>(points.size(), 1));
  return {static_cast<unsigned char>(r / count), static_cast<unsigned char>(g / count),
          static_cast<unsigned char>(b / count)};
}

bool IsOutside(const SeenPage& page, const Point& point) {
  return point.x < 0 || point.y < 0 || point.x >= page.width || point.y >= page.height;
}

Colour ColourOf(Paint paint) {
  return static_cast<Colour>(paint.r) << 16U | static_cast<Colour>(paint.g) << 8U | static_cast<Colour>(paint.b);
}

/// As what looks for hidden text measures it (pdf_paint.cc).
bool IsTooSmall(const SeenPage& page, const Drawn& drawn) {
  return drawn.glyph.size * page.points_wide < kSmallestRead * page.width;
}

/// How many of its points still have the colour that they had just after it was drawn.
bool IsAsDrawn(const SeenPage& page, const Drawn& drawn) {
  constexpr int kSame = 16;
  std::size_t same = 0;
  for (std::size_t i = 0; i < drawn.ink.size(); ++i) {
    same += Difference(page.At(drawn.ink[i].x, drawn.ink[i].y), drawn.colours[i]) <= kSame ? 1 : 0;
  }
  return same * 10 >= drawn.ink.size() * 7;
}

/// Still there when all is drawn: its points have the colour they had when it was drawn, or stand out from those
/// beside it as one shape.
bool IsSeen(const SeenPage& page, Drawn& drawn) {
  const auto outside = [&](const Point& point) { return IsOutside(page, point); };
  std::erase_if(drawn.around, outside);
  if (drawn.ink.empty() || std::any_of(drawn.ink.begin(), drawn.ink.end(), outside)) return false;
  const Paint ink = Mean(page, drawn.ink), behind = Mean(page, drawn.around);
  drawn.glyph.ink = ink;
  drawn.glyph.behind = drawn.around.empty() ? Paint{255, 255, 255} : behind;
  if (IsTooSmall(page, drawn)) return false;
  constexpr int kStandsOut = 40;
  if (!drawn.colours.empty() && IsAsDrawn(page, drawn)) return !IsPale(ColourOf(ink), ColourOf(drawn.glyph.behind));
  if (drawn.around.empty() || Difference(ink, behind) < kStandsOut) return false;
  std::size_t nearer = 0;
  for (const Point& point : drawn.ink) {
    const Paint colour = page.At(point.x, point.y);
    nearer += Difference(colour, ink) < Difference(colour, behind) ? 1 : 0;
  }
  return nearer * 10 >= drawn.ink.size() * 8;
}

/// The colour that half of the points beside a character have; nothing where the ground is not even. Its neighbours'
/// ink is among them.
std::optional<Paint> GroundOf(const SeenPage& page, const std::vector<Point>& around) {
  constexpr int kEven = 4;
  for (const Point& candidate : around) {
    const Paint ground = page.At(candidate.x, candidate.y);
    const auto alike = std::ranges::count_if(
        around, [&](const Point& at) { return Difference(page.At(at.x, at.y), ground) <= kEven; });
    if (static_cast<std::size_t>(alike) * 2 >= around.size()) return ground;
  }
  return std::nullopt;
}

/// What nobody reads for its paleness or size, and nothing was drawn over: its ink goes from the picture, as contrast
/// and a glass would bring it back.
struct Faint {
  PixelBox box;
  Paint ground;
  bool is_small = false;
};

/// None: it is covered, or what is behind it is not known.
std::optional<Faint> FaintOf(const SeenPage& page, const Drawn& drawn) {
  const auto outside = [&](const Point& point) { return IsOutside(page, point); };
  if (drawn.ink.empty() || drawn.colours.empty()) return std::nullopt;
  if (std::any_of(drawn.ink.begin(), drawn.ink.end(), outside) || !IsAsDrawn(page, drawn)) return std::nullopt;
  const auto ground = GroundOf(page, drawn.around);
  const bool is_small = IsTooSmall(page, drawn);
  if (!ground || !(is_small || IsPale(ColourOf(drawn.glyph.ink), ColourOf(*ground)))) return std::nullopt;
  return Faint{is_small ? drawn.glyph.inked : drawn.glyph.box, *ground, is_small};
}

void TakeAway(SeenPage& page, const Faint& faint) {
  const int left = std::max(static_cast<int>(std::floor(faint.box.left)) - 1, 0);
  const int top = std::max(static_cast<int>(std::floor(faint.box.top)) - 1, 0);
  const int right = std::min(static_cast<int>(std::ceil(faint.box.right)) + 1, page.width);
  const int bottom = std::min(static_cast<int>(std::ceil(faint.box.bottom)) + 1, page.height);
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      if (faint.is_small || IsPale(ColourOf(page.At(x, y)), ColourOf(faint.ground))) page.Set(x, y, faint.ground);
    }
  }
}

bool IsBlank(const std::u32string& text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) { return c <= 0x20 || c == 0xA0 || c == 0x3000; });
}

}  // namespace

int Difference(Paint one, Paint other) {
  return std::max({std::abs(one.r - other.r), std::abs(one.g - other.g), std::abs(one.b - other.b)});
}

void KeepSeen(std::vector<Drawn>& all, const PageWishes& wishes, SeenPage& page) {
  std::vector<Faint> going;
  for (Drawn& drawn : all) {
    if (IsBlank(drawn.glyph.text)) continue;
    if (wishes.unseen || IsSeen(page, drawn)) {
      page.glyphs.push_back(std::move(drawn.glyph));
    } else if (const auto faint = FaintOf(page, drawn)) {
      going.push_back(*faint);
    }
  }
  for (const Faint& faint : going) TakeAway(page, faint);
}

}  // namespace gongkai::docread
