// All words that are looked for in one go, and what each may mean. Internal to screening/.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "screening/names.h"
#include "screening/screen.h"
#include "screening/word_scan.h"

namespace gongkai::screening {

enum class WordUse : std::uint8_t {
  kListed,
  kSecretMark,
  kInside,
  kListHead,
  kPerson,
  kReach,
  kLink,
  kName,
  kNumeral,  // odd_characters.h
};

/// One word may mean several things: 户名 heads a list, and is a word of one.
struct Meaning {
  WordUse use = WordUse::kListed;
  std::uint32_t first = 0;   // list; of names their use
  std::uint32_t second = 0;  // word of the list, row of the register
};

class Lexicon {
 public:
  Lexicon(std::span<const WordList> lists, const KnownNames& names);

  const WordScan& scan() const { return *scan_; }
  std::span<const Meaning> MeaningsOf(std::uint32_t word) const {
    return std::span(meanings_).subspan(first_[word], first_[word + 1] - first_[word]);
  }
  std::size_t longest() const { return longest_; }  // bytes

  /// False when the second Chinese character stands right behind the first in no word; seldom true when it does not.
  bool MayFollow(std::string_view first, std::string_view second) const { return pairs_[PairOf(first, second)]; }

 private:
  using Words = std::map<std::string, std::vector<Meaning>>;
  static void AddOwnWords(Words& words);
  static std::size_t PairOf(std::string_view first, std::string_view second);
  void AddPairs(std::string_view word);

  std::unique_ptr<WordScan> scan_;
  std::vector<Meaning> meanings_;
  std::vector<std::size_t> first_;
  std::size_t longest_ = 0;
  std::vector<bool> pairs_;  // by PairOf: which characters may follow one another; two pairs may share a place
};

}  // namespace gongkai::screening
