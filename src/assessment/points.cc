#include "assessment/points.h"

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::assessment {

Number AsNumber(Points points) { return Number{Int128{points.hundredths} * (Number::kOne / Points::kOne)}; }

std::string ToString(Points points) { return gongkai::ToString(AsNumber(points)); }

std::optional<Points> PointsFrom(std::string_view typed) {
  constexpr std::size_t kLongest = 20;
  const std::string folded = ToUtf8(FoldTight(typed, kLongest));
  const auto number = ParseNumber(folded);
  if (!number || number->millionths < 0) return std::nullopt;
  const Int128 step = Number::kOne / Points::kOne;
  if (number->millionths % step != 0 || *number > AsNumber(kMostPoints)) return std::nullopt;
  return Points{static_cast<std::int64_t>(number->millionths / step)};
}

Points ShareOf(Points points, std::int64_t part, std::int64_t of) {
  const Int128 twice = Int128{points.hundredths} * part * 2 + of;
  return {static_cast<std::int64_t>(twice / (Int128{of} * 2))};
}

}  // namespace gongkai::assessment
