// Words of one page to visual lines, and a visual line to cells. Used by pdf_layout.cc alone.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "docread/pdf_layout.h"

namespace gongkai::docread {

/// Words between which there is no border of a cell.
struct PdfCell {
  std::vector<const PdfWord*> words;  // from left to right
  Box box;
};

/// The outermost upright ruled lines that a line of text lies between; nothing drawn, no frame.
struct Frame {
  double left = 0, right = 0;
  double top = 0;  // where the left one begins
  explicit operator bool() const { return right > left; }
  bool SameAs(const Frame& other) const {
    return std::abs(left - other.left) < 2 && std::abs(right - other.right) < 2 && std::abs(top - other.top) < 2;
  }
};

struct PdfLine {
  std::vector<const PdfWord*> words;  // from left to right
  std::vector<PdfCell> cells;
  Box box;
  double size = 0;  // the usual font size of the line
  Frame frame;      // the ruled lines upright on both sides of it
};

/// The page turned so that most of its text is upright.
void TurnUpright(PdfPage& page);

/// Lines from top to bottom, with their cells. They point into `page`.
std::vector<PdfLine> FindLines(const PdfPage& page);

}  // namespace gongkai::docread
