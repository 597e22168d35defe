#include "search/index_text.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "search/key.h"
#include "search/token.h"

namespace gongkai::search {
namespace {

std::uint64_t Pair(char32_t first, char32_t second) { return static_cast<std::uint64_t>(first) << 32U | second; }

/// Writes tokens one behind the other, those of a phrase with their places.
class TokenWriter {
 public:
  explicit TokenWriter(Dialect dialect) : dialect_(dialect) {}

  /// Everything of a text of keys: pairs in their order, single characters once an entry.
  void AddText(std::u32string_view keys) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i] == kBreak) {
        AddBreak();
        continue;
      }
      singles_.insert(keys[i]);
      if (i + 1 < keys.size() && keys[i + 1] != kBreak) AddPair(keys[i], keys[i + 1]);
    }
    AddBreak();
  }
  void AddMark(std::string_view name) {
    Open();
    out_ += MarkToken(name);
    Close(false);
  }

  std::string Take() {
    // In order, so that the same entry gives the same bytes.
    std::vector<char32_t> singles(singles_.begin(), singles_.end());
    std::ranges::sort(singles);
    for (const char32_t single : singles) {
      Open();
      AppendUtf8(out_, single);
      Close(false);
    }
    return std::move(out_);
  }

 private:
  void AddPair(char32_t first, char32_t second) {
    Open();
    AppendUtf8(out_, first);
    AppendUtf8(out_, second);
    Close(true);
  }
  /// In fts5 a token of its own; a tsvector knows places, one of which is left out.
  void AddBreak() {
    if (dialect_ == Dialect::kTsvector) {
      ++place_;
      return;
    }
    Open();
    AppendUtf8(out_, kBreak);
    Close(true);
  }
  void Open() {
    if (!out_.empty()) out_ += ' ';
    if (dialect_ == Dialect::kTsvector) out_ += '\'';
  }
  void Close(bool has_place) {
    if (dialect_ != Dialect::kTsvector) return;
    out_ += '\'';
    if (has_place) out_.append(":").append(std::to_string(++place_));
  }

  Dialect dialect_;
  std::string out_;
  std::unordered_set<char32_t> singles_;
  int place_ = 0;
};

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

/// How far the chunk goes that begins there.
std::size_t EndOfChunk(std::u32string_view keys, std::size_t begin) {
  const std::size_t most = std::min(keys.size(), begin + kChunk);
  std::unordered_map<std::uint64_t, int> seen;
  for (std::size_t i = begin; i + 1 < most; ++i) {
    if (++seen[Pair(keys[i], keys[i + 1])] > kMostOfOne) return i + 1;
  }
  return most;
}

}  // namespace

std::string MarkToken(std::string_view name) {
  std::string token;
  AppendUtf8(token, kMark);
  for (const char c : name) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) token += c;
  }
  return token;
}

std::vector<Chunk> ChunksOf(std::u32string_view keys) {
  constexpr std::size_t kOverlap = kLongestPhrase - 1;
  static_assert(kMostOfOne > static_cast<int>(kOverlap), "a chunk is longer than what it shares with the next");
  std::vector<Chunk> chunks;
  for (std::size_t begin = 0;;) {
    const std::size_t end = EndOfChunk(keys, begin);
    chunks.push_back({begin, end});
    if (end >= keys.size()) return chunks;
    begin = end - kOverlap;
  }
}

std::vector<std::string> IndexTexts(const Entry& entry, Dialect dialect) {
  std::u32string head = KeyOf(entry.head);
  if (head.size() > kLongestHead) head.resize(kLongestHead);
  const std::u32string keys = KeysOf(entry.texts);
  std::vector<std::string> texts;
  for (const Chunk& chunk : ChunksOf(keys)) {
    TokenWriter writer(dialect);
    writer.AddText(head);
    for (const std::u32string& initials : entry.initials) writer.AddText(initials);
    for (const std::string& mark : entry.marks) writer.AddMark(mark);
    writer.AddText(std::u32string_view(keys).substr(chunk.begin, chunk.end - chunk.begin));
    texts.push_back(writer.Take());
  }
  return texts;
}

}  // namespace gongkai::search
