#include "search/segment.h"

#include <algorithm>
#include <bit>
#include <optional>

#include "base/utf8.h"

namespace gongkai::search {
namespace {

constexpr std::size_t kBlockBytes = 3'500;

// ---- numbers of as few bytes as they need

void AppendNumber(std::string& bytes, std::uint64_t number) {
  while (number >= 0x80) {
    bytes += static_cast<char>(number | 0x80U);
    number >>= 7U;
  }
  bytes += static_cast<char>(number);
}

/// Takes it from the front; none of bytes that are no number.
std::optional<std::uint64_t> TakeNumber(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

// ---- who holds a token: the distances between them, or a bit for each entry where that is shorter

std::string Distances(const std::vector<std::uint32_t>& entries) {
  std::string bytes;
  std::uint32_t last = 0;
  for (const std::uint32_t entry : entries) {
    AppendNumber(bytes, entry - last);
    last = entry;
  }
  return bytes;
}

std::string Bits(const std::vector<std::uint32_t>& entries) {
  std::string bytes(entries.back() / 8 + 1, '\0');
  for (const std::uint32_t entry : entries) bytes[entry / 8] = static_cast<char>(bytes[entry / 8] | (1 << (entry % 8)));
  return bytes;
}

bool AddDistances(std::string_view bytes, EntrySet& set) {
  std::uint64_t entry = 0;
  while (!bytes.empty()) {
    const auto distance = TakeNumber(bytes);
    if (!distance) return false;
    entry += *distance;
    if (entry >= set.words().size() * 64) return false;
    set.Add(entry);
  }
  return true;
}

bool AddBits(std::string_view bytes, EntrySet& set) {
  if (bytes.size() > set.words().size() * 8) return false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    set.words()[i / 8] |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (i % 8 * 8);
  }
  return true;
}

/// Entries of a block stand one behind the other: distance of the token, length with one bit of the form, bytes.
class BlockWriter {
 public:
  void Add(Token token, const std::vector<std::uint32_t>& holders) {
    if (!blocks_.empty() && blocks_.back().bytes.size() >= kBlockBytes) is_full_ = true;
    if (blocks_.empty() || is_full_) {
      blocks_.push_back({token, ""});
      last_ = token;
      is_full_ = false;
    }
    std::string bytes = Distances(holders);
    const bool is_bits = bytes.size() > holders.back() / 8 + 1;
    if (is_bits) bytes = Bits(holders);
    std::string& block = blocks_.back().bytes;
    AppendNumber(block, static_cast<std::uint64_t>(token - last_));
    AppendNumber(block, bytes.size() * 2 + (is_bits ? 1 : 0));
    block += bytes;
    last_ = token;
  }
  std::vector<Block> Take() { return std::move(blocks_); }

 private:
  std::vector<Block> blocks_;
  Token last_ = 0;
  bool is_full_ = false;
};

struct Posting {
  Token token;
  std::uint32_t entry;
  auto operator<=>(const Posting&) const = default;
};

void Write(std::vector<Posting>& postings, BlockWriter& writer) {
  std::ranges::sort(postings);
  const auto [end, last] = std::ranges::unique(postings);
  postings.erase(end, last);
  std::vector<std::uint32_t> holders;
  for (std::size_t i = 0; i < postings.size(); ++i) {
    holders.push_back(postings[i].entry);
    if (i + 1 < postings.size() && postings[i + 1].token == postings[i].token) continue;
    writer.Add(postings[i].token, holders);
    holders.clear();
  }
}

/// Of so many neighbours each.
std::vector<Posting> PostingsOf(const std::vector<std::u32string>& keys, std::size_t length) {
  std::vector<Posting> postings;
  for (std::size_t entry = 0; entry < keys.size(); ++entry) {
    const std::u32string_view key = keys[entry];
    std::size_t begin = 0;  // behind the last break
    for (std::size_t i = 0; i < key.size(); ++i) {
      if (key[i] == kBreak) begin = i + 1;
      if (i + 1 < begin + length) continue;
      postings.push_back({TokenOf(key.substr(i + 1 - length, length)), static_cast<std::uint32_t>(entry)});
    }
  }
  return postings;
}

}  // namespace

void EntrySet::Fill(std::size_t entries) {
  for (std::size_t i = 0; i < entries; ++i) Add(i);
}

bool EntrySet::IsEmpty() const {
  return std::ranges::all_of(words_, [](std::uint64_t word) { return word == 0; });
}

void EntrySet::KeepOnly(const EntrySet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

void EntrySet::AddAll(const EntrySet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
}

std::vector<std::uint32_t> EntrySet::Entries() const {
  std::vector<std::uint32_t> entries;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
      entries.push_back(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
    }
  }
  return entries;
}

void SegmentWriter::Add(std::string_view keys, const std::vector<std::string>& marks) {
  keys_.push_back(FromUtf8(keys));
  std::vector<Token>& tokens = marks_.emplace_back();
  for (const std::string& mark : marks) tokens.push_back(TokenOfMark(mark));
}

/// One length after the other, so that never all of them stand in memory.
std::vector<Block> SegmentWriter::Finish() const {
  BlockWriter writer;
  for (std::size_t length = 1; length <= kLongestToken; ++length) {
    std::vector<Posting> postings = PostingsOf(keys_, length);
    Write(postings, writer);
  }
  std::vector<Posting> postings;
  for (std::size_t entry = 0; entry < marks_.size(); ++entry) {
    for (const Token mark : marks_[entry]) postings.push_back({mark, static_cast<std::uint32_t>(entry)});
  }
  Write(postings, writer);
  return writer.Take();
}

bool AddHolders(std::string_view block, Token first, Token token, EntrySet& set) {
  std::uint64_t at = static_cast<std::uint64_t>(first);
  while (!block.empty()) {
    const auto distance = TakeNumber(block), length = TakeNumber(block);
    if (!distance || !length || *length / 2 > block.size()) return false;
    at += *distance;
    if (at > static_cast<std::uint64_t>(token)) return true;
    if (at == static_cast<std::uint64_t>(token)) {
      const std::string_view bytes = block.substr(0, *length / 2);
      return *length % 2 == 1 ? AddBits(bytes, set) : AddDistances(bytes, set);
    }
    block.remove_prefix(*length / 2);
  }
  return true;
}

std::string PackedNumbers(const std::vector<std::int64_t>& ascending) {
  std::string bytes;
  std::uint64_t last = 0;
  for (const std::int64_t number : ascending) {
    AppendNumber(bytes, static_cast<std::uint64_t>(number) - last);
    last = static_cast<std::uint64_t>(number);
  }
  return bytes;
}

std::vector<std::int64_t> UnpackedNumbers(std::string_view bytes) {
  std::vector<std::int64_t> numbers;
  std::uint64_t last = 0;  // bytes that are none of ours must not run over either
  while (!bytes.empty()) {
    const auto distance = TakeNumber(bytes);
    if (!distance) break;
    last += *distance;
    numbers.push_back(static_cast<std::int64_t>(last));
  }
  return numbers;
}

}  // namespace gongkai::search
