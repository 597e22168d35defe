// How long a draft is open for comments, by what it is the draft of, and what became of the comments. Pure.
//
//   重大行政决策      一般不少于30日; shorter in an urgent case and the like alone (因情况紧急等原因),
//                     told with the draft (重大行政决策程序暂行条例第十五条第二款)
//   规章              一般不少于30日, and no way to make it shorter by telling why (规章制定程序条例第十五条)
//   行政规范性文件    to be published for comments, the way and the term said (国办发〔2018〕37号), no number of days:
//                     the thirty days of decisions are the program's own, shorter with a reason, and told as such
//   其他              no law names a number of days: as above
//
// Read in their text: 重大行政决策程序暂行条例. Not verified, written from memory: 规章制定程序条例第十五条 (the number
// of the article, and that it knows no shorter term), 国办发〔2018〕37号 (that it names no number of days).
//
// Table of cases: tests/law_cases/comment_terms.tsv. Asked by content_faults.cc before a draft is handed in.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"

namespace gongkai::disclosure {

enum class DraftKind { kMajorDecision, kRule, kNormative, kOther };

std::span<const DraftKind> DraftKinds();
std::string_view NameOf(DraftKind kind);
/// As it is written in the field of the item; blank is a decision, which has the strictest way. None for other words.
std::optional<DraftKind> DraftKindFrom(std::string_view words);

struct CommentTerm {
  int least_days = 30;  // calendar days
  bool may_be_shorter = false;
  std::string_view article;  // or that no law names a number of days
  bool is_verified = false;  // the text was read, rather than remembered
};
CommentTerm CommentTermOf(DraftKind kind);

/// The field of the item in which the kind of draft stands.
inline constexpr std::string_view kDraftOfField = "draft_of";

/// What is wrong with a term that begins on `from` (not counted) and has `until` as its last day; none when it may be.
struct TermFault {
  std::string field;  // comment_until, shorter_why
  std::string message;
};
std::optional<TermFault> FaultOfTerm(DraftKind kind, Date from, Date until, bool has_reason);

/// Whether comments are taken on that day; the last day is a day of the term.
constexpr bool TakesComments(std::optional<Date> until, Date today) { return until && today <= *until; }

}  // namespace gongkai::disclosure
