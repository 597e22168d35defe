// From a workbook to words, and words as one text and back, so that a page can carry them from the preview to the act.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "docread/workbook.h"
#include "screening/list_sheet.h"

namespace gongkai::screening {

/// How the bytes of a workbook are read: in a child process; tests read them without one.
using WorkbookReader = std::function<docread::Workbook(std::string_view bytes)>;

/// Of all sheets that the workbook shows. Errors: kUnreadable with the reader's sentence; kInvalidInput as
/// ReadWordSheet has it.
Result<WordSheet> ReadWords(OrganId keeper, const docread::Workbook& workbook);

std::string PackWords(const std::vector<KeptWord>& words);
/// Errors: kInvalidInput when it did not come whole, is more than an import may hold, or holds control characters.
Result<std::vector<KeptWord>> UnpackWords(OrganId keeper, std::string_view text);

}  // namespace gongkai::screening
