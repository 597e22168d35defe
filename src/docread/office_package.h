// The parts of a docx or xlsx file, and how one names the others. Source: ISO/IEC 29500-2 (relationships). Next to
// read: docx.cc, xlsx.cc.
#pragma once

#include <string>
#include <vector>

#include "docread/zip_archive.h"

namespace gongkai::docread {

struct Relation {
  std::string id;
  std::string type;    // an address; its last segment says what the part is
  std::string target;  // as the archive names it
};

/// What a part refers to inside the package; what the package itself does for an empty name. Empty when there is
/// nothing, or nothing legible.
std::vector<Relation> RelationsOf(const ZipArchive& archive, const std::string& part);

/// The part that the package names as its document; where it names none, the usual one.
std::string MainPart(const ZipArchive& archive, const std::string& usual);

}  // namespace gongkai::docread
