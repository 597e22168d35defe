// The ruled lines of a page: pieces joined to lines, lines that touch gathered to tables, and the edges between which
// columns and rows lie. Used by pdf_grid.cc alone.
#pragma once

#include <vector>

#include "docread/pdf_layout.h"

namespace gongkai::docread {

/// Points: a cell's own borders, and the hair's breadth between two cells.
inline constexpr double kTouching = 3;

/// A ruled line by its place across its direction and its extent along it; so both directions are worked on alike.
struct RuledLine {
  double at = 0, from = 0, to = 0;
};

struct RuledLines {
  std::vector<RuledLine> levels, uprights;
};

/// The lines of each table, or of whatever else was drawn with lines that touch. None where there are too many.
std::vector<RuledLines> FindConnected(const PdfPage& page);

/// Places in order; those that are the same edge become one.
std::vector<double> EdgesAt(std::vector<double> places);

/// Where the lines stand; and how far those across them reach, since the outer sides of a table may be open, and a page
/// break leaves them so.
std::vector<double> EdgesOf(const std::vector<RuledLine>& lines, const std::vector<RuledLine>& across);

}  // namespace gongkai::docread
