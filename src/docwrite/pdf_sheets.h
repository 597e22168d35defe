// Which page comes where on the sheets of paper. Pure; used by pdf.cc alone.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "docwrite/pdf.h"

namespace gongkai::docwrite {

/// A page on one side of a sheet: which, from 0 on, and how far from the left edge, in widths of a page.
struct PlacedPage {
  std::size_t page = 0;
  double left = 0;
  bool operator==(const PlacedPage&) const = default;
};

/// One side of a sheet after the other, front and back; blank ones hold none. `pages`: how many there are; of a
/// kTriFold 6 at most.
std::vector<std::vector<PlacedPage>> SidesOf(PdfSheets sheets, std::size_t pages);

/// How many pages stand side by side.
int PagesAcross(PdfSheets sheets);

}  // namespace gongkai::docwrite
