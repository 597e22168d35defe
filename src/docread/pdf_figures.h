// A figure too wide for its cell goes on in the line below; here it becomes one word again.
#pragma once

#include <string_view>

#include "docread/pdf_layout.h"

namespace gongkai::docread {

/// Digits with sign, point, separators, per cent or the mark of a note: a figure as it stands in a table.
bool IsFigure(std::string_view text);

/// "736." before "0257": a figure that a line breaker has cut behind its point or separator.
bool IsUnfinished(std::string_view figure);

/// Joins figures that stand close under one another in one cell. That they are of one cell is told by the document's
/// marks, or by the level ruled lines above and below with none between; without such a sign nothing is joined. The
/// joined word stands at half height, where the other cells of its row stand.
void JoinBrokenFigures(PdfPage& page);

}  // namespace gongkai::docread
