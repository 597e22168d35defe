// Several files as one zip archive (through libzip), for what a person saves at once.
#pragma once

#include <span>
#include <string>

namespace gongkai::docwrite {

struct ZipFile {
  std::string name;  // UTF-8
  std::string bytes;
};

/// The same files give the same bytes. Errors: throws std::runtime_error when the archive cannot be made (memory, two
/// files of one name).
std::string WriteZip(std::span<const ZipFile> files);

}  // namespace gongkai::docwrite
