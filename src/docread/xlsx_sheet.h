// One worksheet of an xlsx file to a Sheet: rows, cells, what is merged and what is hidden. Source: ISO/IEC 29500-1
// 18.3 (worksheets). Next to read: xlsx_text.h, xlsx_styles.h.
#pragma once

#include <pugixml.hpp>

#include <string>
#include <vector>

#include "docread/read_workbook.h"
#include "docread/xlsx_numbers.h"
#include "docread/xlsx_styles.h"

namespace gongkai::docread {

/// What the cells of all sheets refer to.
struct XlsxShared {
  std::vector<std::string> strings;
  XlsxStyles styles;
  DateSystem dates = DateSystem::k1900;
};

/// Fills the rows of `sheet`. kDamaged when it cannot be told where a cell stands or what it says, kTooLarge when
/// `budget` is exceeded: then the rows are worth nothing.
Obstacle ReadXlsxSheet(const pugi::xml_document& part, const XlsxShared& shared, WorkbookBudget& budget, Sheet& sheet);

}  // namespace gongkai::docread
