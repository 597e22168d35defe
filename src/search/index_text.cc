#include "search/index_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "search/key.h"
#include "search/lookup.h"
#include "search/token.h"

namespace gongkai::search {
namespace {

std::u32string KeysOf(const std::vector<std::string_view>& texts) {
  std::u32string keys;
  for (const std::string_view text : texts) {
    std::u32string key = KeyOf(text);
    if (key.empty()) continue;
    if (!keys.empty()) keys.push_back(kBreak);
    keys += key;
  }
  return keys;
}

}  // namespace

std::vector<Chunk> ChunksOf(std::u32string_view keys) {
  constexpr std::size_t kOverlap = kLongestPhrase - 1;
  std::vector<Chunk> chunks;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(keys.size(), begin + kChunk);
    chunks.push_back({begin, end});
    if (end >= keys.size()) return chunks;
    begin = end - kOverlap;
  }
}

std::vector<IndexText> IndexTexts(const Entry& entry) {
  std::u32string head = KeyOf(entry.head);
  if (head.size() > kLongestHead) head.resize(kLongestHead);
  for (const std::u32string& initials : entry.initials) {
    head.push_back(kBreak);
    head += initials;
  }
  head.push_back(kBreak);
  const std::string front = ToUtf8(head), marks = JoinedMarks(entry.marks);
  const std::u32string keys = KeysOf(entry.texts);
  std::vector<IndexText> texts;
  for (const Chunk& chunk : ChunksOf(keys)) {
    texts.push_back({front + ToUtf8(std::u32string_view(keys).substr(chunk.begin, chunk.end - chunk.begin)), marks});
  }
  return texts;
}

}  // namespace gongkai::search
