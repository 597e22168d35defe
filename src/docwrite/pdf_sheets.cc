#include "docwrite/pdf_sheets.h"

#include <stdexcept>

namespace gongkai::docwrite {
namespace {

using Side = std::vector<PlacedPage>;

constexpr std::size_t kOfSheet = 4;  // pages of a sheet that is stitched

/// The last page stays outside, blank ones come in before it.
class Stitched {
 public:
  explicit Stitched(std::size_t pages) : pages_(pages), whole_((pages + kOfSheet - 1) / kOfSheet * kOfSheet) {}

  Side Of(std::size_t left, std::size_t right) const {
    Side side;
    Put(left, 0, side);
    Put(right, 1, side);
    return side;
  }
  std::size_t whole() const { return whole_; }

 private:
  void Put(std::size_t place, double left, Side& side) const {
    if (place + 1 == whole_) {
      side.push_back({pages_ - 1, left});
    } else if (place + 1 < pages_) {
      side.push_back({place, left});
    }
  }

  std::size_t pages_, whole_;
};

std::vector<Side> SaddleStitched(std::size_t pages) {
  const Stitched stitched(pages);
  std::vector<Side> sides;
  for (std::size_t i = 0; i < stitched.whole() / 2; i += 2) {
    sides.push_back(stitched.Of(stitched.whole() - 1 - i, i));
    sides.push_back(stitched.Of(i + 1, stitched.whole() - 2 - i));
  }
  return sides;
}

/// Outside: the flap, the back, the front. Inside: what lies open. The flap is as wide as the others: paper that is
/// folded by hand is turned in a little before its edge.
std::vector<Side> TriFolded(std::size_t pages) {
  constexpr std::size_t kOutside[] = {4, 5, 0}, kInside[] = {1, 2, 3};
  if (pages > 6) throw std::length_error("a sheet that is folded to the third has six pages");
  std::vector<Side> sides(2);
  for (std::size_t i = 0; i < 3; ++i) {
    if (kOutside[i] < pages) sides[0].push_back({kOutside[i], static_cast<double>(i)});
    if (kInside[i] < pages) sides[1].push_back({kInside[i], static_cast<double>(i)});
  }
  return sides;
}

}  // namespace

std::vector<Side> SidesOf(PdfSheets sheets, std::size_t pages) {
  if (sheets == PdfSheets::kSaddleStitch) return SaddleStitched(pages);
  if (sheets == PdfSheets::kTriFold) return TriFolded(pages);
  std::vector<Side> sides(pages);
  for (std::size_t i = 0; i < pages; ++i) sides[i].push_back({i, 0});
  return sides;
}

int PagesAcross(PdfSheets sheets) {
  return sheets == PdfSheets::kTriFold ? 3 : sheets == PdfSheets::kSaddleStitch ? 2 : 1;
}

}  // namespace gongkai::docwrite
