// Headings that a narrow page or a line breaker has cut: "三、收到和处理政府信息公开" and "申请情况" below it.
#pragma once

#include <vector>

#include "report/read/items.h"

namespace gongkai::report {

/// Puts the lines of a heading together again, where they make up the whole title of the number before it and the first
/// alone does not. The item keeps the place of its first line.
std::vector<Item> JoinWrappedHeadings(std::vector<Item> items);

}  // namespace gongkai::report
