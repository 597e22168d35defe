// The text of workbooks: runs joined, the reading aids of East Asian text left out, escapes undone. Source: ISO/IEC
// 29500-1 18.4 (shared strings), 22.9.2.19 (ST_Xstring). Next to read: xlsx_sheet.cc.
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace gongkai::docread {

/// What stands between the tags of one element, and not in its children.
std::string RawText(pugi::xml_node node);

/// Sound UTF-8 without control characters, trimmed, with line ends as '\n' and "_x000D_" undone.
std::string CleanText(std::string_view raw);

/// An item <si> or <is>: a text, or runs of rich text.
std::string ItemText(pugi::xml_node item);

/// The items of the part that holds the strings of all sheets.
std::vector<std::string> SharedStrings(const pugi::xml_document& part);

}  // namespace gongkai::docread
