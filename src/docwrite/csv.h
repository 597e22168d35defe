// A sheet as CSV (RFC 4180), for programs and for WPS and Excel, which take UTF-8 only behind a byte order mark. Spans,
// styles and comments are left out.
#pragma once

#include <string>

#include "docwrite/sheet.h"

namespace gongkai::docwrite {

/// One line a row, CRLF. A text that a spreadsheet would take for a formula gets an apostrophe in front.
std::string WriteCsv(const Sheet& sheet);

}  // namespace gongkai::docwrite
