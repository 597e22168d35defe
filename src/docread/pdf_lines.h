// Words of one page to visual lines, and a visual line to cells. Used by pdf_layout.cc alone.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "docread/pdf_grid.h"
#include "docread/pdf_layout.h"

namespace gongkai::docread {

/// Words between which there is no border of a cell.
struct PdfCell {
  std::vector<const PdfWord*> words;  // from left to right
  Box box;
};

/// The outermost upright ruled lines that a line of text lies between; nothing drawn, no frame.
struct Frame {
  double left = 0, right = 0;          // where they stand
  double left_top = 0, right_top = 0;  // where they begin
  explicit operator bool() const { return right > left; }
  /// Rows of one table share an edge; a row that is shorter than the others still shares one of the two.
  bool SharesEdgeWith(const Frame& other) const {
    const auto near = [](double a, double b) { return std::abs(a - b) < 2; };
    return (near(left, other.left) && near(left_top, other.left_top)) ||
           (near(right, other.right) && near(right_top, other.right_top));
  }
};

struct PdfLine {
  std::vector<const PdfWord*> words;  // from left to right
  std::vector<PdfCell> cells;
  Box box;
  double size = 0;  // the usual font size of the line
  Frame frame;      // the ruled lines upright on both sides of it
};

/// `box` made just large enough for `by`.
void Extend(Box& box, const Box& by);

/// The page turned so that most of its text is upright.
void TurnUpright(PdfPage& page);

/// Lines from top to bottom, with their cells, of all that stands in no grid. They point into `page`.
std::vector<PdfLine> FindLines(const PdfPage& page, const std::vector<PdfGrid>& grids);

/// The lines of some words, from top to bottom, not cut into cells.
std::vector<PdfLine> LinesOf(std::vector<const PdfWord*> words);

}  // namespace gongkai::docread
