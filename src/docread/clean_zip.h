// An archive taken apart and put together again, so that each member can be cleaned where it may be: PDF and old Office
// files need programs that a locked-in process cannot start. Next to read: clean_zip.cc, clean_isolated.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docread/clean_work.h"

namespace gongkai::docread {

struct ArchiveMember {
  std::string name;  // UTF-8; a folder when it ends with '/'
  std::string bytes;
};

/// Without what systems put beside the files. Nothing when it refused.
std::optional<std::vector<ArchiveMember>> UnpackAll(std::string_view bytes, CleanWork& work);
/// Words in names are changed; two of one name get numbers.
std::optional<std::string> PackAll(const std::vector<ArchiveMember>& members, CleanWork& work);

/// "名单.doc" as a "docx" is "名单.docx".
std::string NameOfKind(const std::string& name, const std::string& kind);

}  // namespace gongkai::docread
