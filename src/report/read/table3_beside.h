// Table 3 on a page without ruled lines, where a label takes several lines: the figures may stand beside its first
// line, its last or its middle. Rows are the lines of figures, and each line of label text between two of them goes to
// the one with which it makes the better label of the form.
//
// Next to read: table3_alignment.h.
#pragma once

#include <span>
#include <vector>

#include "report/read/table3_rows.h"

namespace gongkai::report {

/// `items` must outlive the result and be prepared (PrepareRegion). Empty where the items do not stand on a page.
std::vector<ObservedRow> ObserveBeside(std::span<const Item> items);

}  // namespace gongkai::report
