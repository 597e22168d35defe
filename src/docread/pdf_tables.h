// Which lines of a page stand in a table. Used by pdf_layout.cc alone.
#pragma once

#include <vector>

#include "docread/pdf_lines.h"

namespace gongkai::docread {

/// For each line the number of its table on this page, from 1; 0 outside tables. `row_before` is the last row of the
/// page before when that page ended within a table, else null: a cell may be cut by the page break.
std::vector<int> FindTables(const std::vector<PdfLine>& lines, const PdfLine* row_before);

}  // namespace gongkai::docread
