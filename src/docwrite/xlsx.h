// Sheets to the bytes of an xlsx workbook (through libxlsxwriter).
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/date.h"
#include "docwrite/sheet.h"

namespace gongkai::docwrite {

/// Text is always written as text: a cell that begins with "=" is no formula.
/// `made`: the day that the file says it was made on; then the same sheets give the same bytes. None: now. Errors:
/// throws std::runtime_error when the workbook cannot be made (memory, temporary folder).
std::string WriteXlsx(std::span<const Sheet> sheets, std::optional<Date> made = std::nullopt);

}  // namespace gongkai::docwrite
