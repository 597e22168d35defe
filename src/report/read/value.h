// What stands in a cell: a number that is certain, something else, or nothing.
#pragma once

#include <string_view>

#include "report/report.h"

namespace gongkai::report {

/// Reads one cell. "1,204" and "１２" are numbers, "減3" is -3, "3件" is 3, "251000元" is 25.1 in a money column;
/// "/", "无", "约3" stay text.
Value ReadValue(std::string_view written, law::Unit unit, const Place& place);

/// Whether a cell standing alone can be a value: a number, or one of the marks people write for "none" ("/", "-",
/// "无").
bool LooksLikeValue(std::string_view written);
bool LooksLikeMark(std::string_view written);  // one of these marks

/// Whether it is a number (with or without a unit).
bool LooksLikeNumber(std::string_view written);

/// Whether its last character is one that a number can end with; told at a glance, and false of most text.
bool MayEndNumber(std::string_view written);

}  // namespace gongkai::report
