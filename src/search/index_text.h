// An entry of the index: everything that is looked for in it as one line of keys, and the marks to which a search is
// narrowed. Of many of them segments are made (segment.h).
//
//   for (const IndexText& text : IndexTexts({.head = title, .marks = {"o12"}, .texts = {body, file}})) …
//
// Long text is cut into chunks that overlap, so that every phrase of a query stands whole in one of them. The head and
// the marks stand in every chunk, so that words of the title and words of the text may be asked for together.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::search {

/// The longest phrase that is looked for; what is longer is cut to it. Chunks overlap by one less.
inline constexpr std::size_t kLongestPhrase = 64;
inline constexpr std::size_t kChunk = 4'000;
/// Of a head no more than this is indexed.
inline constexpr std::size_t kLongestHead = 400;

struct Entry {
  std::string_view head;                 // found in every chunk
  std::vector<std::u32string> initials;  // of the head (initials.h), in each way of reading it
  std::vector<std::string> marks;        // letters and digits: what may be narrowed to, "o12", "y2026"
  std::vector<std::string_view> texts;   // no phrase goes across from one to the next
};

struct IndexText {
  std::string keys;   // head, initials and text, parted by kBreak (token.h)
  std::string marks;  // JoinedMarks (lookup.h)
};

/// One for each chunk, at least one.
std::vector<IndexText> IndexTexts(const Entry& entry);

/// Where the chunks of a text of keys begin and end.
struct Chunk {
  std::size_t begin = 0, end = 0;
};
/// Of kChunk keys, overlapping by kLongestPhrase - 1; the last may be shorter.
std::vector<Chunk> ChunksOf(std::u32string_view keys);

}  // namespace gongkai::search
