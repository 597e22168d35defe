#include "screening/word_scan.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <utility>

#include "screening/levelled.h"

namespace gongkai::screening {
namespace {

static_assert(std::endian::native == std::endian::little, "characters are compared as they lie in memory");

constexpr std::uint64_t kFiveBytes = 0xFFFFFFFFFF, kSixBytes = 0xFFFFFFFFFFFF;
constexpr std::size_t kLooksAhead = 9;                // bytes: three characters
constexpr unsigned kFewestBits = 12, kMostBits = 24;  // of a table of bits, as a power of two

/// Whether the lowest three bytes are one character.
bool IsOfThree(std::uint64_t bytes) { return (bytes & 0xC0C0F0) == 0x8080E0; }

char32_t OfThree(std::uint64_t bytes) {
  return static_cast<char32_t>((bytes & 0xFU) << 12U | (bytes >> 8U & 0x3FU) << 6U | (bytes >> 16U & 0x3FU));
}

std::uint64_t BytesOfThree(char32_t c) {
  return (0xE0U | c >> 12U) | (0x80U | (c >> 6U & 0x3FU)) << 8U | (0x80U | (c & 0x3FU)) << 16U;
}

bool TakesThree(char32_t c) { return c >= 0x800 && c < 0x10000; }

std::size_t HashOf(std::uint64_t bytes, unsigned shift) {
  constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15U;
  return static_cast<std::size_t>(bytes * kGolden >> shift);
}

bool Has(const std::uint64_t* bits, std::size_t at) { return (bits[at / 64] >> (at % 64) & 1U) != 0; }
void Set(std::vector<std::uint64_t>& bits, std::size_t at) { bits[at / 64] |= 1ULL << (at % 64); }

char32_t Small(unsigned char byte) { return byte >= 'A' && byte <= 'Z' ? byte + 0x20U : byte; }

/// The character at `at`, which is moved behind it: letters small, and of what is no UTF-8 each byte one by itself.
char32_t Next(std::string_view text, std::size_t& at) {
  constexpr char32_t kNoCharacter = 0x200000;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  const std::size_t more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t c = lead & (0x3FU >> more);
  bool good = lead < 0x80 || (lead >= 0xC0 && lead < 0xF8 && more < text.size() - at);
  for (std::size_t i = 1; good && i <= more; ++i) {
    good = (byte(i) & 0xC0U) == 0x80;
    c = c << 6U | (byte(i) & 0x3FU);
  }
  at += good ? more + 1 : 1;
  if (!good) return kNoCharacter + lead;
  return more == 0 ? Small(lead) : c;
}

std::u32string CharactersOf(std::string_view word) {
  std::u32string characters;
  for (std::size_t at = 0; at < word.size();) characters += Next(word, at);
  return characters;
}

/// Where in the table of bits for ASCII two bytes stand.
std::size_t AsciiPlace(std::uint64_t bytes) { return (bytes & 0x7FU) << 8U | (bytes >> 8U & 0xFFU); }

}  // namespace

// --- compiling

WordScan::WordScan(const std::vector<std::string>& words) : alike_(words.size(), kNoWord) {
  std::vector<std::pair<std::u32string, std::uint32_t>> sorted;
  sorted.reserve(words.size());
  for (const std::string& word : words)
    sorted.emplace_back(CharactersOf(word), static_cast<std::uint32_t>(sorted.size()));
  std::ranges::sort(sorted);
  Grow(sorted);
  FillTables();
}

/// Level by level: the words that go through a node stand one behind another.
void WordScan::Grow(const std::vector<std::pair<std::u32string, std::uint32_t>>& words) {
  struct Range {
    std::size_t first, last, depth;
  };
  std::vector<Range> ranges = {{0, words.size(), 0}};
  nodes_.push_back({});
  for (std::size_t node = 0; node < nodes_.size(); ++node) {
    auto [at, last, depth] = ranges[node];
    for (; at < last && words[at].first.size() == depth; ++at) {
      alike_[words[at].second] = nodes_[node].word;
      nodes_[node].word = words[at].second;
    }
    nodes_[node].first_child = static_cast<std::uint32_t>(nodes_.size());
    while (at < last) {
      const char32_t character = words[at].first[depth];
      const std::size_t first = at;
      while (at < last && words[at].first[depth] == character) ++at;
      ranges.push_back({first, at, depth + 1});
      nodes_.push_back({character, 0, kNoWord});
    }
  }
  nodes_.push_back({0, static_cast<std::uint32_t>(nodes_.size()), kNoWord});
}

void WordScan::FillTables() {
  const std::uint32_t first = nodes_.front().first_child, second = nodes_[first].first_child,
                      third = nodes_[second].first_child,
                      behind = nodes_[std::min<std::size_t>(third, nodes_.size() - 1)].first_child;
  const std::size_t pairs = third - second, starts = pairs + (behind - third);
  // Of the bits one in a hundred is set, and of the pairs one place in four is taken.
  const auto bits = std::clamp(static_cast<unsigned>(std::bit_width(starts)) + 4U, kFewestBits, kMostBits);
  bits_shift_ = 64 - bits;
  start_bits_.assign((std::size_t{1} << bits) / 64, 0);
  lone_bits_.assign(0x10000 / 64, 0);
  ascii_bits_.assign(128 * 256 / 64, 0);
  const auto pairs_bits = static_cast<unsigned>(std::bit_width(pairs * 2)) + 1U;
  pairs_shift_ = 64 - pairs_bits;
  pairs_.assign(std::size_t{1} << pairs_bits, {});
  for (std::uint32_t node = first; node < second; ++node) AddFirst(node);
}

/// Every way in which a word may begin with that character is noted in the table that is asked at such a place.
void WordScan::AddFirst(std::uint32_t first) {
  const Node& node = nodes_[first];
  if (node.character < 0x80) return AddAscii(first);
  if (!TakesThree(node.character)) {
    has_others_ = true;
    return;
  }
  const std::uint64_t bytes = BytesOfThree(node.character);
  bool is_lone = node.word != kNoWord;
  for (std::uint32_t second = node.first_child; second < nodes_[first + 1].first_child; ++second) {
    if (TakesThree(nodes_[second].character)) {
      AddPair(bytes | BytesOfThree(nodes_[second].character) << 24U, second);
    } else {
      is_lone = true;
    }
  }
  if (!is_lone) return;
  has_lone_ = true;
  Set(lone_bits_, node.character);
}

/// Of the pair a bit is set for what ends with it, and one for each character behind it: so few places are looked at in
/// vain. The first byte tells nearly nothing and is left out.
void WordScan::AddPair(std::uint64_t bytes, std::uint32_t node) {
  const std::uint64_t start = HashOf(bytes >> 8U, bits_shift_);
  bool is_short = nodes_[node].word != kNoWord;
  for (std::uint32_t third = nodes_[node].first_child; third < nodes_[node + 1].first_child; ++third) {
    if (TakesThree(nodes_[third].character)) {
      start_bits_[start / 64] |= 1ULL << (nodes_[third].character & 63U);
    } else {
      is_short = true;
    }
  }
  if (is_short) Set(start_bits_, start);
  std::size_t at = HashOf(bytes, pairs_shift_);
  while (pairs_[at].bytes != 0) at = (at + 1) & (pairs_.size() - 1);
  pairs_[at] = {bytes, node};
}

void WordScan::AddAscii(std::uint32_t first) {
  const Node& node = nodes_[first];
  const auto add = [&](std::uint64_t behind) {
    for (std::uint64_t byte = 0; byte < 0x80; ++byte) {
      if (Small(static_cast<unsigned char>(byte)) == node.character) Set(ascii_bits_, AsciiPlace(byte | behind << 8U));
    }
  };
  // Behind a letter by itself, and where what follows takes several bytes, anything may stand.
  bool any = node.word != kNoWord;
  for (std::uint32_t second = node.first_child; second < nodes_[first + 1].first_child; ++second) {
    const char32_t c = nodes_[second].character;
    any = any || c >= 0x80;
    for (std::uint64_t byte = 0; byte < 0x80; ++byte) {
      if (Small(static_cast<unsigned char>(byte)) == c) add(byte);
    }
  }
  for (std::uint64_t byte = 0; any && byte < 0x100; ++byte) add(byte);
}

// --- scanning

std::uint32_t WordScan::BehindPair(std::uint64_t bytes) const {
  for (std::size_t at = HashOf(bytes, pairs_shift_); pairs_[at].bytes != 0; at = (at + 1) & (pairs_.size() - 1)) {
    if (pairs_[at].bytes == bytes) return pairs_[at].node;
  }
  return kNoNode;
}

std::uint32_t WordScan::ChildOf(std::uint32_t node, char32_t character) const {
  std::uint32_t low = nodes_[node].first_child, high = nodes_[node + 1].first_child;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (nodes_[middle].character == character) return middle;
    if (nodes_[middle].character < character) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return kNoNode;
}

void WordScan::Put(std::uint32_t node, std::size_t begin, std::size_t end, std::vector<WordMatch>& out) const {
  for (std::uint32_t word = nodes_[node].word; word != kNoWord; word = alike_[word]) {
    out.push_back({word, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    for (std::size_t i = out.size() - 1; i > 0 && out[i - 1].end > out[i].end; --i) std::swap(out[i - 1], out[i]);
  }
}

/// Every word that begins at `begin` and goes on at `at` from the node.
void WordScan::Follow(std::string_view text, std::size_t begin, std::size_t at, std::uint32_t node,
                      std::vector<WordMatch>& out) const {
  for (;;) {
    Put(node, begin, at, out);
    if (at == text.size() || nodes_[node].first_child == nodes_[node + 1].first_child) return;
    node = ChildOf(node, Next(text, at));
    if (node == kNoNode) return;
  }
}

void WordScan::FromRoot(std::string_view text, std::size_t begin, std::vector<WordMatch>& out) const {
  std::size_t at = begin;
  if (const std::uint32_t first = ChildOf(0, Next(text, at)); first != kNoNode) Follow(text, begin, at, first, out);
}

/// Out of the way of the loop below, which seldom comes here.
[[gnu::noinline]] void WordScan::LookCloser(std::string_view text, std::size_t at, std::vector<WordMatch>& out) const {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text.data() + at, std::min(sizeof bytes, text.size() - at));
  if (!IsOfThree(bytes) || (has_lone_ && Has(lone_bits_.data(), OfThree(bytes)))) {
    return FromRoot(text, at, out);
  }
  if (const std::uint32_t node = BehindPair(bytes & kSixBytes); node != kNoNode) Follow(text, at, at + 6, node, out);
}

template <bool kTraditional>
void WordScan::Run(std::string_view text, std::vector<WordMatch>& out, std::vector<std::uint32_t>* traditional) const {
  out.clear();
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) throw std::length_error("a piece of more than 4 GB");
  const std::uint64_t* const starts = start_bits_.data();
  const std::uint64_t* const ascii = ascii_bits_.data();
  const unsigned shift = bits_shift_;
  const bool has_lone = has_lone_, has_others = has_others_;
  // Of the characters at `here` nine bytes can be read.
  const auto look_at = [&](const char* here, std::size_t at) __attribute__((always_inline))->std::size_t {
    std::uint32_t first = 0;
    std::memcpy(&first, here, sizeof first);
    if (IsOfThree(first)) {
      std::uint64_t behind = 0;
      std::memcpy(&behind, here + 1, sizeof behind);
      const std::uint64_t start = HashOf(behind & kFiveBytes, shift), set = starts[start / 64];
      const bool may_begin = ((set >> (start % 64) | set >> (behind >> 56U & 63U)) & 1U) != 0 ||
                             (has_lone && Has(lone_bits_.data(), OfThree(first)));
      if (may_begin) [[unlikely]]
        LookCloser(text, at, out);
      if constexpr (kTraditional) {
        if (IsTraditional(first)) [[unlikely]]
          traditional->push_back(static_cast<std::uint32_t>(at));
      }
      return 3;
    }
    const bool may_begin = (first & 0x80U) == 0 ? Has(ascii, AsciiPlace(first)) : has_others;
    if (may_begin) [[unlikely]]
      LookCloser(text, at, out);
    return 1;
  };
  std::size_t at = 0;
  while (at + kLooksAhead <= text.size()) at += look_at(text.data() + at, at);
  // No word goes on with a zero byte that is not there: LookCloser reads the text itself.
  char last[2 * kLooksAhead] = {};
  const std::size_t begin = at;
  std::memcpy(last, text.data() + begin, text.size() - begin);
  while (at < text.size()) at += look_at(last + (at - begin), at);
}

void WordScan::Scan(std::string_view text, std::vector<WordMatch>& out) const { Run<false>(text, out, nullptr); }

void WordScan::Scan(std::string_view text, std::vector<WordMatch>& out, std::vector<std::uint32_t>& traditional) const {
  traditional.clear();
  Run<true>(text, out, &traditional);
}

}  // namespace gongkai::screening
