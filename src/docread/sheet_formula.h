// What of a formula tells more than the sheet shows. Next to read: inspect_sheet.cc.
#pragma once

#include <string_view>

namespace gongkai::docread {

/// It names another file or an address: "[1]明细!A1", "'C:\名单\[甲.xlsx]表1'!A1", "https://…".
bool NamesOtherFile(std::string_view formula);

/// It names another file, or has long figures in it.
bool TellsOfElsewhere(std::string_view formula);

}  // namespace gongkai::docread
