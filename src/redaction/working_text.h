// The text of a document's pages: which text a box covers, which boxes cover a text, where the same words stand again,
// and what screening finds in it. Pure; the pages are looked at by redact_actions.h.
//
// Next to read: docread/page_text.h, mark.h.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "docread/page_text.h"
#include "redaction/mark.h"
#include "screening/hit.h"

namespace gongkai::redaction {

/// Bytes of PageText::text of that page.
struct TextRange {
  int page = 1;  // 1-based
  std::size_t offset = 0, length = 0;
  bool operator==(const TextRange&) const = default;
};

/// The boxes that black out what is in the range, one a line, a little larger than its glyphs; empty where there is
/// none.
std::vector<docread::Box> BoxesOf(const docread::PageText& page, std::size_t offset, std::size_t length);

/// The characters that the boxes touch (and burning takes away), line by line, parted by '\n'. Personal as a rule:
/// never logged.
std::string TextUnder(const docread::PageText& page, std::span<const docread::Box> boxes);

/// Words without what tells nothing apart: blanks, line ends, width of characters, case. Two texts are like when these
/// are the same.
std::string Folded(std::string_view words);

/// All places where the same words stand, also over the end of a line and with blanks within. In the order of the
/// pages; at most `most`. Words of less than two characters after folding are found nowhere.
std::vector<TextRange> PlacesLike(std::span<const docread::PageText> pages, std::string_view words,
                                  std::size_t most = kMostMarks);

/// Pages on which no character stands, by number: pictures (scans) and blank ones. Nothing is found on them by words.
std::vector<int> PagesWithoutText(std::span<const docread::PageText> pages);

/// What is screened of the pages: paragraphs as pieces (lines that run on are joined), and where each piece stands.
struct ScreenedPages {
  std::vector<screening::Part> parts;  // one, with the key "pages"
  struct Stretch {
    std::size_t at = 0;  // byte of the piece's text
    TextRange range;
  };
  std::vector<std::vector<Stretch>> pieces;  // of parts[0].pieces, in their order

  /// Where a hit stands; several ranges over a line end. Empty for a hit about the whole.
  std::vector<TextRange> RangesOf(const screening::Hit& hit) const;
};
ScreenedPages ToScreen(std::span<const docread::PageText> pages, std::string_view label);

/// The ground that a rule of screening suggests ("P-…" → privacy, "S-MARK" and "S-PERIOD", by which somebody has
/// classified it, → state_secret); empty when none is certain, as of words that may be secret: the person chooses.
std::string_view SuggestedGround(const screening::Hit& hit);

/// Marks over ranges: neighbouring ranges of one page in one mark. Numbers, layer, ground, person are the caller's.
std::vector<Mark> MarksOver(std::span<const docread::PageText> pages, std::span<const TextRange> ranges,
                            const Mark& like);

/// Kept between calls: pages looked at cost time. Bytes of our own, checked when read.
std::string ToBytes(std::span<const docread::PageText> pages);
/// Empty when they are none of ours.
std::vector<docread::PageText> FromBytes(std::string_view bytes);

}  // namespace gongkai::redaction
