// The matcher against a plain search at every byte, over words and texts put together at random.
#include "screening/word_scan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace gongkai::screening {
namespace {

using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // end, begin, word

char Small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool StandsAt(std::string_view text, std::size_t at, std::string_view word) {
  return at + word.size() <= text.size() && std::ranges::equal(text.substr(at, word.size()), word, {}, Small, Small);
}

std::vector<Place> PlainSearch(std::string_view text, const std::vector<std::string>& words) {
  std::vector<Place> places;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (std::uint32_t word = 0; word < words.size(); ++word) {
      if (!StandsAt(text, at, words[word])) continue;
      places.emplace_back(at + words[word].size(), at, word);
    }
  }
  std::ranges::sort(places);
  return places;
}

std::vector<Place> Scanned(const WordScan& scan, std::string_view text) {
  std::vector<WordMatch> matches;
  scan.Scan(text, matches);
  CHECK(std::ranges::is_sorted(matches, {}, &WordMatch::end));
  std::vector<Place> places;
  for (const WordMatch& match : matches) places.emplace_back(match.end, match.begin, match.word);
  std::ranges::sort(places);
  return places;
}

/// Few characters, so that words overlap and stand within one another: Han of three and of four bytes, two bytes,
/// letters, digits, marks.
constexpr std::string_view kCharacters[] = {"甲", "乙", "丙", "丁", "机", "密", "關",
                                            "a",  "B",  "7",  "é",  "𠮷", "，", "·"};
/// Pieces of characters, as a cut in the middle leaves them.
constexpr std::string_view kTorn[] = {"\xE7", "\x94\xB2", "\xF0\xA0", "\xC3", "\xFF", std::string_view("\0", 1)};

class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::size_t Below(std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most - 1)(random_); }
  std::string Text(std::size_t characters, bool is_torn) {
    std::string text;
    for (std::size_t i = 0; i < characters; ++i) {
      const bool is_piece = is_torn && Below(6) == 0;
      text += is_piece ? kTorn[Below(std::size(kTorn))] : kCharacters[Below(std::size(kCharacters))];
    }
    return text;
  }

 private:
  std::mt19937 random_;
};

std::vector<std::string> SomeWords(Dice& dice) {
  std::set<std::string> known;  // as they are compared
  std::vector<std::string> words;
  for (std::size_t left = 1 + dice.Below(12); left > 0; --left) {
    std::string word = dice.Text(1 + dice.Below(5), false), folded = word;
    std::ranges::transform(folded, folded.begin(), Small);
    if (known.insert(folded).second) words.push_back(std::move(word));
  }
  return words;
}

TEST_CASE("Every place of every word is found, and no other, in whole and in torn texts") {
  for (unsigned seed = 0; seed < 3'000; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    const std::vector<std::string> words = SomeWords(dice);
    const WordScan scan(words);
    const std::string text = dice.Text(dice.Below(80), seed % 2 == 1);
    REQUIRE(Scanned(scan, text) == PlainSearch(text, words));
  }
}

TEST_CASE("What is traditional is told in the same pass, in its order, and hides no word") {
  const WordScan scan({"机密"});
  std::vector<WordMatch> matches;
  std::vector<std::uint32_t> traditional;
  scan.Scan("機關机密關", matches, traditional);
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].begin == 6);
  CHECK(traditional == std::vector<std::uint32_t>{0, 3, 12});
}

TEST_CASE("No words, no text") {
  CHECK(Scanned(WordScan({}), "机密").empty());
  CHECK(Scanned(WordScan({"机密"}), "").empty());
}

}  // namespace
}  // namespace gongkai::screening
