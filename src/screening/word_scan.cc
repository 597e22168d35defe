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

constexpr std::uint64_t kThreeBytes = 0xFFFFFF, kSixBytes = 0xFFFFFFFFFFFF;
constexpr unsigned kFewestBits = 16, kMostBits = 24;  // of a table of bits, as a power of two

std::uint64_t Load(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

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

bool Has(const std::vector<std::uint64_t>& bits, std::size_t at) { return (bits[at / 64] >> (at % 64) & 1U) != 0; }
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
  const Node& root = nodes_.front();
  const std::size_t firsts = nodes_[1].first_child - root.first_child;
  const std::size_t pairs = nodes_.size() > 1 + firsts ? nodes_[1 + firsts].first_child - nodes_[1].first_child : 0;
  // One bit in a hundred is set, and one place in four.
  const unsigned bits = std::clamp(static_cast<unsigned>(std::bit_width(firsts + pairs)) + 6U, kFewestBits, kMostBits);
  bits_shift_ = 64 - bits;
  pair_bits_.assign((std::size_t{1} << bits) / 64, 0);
  lone_bits_ = pair_bits_;
  ascii_bits_.assign(128 * 256 / 64, 0);
  const auto pairs_bits = static_cast<unsigned>(std::bit_width(pairs * 2)) + 1U;
  pairs_shift_ = 64 - pairs_bits;
  pairs_.assign(std::size_t{1} << pairs_bits, {});
  for (std::uint32_t first = root.first_child; first < nodes_[1].first_child; ++first) AddFirst(first);
}

/// Every way in which a word may begin with that character is noted in the table that is asked at such a place.
void WordScan::AddFirst(std::uint32_t first) {
  const Node& node = nodes_[first];
  const std::uint32_t end = nodes_[first + 1].first_child;
  if (node.character < 0x80) {
    AddAscii(first);
    return;
  }
  if (!TakesThree(node.character)) {
    has_others_ = true;
    return;
  }
  const std::uint64_t bytes = BytesOfThree(node.character);
  bool is_lone = node.word != kNoWord;
  for (std::uint32_t second = node.first_child; second < end; ++second) {
    if (TakesThree(nodes_[second].character)) {
      AddPair(bytes | BytesOfThree(nodes_[second].character) << 24U, second);
    } else {
      is_lone = true;
    }
  }
  if (!is_lone) return;
  has_lone_ = true;
  Set(lone_bits_, HashOf(bytes, bits_shift_));
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

void WordScan::AddPair(std::uint64_t bytes, std::uint32_t node) {
  Set(pair_bits_, HashOf(bytes, bits_shift_));
  std::size_t at = HashOf(bytes, pairs_shift_);
  while (pairs_[at].bytes != 0) at = (at + 1) & (pairs_.size() - 1);
  pairs_[at] = {bytes, node};
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

template <bool kTraditional>
void WordScan::Run(std::string_view text, std::vector<WordMatch>& out, std::vector<std::uint32_t>* traditional) const {
  out.clear();
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) throw std::length_error("a piece of more than 4 GB");
  const auto from_root = [&](std::size_t begin) {
    std::size_t at = begin;
    if (const std::uint32_t first = ChildOf(0, Next(text, at)); first != kNoNode) Follow(text, begin, at, first, out);
  };
  const auto look_at = [&](std::size_t at, std::uint64_t bytes) -> std::size_t {
    if (IsOfThree(bytes)) {
      if (has_lone_ && Has(lone_bits_, HashOf(bytes & kThreeBytes, bits_shift_))) {
        from_root(at);
      } else if (Has(pair_bits_, HashOf(bytes & kSixBytes, bits_shift_))) {
        if (const std::uint32_t node = BehindPair(bytes & kSixBytes); node != kNoNode)
          Follow(text, at, at + 6, node, out);
      }
      if constexpr (kTraditional) {
        if (HasSimplifiedForm(OfThree(bytes))) traditional->push_back(static_cast<std::uint32_t>(at));
      }
      return 3;
    }
    if ((bytes & 0x80U) == 0) {
      if (Has(ascii_bits_, AsciiPlace(bytes))) from_root(at);
      return 1;
    }
    if (has_others_) from_root(at);
    return 1;
  };
  std::size_t at = 0;
  while (at + sizeof(std::uint64_t) <= text.size()) at += look_at(at, Load(text.data() + at));
  while (at < text.size()) {
    std::uint64_t bytes = 0;  // no word goes on with a zero byte that is not there: Follow reads the text itself
    std::memcpy(&bytes, text.data() + at, text.size() - at);
    at += look_at(at, bytes);
  }
}

void WordScan::Scan(std::string_view text, std::vector<WordMatch>& out) const { Run<false>(text, out, nullptr); }

void WordScan::Scan(std::string_view text, std::vector<WordMatch>& out, std::vector<std::uint32_t>& traditional) const {
  traditional.clear();
  Run<true>(text, out, &traditional);
}

}  // namespace gongkai::screening
