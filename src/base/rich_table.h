// Normal form of a table: a grid without holes and overlaps. Used by rich_text.cc alone.
#pragma once

#include "base/rich_text.h"

namespace gongkai::internal {

/// Spans as they come, 0 rows meaning to the end. Rows in which no cell begins are dropped, and so are columns; places
/// that nothing covers get an empty cell. Cells find their places as in HTML; one that would lie on another is
/// narrower.
///
/// Errors:  kInvalidInput for more columns than RichTextLimits allows, or more than `places` places
Result<RichTable> NormalTable(RichTable table, std::size_t places);

}  // namespace gongkai::internal
