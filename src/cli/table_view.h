// The statutory tables of a report drawn in the official layout; a cell, row or column with findings carries their
// numbers.
#pragma once

#include <span>
#include <string>

#include "cli/paint.h"
#include "report/check/rule.h"

namespace gongkai::cli {

/// `findings` in the order of their numbers, the first being 1.
std::string DrawTable(const report::TableReading& table, std::span<const report::Finding> findings, Paint paint);

}  // namespace gongkai::cli
