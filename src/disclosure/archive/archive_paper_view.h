// A yearly package as people read it without any program but a browser: a page an item, one for the whole, and a plain
// text that says what lies where and how it is checked. The pages need nothing beside them: no script, no style sheet,
// no address outside; links lead within the package alone.
#pragma once

#include <string>
#include <vector>

#include "disclosure/archive/archive_manifest.h"
#include "disclosure/archive/archive_package.h"
#include "disclosure/archive/archived_item.h"

namespace gongkai::disclosure {

/// What the index tells of a version.
struct ArchiveLine : PackageLine {
  std::string document_number{}, formed_on{};
  std::int64_t files = 0, postings = 0;
};

/// Why and when something of the year, or of an earlier one, was taken down, corrected or ran out.
struct ArchiveEnd {
  ItemId id{};
  std::string index_number{}, title{}, how{}, on{}, words{};
  std::int64_t version = 0;
};

struct ArchiveIndex {
  ArchiveManifest manifest{};  // without its files
  std::vector<ArchiveLine> lines{};
  std::vector<ArchiveEnd> ends{};
  std::vector<std::string> heads{};   // of the audit chains: paths
  std::vector<std::string> faults{};  // what could not be put in as it was signed
  std::int64_t held_back = 0;
};

/// A line a version of this year, an end each that fell into it.
void AddTo(ArchiveIndex& index, const ArchivedItem& item);

/// items/12-345/index.html
std::string ItemPaper(const ArchivedItem& item);
/// index.html
std::string IndexPaper(const ArchiveIndex& index);
/// 说明.txt
std::string ArchiveReadMe(const ArchiveIndex& index);
/// package.json
std::string ArchiveFactsOf(const ArchiveIndex& index);

}  // namespace gongkai::disclosure
