// Which PDFs are copies that were burnt here (clean.h): their text layer was seen when it was made. Told by the digest
// of the file as a whole, which whoever made the copy keeps; the name of a font, or anything else in the file, proves
// nothing, for anybody may write it. Next to read: docs/adr/0012-burnt-pdf.md.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace gongkai::docread {

/// Asked of a PDF, by its digest; also of one within a file. No function: nothing is known of any.
using BurntHere = std::function<bool(const std::string& digest)>;

/// "sm3:" and 64 hex digits.
std::string DigestOfFile(std::string_view bytes);

}  // namespace gongkai::docread
