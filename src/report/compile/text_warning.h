// What to look at again in the text of a report before it is checked: numbers that are still missing or were typed,
// paragraphs that are made of set phrases, passages that stand in last year's report or in another organ's. Advice,
// never a refusal. Pure.
//
// Source: 国办公开办函〔2021〕30号 (copied and perfunctory reports are pursued under 条例第四十七条). Next to read:
// check/similarity.h, check/comparable_text.h.
#pragma once

#include "report/compile/annual_text.h"

namespace gongkai::report {

/// Another text to compare with: one's own, or another organ's that readers have. It is named and shown.
struct OtherText {
  std::string organ;
  int year = 0;
  bool is_own = false;  // the same organ's, of an earlier year
  std::vector<std::string> paragraphs;
};

enum class TextWarningKind { kMissing, kPartOfSum, kTyped, kEmptyPhrases, kLikeEarlier, kLikeNeighbour };

struct TextWarning {
  TextWarningKind kind = TextWarningKind::kMissing;
  std::size_t part = 0;
  std::string words;        // one sentence
  std::string own, theirs;  // the passages; empty where there is none to show
};

inline constexpr std::size_t kMostTextWarnings = 60;
/// In the order of the parts, at most kMostTextWarnings.
std::vector<TextWarning> WarningsOf(const AnnualText& text, std::string_view organ, const FactBook& book,
                                    const std::vector<OtherText>& others);

}  // namespace gongkai::report
