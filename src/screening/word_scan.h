// Many words at once. Nearly every place of a text begins no word, and one look tells it: whether the Chinese character
// there and the one behind it begin a word together, by a table of such pairs that stays near the processor. Where they
// may, the words are followed in a tree, character by character. On office text that is twice as fast as vectorscan,
// which knows nothing of characters (bench/screening_bench.cc). Internal to screening/.
//
//   words 机密 机关 保密局; text "县机关保密工作"   关保 is no pair, 机关 is one and a word, 保密 is one and leads
//   nowhere
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongkai::screening {

/// A word as it stands in a text, by the index under which it was given.
struct WordMatch {
  std::uint32_t word = 0;
  std::uint32_t begin = 0, end = 0;  // bytes
};

/// Compiled once, shared by threads.
class WordScan {
 public:
  /// The words are compared character by character, letters of ASCII whether capital or small. None may be empty, or
  /// stand twice.
  explicit WordScan(const std::vector<std::string>& words);

  /// Every place at which a word stands, ordered by where they end; in place of what `out` held.
  void Scan(std::string_view text, std::vector<WordMatch>& out) const;

  /// And where characters stand that have a simplified form.
  void Scan(std::string_view text, std::vector<WordMatch>& out, std::vector<std::uint32_t>& traditional) const;

 private:
  static constexpr std::uint32_t kNoWord = 0xFFFFFFFF, kNoNode = 0;
  /// What the words have in common up to a character. The children of one stand side by side, by their character.
  struct Node {
    char32_t character = 0;
    std::uint32_t first_child = 0;  // up to that of the next node
    std::uint32_t word = kNoWord;   // that ends here
  };
  /// Two Chinese characters as they stand in a text, and the node behind them.
  struct Pair {
    std::uint64_t bytes = 0;  // 0: none
    std::uint32_t node = 0;
  };

  template <bool kTraditional>
  void Run(std::string_view text, std::vector<WordMatch>& out, std::vector<std::uint32_t>* traditional) const;
  void Grow(const std::vector<std::pair<std::u32string, std::uint32_t>>& words);
  void FillTables();
  void AddFirst(std::uint32_t first);
  void AddAscii(std::uint32_t first);
  void AddPair(std::uint64_t bytes, std::uint32_t node);
  std::uint32_t BehindPair(std::uint64_t bytes) const;
  std::uint32_t ChildOf(std::uint32_t node, char32_t character) const;
  void Follow(std::string_view text, std::size_t begin, std::size_t at, std::uint32_t node,
              std::vector<WordMatch>& out) const;
  void FromRoot(std::string_view text, std::size_t begin, std::vector<WordMatch>& out) const;
  void LookCloser(std::string_view text, std::size_t at, std::vector<WordMatch>& out) const;
  void Put(std::uint32_t node, std::size_t begin, std::size_t end, std::vector<WordMatch>& out) const;

  std::vector<Node> nodes_;                // the root first, one past the end last
  std::vector<std::uint32_t> alike_;       // of each word the next that differs from it in capitals alone
  std::vector<std::uint64_t> start_bits_;  // may two characters of three bytes be a word, or begin one with a third
  std::vector<std::uint64_t> lone_bits_;   // may such a one be a word, or begin one that goes on with another kind
  std::vector<std::uint64_t> ascii_bits_;  // may a byte below 0x80 begin one, by it and the byte behind it
  std::vector<Pair> pairs_;
  unsigned bits_shift_ = 0, pairs_shift_ = 0;
  bool has_lone_ = false, has_others_ = false;  // words that begin with a character of two or four bytes
};

}  // namespace gongkai::screening
