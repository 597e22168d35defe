// Sheets to the bytes of an xlsx workbook (through libxlsxwriter).
#pragma once

#include <span>
#include <string>

#include "docwrite/sheet.h"

namespace gongkai::docwrite {

/// Text is always written as text: a cell that begins with "=" is no formula.
/// Errors: throws std::runtime_error when the workbook cannot be made (memory, temporary folder).
std::string WriteXlsx(std::span<const Sheet> sheets);

}  // namespace gongkai::docwrite
