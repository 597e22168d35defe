// Words looked for on many pages, as they are read: over the ends of lines, and down a column of a table, where a word
// is cut within a cell. Built once for many words. Next to read: working_text.h.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "docread/page_text.h"
#include "redaction/working_text.h"

namespace gongkai::redaction {

/// Levelled as Folded does: the code points of words without blanks, and without the marks between thousands.
std::u32string FoldedCodes(std::string_view words);

/// Whether the boxes take a glyph away when they are burnt: its middle, or a seventh part of it.
bool Covers(std::span<const docread::Box> boxes, const docread::Box& glyph);

class PageSearch {
 public:
  /// The pages must outlive it.
  explicit PageSearch(std::span<const docread::PageText> pages);

  /// Each place once: its glyphs, by their numbers on their page.
  struct Place {
    int page = 1;
    std::vector<std::uint32_t> glyphs;
  };
  std::vector<Place> Find(std::string_view words, std::size_t most) const;

  /// The same place as bytes of its page's text: one range where its glyphs follow one another, else several.
  std::vector<TextRange> RangesOf(const Place& place) const;

 private:
  struct Reading {
    std::size_t page = 0;  // index
    std::u32string text;
    std::vector<std::uint32_t> glyphs;   // one a code point
    std::u32string levelled;             // without the marks between thousands; empty where none stands
    std::vector<std::uint32_t> origins;  // of `levelled`: where in `text`
  };
  void AddPage(std::size_t page);
  void AddColumns(std::size_t page);
  void Append(Reading& reading, std::uint32_t glyph) const;
  void Keep(const Reading& reading);

  std::span<const docread::PageText> pages_;
  std::vector<Reading> readings_;  // of each page first the one in the order of its text
};

}  // namespace gongkai::redaction
