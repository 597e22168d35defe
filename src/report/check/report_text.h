// The text of a report, folded and cut into sentences with their counts, made once and read by all narrative rules.
//
// In: the paragraphs of an AnnualReport. Out: sentences without blanks and without romanised readings, each knowing its
// section, its counts, the year it speaks of, and the place of any part of it in the source.
//
// Next to read: narrative_numbers.h, rules_narrative.cc.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/check/characters.h"
#include "report/check/narrative_numbers.h"
#include "report/report.h"

namespace gongkai::report {

/// "2023年" in a sentence.
struct NamedYear {
  std::size_t end = 0;  // behind 年
  int year = 0;
};

struct Sentence {
  std::size_t paragraph = 0;  // index into AnnualReport::paragraphs
  std::size_t begin = 0;      // in the folded text of that paragraph
  int section = 0;
  std::u32string_view text;  // without the full stop
  std::vector<Count> counts;
  std::vector<NamedYear> years;  // in order
};

class ReportText {
 public:
  explicit ReportText(const AnnualReport& report);
  ReportText(const ReportText&) = delete;
  ReportText& operator=(const ReportText&) = delete;

  const std::vector<Sentence>& Sentences() const { return sentences_; }
  /// Code points that are no blanks, over all paragraphs of a section (0 = all).
  std::size_t Length(int section) const;
  bool Mentions(std::initializer_list<std::u32string_view> words, int section = 0) const;

  /// Where a part of a sentence stands in the source.
  Place PlaceOf(const Sentence& sentence, std::size_t begin, std::size_t length) const;
  Place PlaceOf(const Sentence& sentence) const { return PlaceOf(sentence, 0, sentence.text.size()); }
  /// The words as they were written, for quoting.
  std::string Written(const Sentence& sentence, std::size_t begin, std::size_t length) const;

 private:
  struct Folded {
    std::u32string text;
    std::vector<std::uint32_t> origin;  // byte in the paragraph, one a code point and one past the end
    Characters characters;
  };
  static Folded FoldParagraph(std::string_view written);
  void CutSentences(std::size_t paragraph);

  const AnnualReport& report_;
  std::vector<Folded> paragraphs_;
  std::vector<Sentence> sentences_;
};

/// The place of the bytes [from, to) of a paragraph, as far as its first line reaches.
Place PlaceInParagraph(const NarrativeParagraph& paragraph, std::size_t from, std::size_t to);

bool Contains(std::u32string_view text, std::u32string_view word);
bool ContainsAny(std::u32string_view text, std::initializer_list<std::u32string_view> words);

/// Where the first and the last of some words stand; both are asked once a text instead of once for each of its parts.
/// EndOfFirst: behind the word that ends first, npos if there is none; the text up to n holds one if n is not less.
/// BeginOfLast: of the word that begins last, npos if there is none; the text from n on holds one if n is not more.
std::size_t EndOfFirst(std::u32string_view text, std::initializer_list<std::u32string_view> words);
std::size_t BeginOfLast(std::u32string_view text, std::initializer_list<std::u32string_view> words);

/// The last year named before `end`; nothing if there is none.
std::optional<int> YearNamedBefore(const Sentence& sentence, std::size_t end);

}  // namespace gongkai::report
