// Rows of table 3 that a line break or a page break has cut in two, made one again. Used by table3_rows.cc alone.
#pragma once

#include <vector>

#include "report/read/table3_rows.h"

namespace gongkai::report {

std::vector<ObservedRow> JoinHalves(std::vector<ObservedRow> rows);

}  // namespace gongkai::report
