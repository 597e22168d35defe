// The words of a cell as one text. Used by pdf_layout.cc alone.
#pragma once

#include <string>
#include <vector>

#include "docread/pdf_lines.h"

namespace gongkai::docread {

/// Of a cell on one line: a blank where one was drawn or where Latin words stand apart; Chinese characters that were
/// only spread out over a cell close up again.
std::string TextOf(const PdfCell& cell);

/// Of a cell of a grid, on as many lines as it takes. Figures that stand apart never become one figure.
std::string TextOf(const PdfGridCell& cell);

}  // namespace gongkai::docread
