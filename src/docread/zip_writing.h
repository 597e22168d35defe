// A zip archive written in memory: names in UTF-8, one day for all times, nothing said besides. Next to read:
// zip_archive.h.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gongkai::docread {

struct ZipMember {
  std::string name;  // a folder when it ends with '/'
  std::string_view bytes;
};

/// Nothing when there is no memory for it, or two have one name.
std::optional<std::string> WriteZip(const std::vector<ZipMember>& members);

}  // namespace gongkai::docread
