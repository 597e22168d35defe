// A table with merged cells drawn with box characters, in columns of a terminal.
#pragma once

#include <string>
#include <vector>

#include "cli/paint.h"
#include "cli/text_width.h"

namespace gongkai::cli {

struct BoxCell {
  std::string text;  // printable; wrapped to the width of the cell
  int row_span = 1;
  int column_span = 1;
  Align align = Align::kLeft;
  Ink ink = Ink::kPlain;
};

/// As in HTML: a row lists the cells that begin in it.
struct BoxRow {
  std::vector<BoxCell> cells;
  bool rule_above = true;
};

/// `widest` is the most that words may take of a column, one a column; what needs more wraps. Right-aligned cells hold
/// figures and never wrap.
std::string DrawBox(const std::vector<BoxRow>& rows, const std::vector<std::size_t>& widest, Paint paint);

}  // namespace gongkai::cli
