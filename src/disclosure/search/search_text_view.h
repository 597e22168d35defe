// What of an item is searched: its name, and everything that its page shows and its files hold. The same text is
// indexed, and looked through for the piece that is shown of it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/search/search_store.h"
#include "docread/inspection.h"

namespace gongkai::disclosure {

/// What is read in files, by the digests of their bytes.
using FileTexts = std::map<std::string, std::string, std::less<>>;

/// Of one file no more is indexed: 2 MB of text and room to spare.
inline constexpr std::size_t kLongestFileText = std::size_t{8} << 20U;

/// What a person who opens the file sees of it. What is hidden, struck out or remarked in it is not searched.
std::string ShownText(const docread::Inspection& inspection);

struct SearchedPart {
  std::string label;  // "正文", "附件“名单.xlsx”"; empty where nothing has to be said
  std::string text;
};

/// In the order in which a reader would look for it; none is empty. The title is not among them.
std::vector<SearchedPart> SearchedPartsOf(const Item& item, const Content& content, const FileTexts& files);

/// The names of the marks by which a search is narrowed.
std::string MarkOf(OrganId organ);
std::string MarkOf(Column column);
std::string MarkOf(ItemKind kind);
inline constexpr std::string_view kMarkOfAll = "all", kMarkOfDocuments = "documents";

/// The entry of the index, chunk by chunk.
std::vector<search::IndexText> IndexTextsOf(const Item& item, const Content& content, const FileTexts& files);

}  // namespace gongkai::disclosure
