// Pages come onto sheets so that folding puts them in order: each test folds the paper again.
#include "docwrite/pdf_sheets.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace gongkai::docwrite {
namespace {

using Side = std::vector<PlacedPage>;

/// The pages of stitched sheets in the order in which one turns them; none for a blank one.
std::vector<std::optional<std::size_t>> Folded(const std::vector<Side>& sides) {
  const std::size_t sheets = sides.size() / 2;
  std::vector<std::optional<std::size_t>> pages(sheets * 4);
  const auto at = [](const Side& side, double left) -> std::optional<std::size_t> {
    for (const PlacedPage& each : side) {
      if (each.left == left) return each.page;
    }
    return std::nullopt;
  };
  for (std::size_t i = 0; i < sheets; ++i) {
    // From the outermost sheet in: its front holds an outer pair, its back (turned over the short edge) the next.
    pages[2 * i] = at(sides[2 * i], 1);
    pages[pages.size() - 1 - 2 * i] = at(sides[2 * i], 0);
    pages[2 * i + 1] = at(sides[2 * i + 1], 0);
    pages[pages.size() - 2 - 2 * i] = at(sides[2 * i + 1], 1);
  }
  return pages;
}

TEST_CASE("stitched sheets fold to the pages in order, blank ones before the last") {
  for (std::size_t count = 1; count <= 40; ++count) {
    CAPTURE(count);
    const auto sides = SidesOf(PdfSheets::kSaddleStitch, count);
    CHECK(sides.size() == (count + 3) / 4 * 2);
    const auto folded = Folded(sides);
    for (std::size_t i = 0; i + 1 < count; ++i) CHECK(folded[i] == i);
    for (std::size_t i = count - 1; i + 1 < folded.size(); ++i) CHECK_FALSE(folded[i]);
    CHECK(folded.back() == count - 1);
  }
}

TEST_CASE("a sheet folded to the third: flap, back, front outside; what lies open inside") {
  const auto sides = SidesOf(PdfSheets::kTriFold, 6);
  REQUIRE(sides.size() == 2);
  CHECK(sides[0] == Side{{4, 0}, {5, 1}, {0, 2}});
  CHECK(sides[1] == Side{{1, 0}, {2, 1}, {3, 2}});
  CHECK(SidesOf(PdfSheets::kTriFold, 1)[1].empty());
  CHECK_THROWS_AS(SidesOf(PdfSheets::kTriFold, 7), std::length_error);
}

TEST_CASE("page by page") {
  CHECK(SidesOf(PdfSheets::kOnePage, 2) == std::vector<Side>{{{0, 0}}, {{1, 0}}});
  CHECK(PagesAcross(PdfSheets::kTriFold) == 3);
}

}  // namespace
}  // namespace gongkai::docwrite
