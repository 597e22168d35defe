// The encoding that a web page names in its head. Next to read: encoding.h.
#pragma once

#include <string_view>

namespace gongkai::docread {

/// charset=…; empty where it names none.
std::string_view DeclaredCharset(std::string_view bytes);

}  // namespace gongkai::docread
