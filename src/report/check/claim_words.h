// What the words around a count say of it: which year it speaks of, whether it is narrowed, which result it tells.
//
// Next to read: claims.cc.
#pragma once

#include <cstddef>
#include <string_view>

#include "report/check/report_text.h"

namespace gongkai::report {

/// How far a sentence speaks of the report's year alone. Told once a sentence, asked for each of its counts.
class SpokenTime {
 public:
  SpokenTime(const AnnualReport& report, const Sentence& sentence);

  /// Whether what stands before `at` turns to another year, a comparison, a part of the year, or all years together.
  bool IsOther(std::size_t at) const;

 private:
  std::optional<int> year_;  // of the report
  const Sentence& sentence_;
  std::size_t other_from_, part_from_, whole_from_;
};

/// Whether a sentence is about disclosure or applications; in sections three and four every sentence is.
bool SpeaksOfDisclosure(const Sentence& sentence);

/// "全县共收到…": all that a government's tables add up.
bool SpeaksOfWholeDivision(std::u32string_view words);

/// One channel, one kind of applicant, a part.
bool IsQualified(std::u32string_view before);

/// Units in which applications and cases are counted.
bool IsCaseUnit(std::u32string_view unit);

/// 条例第五十条 has an item for each thing a report tells of: which one, by the words of the clause that ends at `end`.
std::string_view SourceOfText(const Sentence& sentence, std::size_t end);

/// Nothing before the count tells what it counts: "其中,3件予以公开", "另有2件结转".
bool TellsNothing(std::u32string_view before);

/// Reasons that narrow a result to one of its rows.
bool GivesReason(std::u32string_view words);

}  // namespace gongkai::report
