// Words of one page to visual lines, and a visual line to cells. Used by pdf_layout.cc alone.
#pragma once

#include <string>
#include <vector>

#include "docread/pdf_layout.h"

namespace gongkai::docread {

/// Words between which there is no border of a cell.
struct PdfCell {
  std::vector<const PdfWord*> words;  // from left to right
  Box box;
};

struct PdfLine {
  std::vector<const PdfWord*> words;  // from left to right
  std::vector<PdfCell> cells;
  Box box;
  double size = 0;      // the usual font size of the line
  bool framed = false;  // ruled lines stand upright on both sides of it
};

/// The page turned so that most of its text is upright.
void TurnUpright(PdfPage& page);

/// Lines from top to bottom, with their cells. They point into `page`.
std::vector<PdfLine> FindLines(const PdfPage& page);

}  // namespace gongkai::docread
