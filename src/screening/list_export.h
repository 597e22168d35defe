// Word lists as a workbook: the very columns and words that list_sheet.h reads, so that what goes out comes in again
// unchanged.
#pragma once

#include <string>
#include <vector>

#include "screening/list.h"

namespace gongkai::screening {

/// The bytes of an xlsx.
std::string WordsWorkbook(const std::vector<ListKind>& kinds, const std::vector<KeptWord>& words);

}  // namespace gongkai::screening
