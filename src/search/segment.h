// A segment: which of some thousand entries hold which token, packed into blocks of a few kilobytes that a database
// keeps. Written once of the keys of its entries and never changed; larger ones are made of the keys anew.
//
//   SegmentWriter writer;
//   writer.Add(keys, {"o12", "y2026"}); …                       entries have numbers from 0 on
//   for (const Block& block : writer.Finish()) …                 kept by the first token of each
//   AddHolders(block.bytes, block.first, token, set);             who holds it
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/token.h"

namespace gongkai::search {

/// Entries of a segment at most.
inline constexpr std::size_t kMostEntries = 8'192;

/// Some of the entries of a segment.
class EntrySet {
 public:
  explicit EntrySet(std::size_t entries) : words_((entries + 63) / 64) {}

  void Add(std::size_t entry) { words_[entry / 64] |= std::uint64_t{1} << (entry % 64); }
  void Fill(std::size_t entries);
  bool IsEmpty() const;
  void KeepOnly(const EntrySet& other);
  void AddAll(const EntrySet& other);
  /// In their order.
  std::vector<std::uint32_t> Entries() const;
  std::vector<std::uint64_t>& words() { return words_; }

 private:
  std::vector<std::uint64_t> words_;
};

struct Block {
  Token first = 0;  // of its tokens; it has all up to the first of the next block
  std::string bytes;
};

class SegmentWriter {
 public:
  /// `keys`: as index_text.h makes them, in UTF-8.
  void Add(std::string_view keys, const std::vector<std::string>& marks);
  std::size_t size() const { return keys_.size(); }
  std::vector<Block> Finish() const;

 private:
  std::vector<std::u32string> keys_;
  std::vector<std::vector<Token>> marks_;
};

/// Adds to the set who holds the token. `block`: where it stands if it stands anywhere. False of bytes that are none.
bool AddHolders(std::string_view block, Token first, Token token, EntrySet& set);

/// Numbers that go up, packed and read again.
std::string PackedNumbers(const std::vector<std::int64_t>& ascending);
std::vector<std::int64_t> UnpackedNumbers(std::string_view bytes);

}  // namespace gongkai::search
