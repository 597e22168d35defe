#include "screening/lexicon.h"

#include <algorithm>
#include <set>

#include "base/fold.h"
#include "screening/links.h"
#include "screening/lists_of_people.h"
#include "screening/odd_characters.h"
#include "screening/people_table.h"
#include "screening/reach.h"
#include "screening/secret_marks.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

constexpr std::size_t kShortestWord = 2;   // bytes
constexpr std::size_t kPairs = 1U << 18U;  // places: of ten thousand pairs few are shared
constexpr std::size_t kLongestWord = 300;  // bytes: what is longer is no word, and makes every close look long

}  // namespace

void Lexicon::AddOwnWords(Words& words) {
  const auto add = [&](WordUse use, std::span<const std::string_view> more) {
    for (const std::string_view word : std::set<std::string_view>(more.begin(), more.end())) {
      words[std::string(word)].push_back({use, 0, 0});
    }
  };
  add(WordUse::kSecretMark, SecretMarkWords());
  add(WordUse::kInside, InsideWords());
  add(WordUse::kListHead, ListHeadWords());
  add(WordUse::kPerson, PersonWords());
  add(WordUse::kReach, ReachWords());
  add(WordUse::kLink, LinkWords());
  add(WordUse::kNumeral, NumeralWords());
}

std::size_t Lexicon::PairOf(std::string_view first, std::string_view second) {
  std::uint64_t both = 0;
  for (const char c : first) both = both << 8U | static_cast<unsigned char>(c);
  for (const char c : second) both = both << 8U | static_cast<unsigned char>(c);
  constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15U;
  return static_cast<std::size_t>((both * kGolden) >> 46U);  // the upper bits: as many as kPairs has
}

void Lexicon::AddPairs(std::string_view word) {
  for (std::size_t at = 0, next = 0; at < word.size(); at = next) {
    next = Forth(word, at, 1);
    pairs_[PairOf(word.substr(at, next - at), word.substr(next, Forth(word, next, 1) - next))] = true;
  }
}

Lexicon::Lexicon(std::span<const WordList> lists, const KnownNames& names) : pairs_(kPairs) {
  Words words;
  AddOwnWords(words);
  for (std::uint32_t list = 0; list < lists.size(); ++list) {
    for (std::uint32_t word = 0; word < lists[list].words.size(); ++word) {
      const std::string text(Trim(lists[list].words[word].text));
      if (text.size() < kShortestWord || text.size() > kLongestWord) continue;
      words[text].push_back({WordUse::kListed, list, word});
    }
  }
  for (const KnownNames::Word& name : names.Words()) {
    words[name.text].push_back({WordUse::kName, static_cast<std::uint32_t>(name.use), name.row});
  }
  std::vector<std::string> texts;
  for (auto& [text, meanings] : words) {
    texts.push_back(text);
    AddPairs(text);
    first_.push_back(meanings_.size());
    meanings_.insert(meanings_.end(), meanings.begin(), meanings.end());
    longest_ = std::max(longest_, text.size());
  }
  first_.push_back(meanings_.size());
  scan_ = std::make_unique<WordScan>(texts);
}

}  // namespace gongkai::screening
