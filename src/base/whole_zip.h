// Whether a ZIP file, as docx, xlsx and pptx are, came whole: its directory stands at its end, and what was cut short
// has none, so that no program opens it. What is in it is not looked at. Pure; made for hostile bytes.
//
// Source: PKWARE APPNOTE 4.3.16.
#pragma once

#include <string_view>

namespace gongkai {

/// By its first bytes.
bool IsZip(std::string_view bytes);
/// A ZIP file with its directory. False for what is none.
bool IsWholeZip(std::string_view bytes);

}  // namespace gongkai
