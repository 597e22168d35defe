// Text pasted as one line: the headings in it become items of their own.
#pragma once

#include <vector>

#include "report/read/items.h"

namespace gongkai::report {

/// Splits paragraphs that hold several sections ("…。二、主动公开政府信息情况 …") so that each heading is an item.
std::vector<Item> SplitInlineHeadings(std::vector<Item> items);

}  // namespace gongkai::report
