// Page furniture: page numbers and running heads, which are no part of the text. Used by pdf_layout.cc alone.
#pragma once

#include <vector>

#include "docread/pdf_lines.h"

namespace gongkai::docread {

/// For each line of each page, whether it is furniture.
std::vector<std::vector<bool>> FindFurniture(const std::vector<PdfPage>& pages,
                                             const std::vector<std::vector<PdfLine>>& lines);

}  // namespace gongkai::docread
