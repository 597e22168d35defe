// Pages taken apart into their ruled tables and the lines of all else, and the tables that go on from page to page.
// Used by pdf_layout.cc alone.
#pragma once

#include <vector>

#include "docread/pdf_grid.h"
#include "docread/pdf_lines.h"

namespace gongkai::docread {

struct PageParts {
  const PdfPage* page = nullptr;
  std::vector<PdfGrid> grids;   // from top to bottom
  std::vector<PdfLine> lines;   // of what stands in no grid
  std::vector<bool> furniture;  // for each line
  double left = 0;              // where the text of the page begins
  bool goes_on = false;         // the first grid continues the last one of the page before; their columns are shared
};

/// They point into `pages`, whose figures are cut where they cross a ruled line.
std::vector<PageParts> TakeApart(std::vector<PdfPage>& pages);

}  // namespace gongkai::docread
