// A catalogue as the standard form in a workbook: the very columns and words that catalogue_sheet.h reads, so that what
// goes out comes in again unchanged.
#pragma once

#include <string>
#include <vector>

#include "disclosure/catalogue/catalogue_row.h"

namespace gongkai::disclosure {

/// The bytes of an xlsx. `title`: above the table.
std::string CatalogueWorkbook(const std::string& title, const std::vector<CatalogueRow>& rows);

}  // namespace gongkai::disclosure
