// A file that was built into the program. The tables of such files are made by cmake/Embed.cmake.
#pragma once

#include <string_view>

namespace gongkai {

struct EmbeddedFile {
  std::string_view name;   // relative, with "/"
  std::string_view bytes;  // byte for byte what the file held
};

}  // namespace gongkai
