// Character references of HTML ("&nbsp;", "&#12288;") to characters.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::docread {

/// Appends `text` with its references replaced.
void AppendDecoded(std::string_view text, std::string& out);

}  // namespace gongkai::docread
