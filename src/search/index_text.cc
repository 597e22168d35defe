#include "search/index_text.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <unordered_set>

#include "base/utf8.h"
#include "search/key.h"
#include "search/token.h"

namespace gongkai::search {
namespace {

/// Collects the tokens of one chunk.
class TokenWriter {
 public:
  virtual ~TokenWriter() = default;
  virtual void AddText(std::u32string_view keys) = 0;
  virtual void AddMark(std::string_view name) = 0;
  virtual IndexText Take() = 0;
};

/// Pairs in their order, then single characters once each.
class Fts5Writer : public TokenWriter {
 public:
  void AddText(std::u32string_view keys) override {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i] == kBreak) {
        Add(keys.substr(i, 1));
        continue;
      }
      singles_.insert(keys[i]);
      if (i + 1 < keys.size() && keys[i + 1] != kBreak) Add(keys.substr(i, 2));
    }
    Add(std::u32string_view(&kBreak, 1));
  }
  void AddMark(std::string_view name) override { Text().append(MarkToken(name)); }

  IndexText Take() override {
    // In order, so that the same entry gives the same bytes.
    std::vector<char32_t> singles(singles_.begin(), singles_.end());
    std::ranges::sort(singles);
    for (const char32_t single : singles) AppendUtf8(Text(), single);
    return {std::move(tokens_), ""};
  }

 private:
  /// With what parts it from the token before.
  std::string& Text() {
    if (!tokens_.empty()) tokens_ += ' ';
    return tokens_;
  }
  void Add(std::u32string_view token) {
    std::string& text = Text();
    for (const char32_t c : token) AppendUtf8(text, c);
  }

  std::string tokens_;
  std::unordered_set<char32_t> singles_;
};

/// One and two characters and the numbers of triples, once each.
class TsvectorWriter : public TokenWriter {
 public:
  void AddText(std::u32string_view keys) override {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      for (std::size_t length = 1; length <= kLongestToken && i + length <= keys.size(); ++length) {
        if (keys[i + length - 1] == kBreak) break;
        tokens_.insert(ToUtf8(keys.substr(i, length)));
      }
      if (i + 2 < keys.size() && keys.substr(i, 3).find(kBreak) == std::u32string_view::npos) {
        triples_.insert(TripleToken(keys[i], keys[i + 1], keys[i + 2]));
      }
    }
    keys_.append(ToUtf8(keys));
    AppendUtf8(keys_, kBreak);
  }
  void AddMark(std::string_view name) override { tokens_.insert(MarkToken(name)); }

  IndexText Take() override {
    std::vector<std::string_view> tokens(tokens_.begin(), tokens_.end());
    std::ranges::sort(tokens);
    IndexText text{"", std::move(keys_)};
    for (const std::string_view token : tokens) {
      text.tokens.append(text.tokens.empty() ? "'" : " '").append(token).append("'");
    }
    // In order, so that the same entry gives the same bytes; they stand behind all others.
    std::vector<char32_t> triples(triples_.begin(), triples_.end());
    std::ranges::sort(triples);
    for (const char32_t triple : triples) {
      text.tokens.append(" '");
      AppendUtf8(text.tokens, triple);
      text.tokens.append("'");
    }
    return text;
  }

 private:
  std::unordered_set<std::string> tokens_;
  std::unordered_set<char32_t> triples_;
  std::string keys_;
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

}  // namespace

std::string MarkToken(std::string_view name) {
  std::string token;
  AppendUtf8(token, kMark);
  for (const char c : name) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) token += c;
  }
  return token;
}

char32_t TripleToken(char32_t first, char32_t second, char32_t third) {
  // FNV-1a, and its bits mixed: neighbouring characters have neighbouring numbers.
  std::uint32_t hash = 2'166'136'261U;
  for (const char32_t c : {first, second, third}) hash = (hash ^ static_cast<std::uint32_t>(c)) * 16'777'619U;
  hash = (hash ^ (hash >> 15U)) * 0x85EBCA6BU;
  hash ^= hash >> 13U;
  return kFirstTriple + static_cast<char32_t>(hash) % kTripleTokens;
}

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

std::vector<IndexText> IndexTexts(const Entry& entry, Dialect dialect) {
  std::u32string head = KeyOf(entry.head);
  if (head.size() > kLongestHead) head.resize(kLongestHead);
  const std::u32string keys = KeysOf(entry.texts);
  std::vector<IndexText> texts;
  for (const Chunk& chunk : ChunksOf(keys)) {
    const auto writer = dialect == Dialect::kFts5 ? std::unique_ptr<TokenWriter>(std::make_unique<Fts5Writer>())
                                                  : std::make_unique<TsvectorWriter>();
    writer->AddText(head);
    for (const std::u32string& initials : entry.initials) writer->AddText(initials);
    for (const std::string& mark : entry.marks) writer->AddMark(mark);
    writer->AddText(std::u32string_view(keys).substr(chunk.begin, chunk.end - chunk.begin));
    texts.push_back(writer->Take());
  }
  return texts;
}

}  // namespace gongkai::search
