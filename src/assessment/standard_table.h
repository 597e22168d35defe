// The table that comes with the program, for a county to begin with: what the 条例 asks for and the ledgers can tell.
// Every row of it may be changed. Pure.
#pragma once

#include <vector>

#include "assessment/indicator.h"

namespace gongkai::assessment {

std::vector<Indicator> StandardTable();

}  // namespace gongkai::assessment
