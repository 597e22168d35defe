// For the tests of the readers: what must hold of every document, and files built in memory.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <support/made_zip.h>
#include "base/utf8.h"
#include "docread/document.h"

namespace gongkai::docread {

/// The text that a place covers.
inline std::string TextAt(const Document& document, const Place& place) {
  REQUIRE(place.line >= 1);
  REQUIRE(static_cast<std::size_t>(place.line) <= document.lines.size());
  const std::u32string line = FromUtf8(document.lines[static_cast<std::size_t>(place.line) - 1]);
  REQUIRE(static_cast<std::size_t>(place.column + place.length) <= line.size());
  return ToUtf8(line.substr(static_cast<std::size_t>(place.column), static_cast<std::size_t>(place.length)));
}

/// Every place covers exactly the text it belongs to.
inline void CheckPlaces(const Document& document) {
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      CHECK(TextAt(document, paragraph->place) == paragraph->text);
      continue;
    }
    for (const Row& row : std::get<Table>(block).rows) {
      for (const Cell& cell : row.cells) {
        std::string shown = cell.text;
        std::replace(shown.begin(), shown.end(), '\n', ' ');
        CHECK(TextAt(document, cell.place) == shown);
      }
    }
  }
}

inline std::vector<std::string> Paragraphs(const Document& document) {
  std::vector<std::string> texts;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) texts.push_back(paragraph->text);
  }
  return texts;
}

inline std::vector<Table> Tables(const Document& document) {
  std::vector<Table> tables;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) tables.push_back(*table);
  }
  return tables;
}

/// A row as "column+columns*rows:text", cells joined by " | "; spans of one are left out.
inline std::string Show(const Row& row) {
  std::string shown;
  for (const Cell& cell : row.cells) {
    if (!shown.empty()) shown += " | ";
    shown += std::to_string(cell.column);
    if (cell.column_span != 1) shown += "+" + std::to_string(cell.column_span);
    if (cell.row_span != 1) shown += "*" + std::to_string(cell.row_span);
    shown += ":" + cell.text;
  }
  return shown;
}

using testing::MakeZip;
using testing::ZipEntries;

/// A docx whose body is `body`; further parts may be given.
inline std::string MakeDocx(std::string_view body, const ZipEntries& more = {}) {
  ZipEntries entries = {
      {"[Content_Types].xml", "<Types/>"},
      {"word/document.xml",
       R"(<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)" +
           std::string(body) + "</w:body></w:document>"}};
  entries.insert(entries.end(), more.begin(), more.end());
  return MakeZip(entries);
}

}  // namespace gongkai::docread
