// What the applicant is told of a case: where it stands in plain words, which letters are the applicant's to read, and
// what may be done about it by the page. Pure.
//
// Who drafts, who signs and who is asked by name is the office's own affair and is not told; that somebody is asked is,
// since those days do not count (条例第三十三条第三款). Next to read: case_fold.h, applicant_actions.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "request/case_fold.h"
#include "request/letter.h"

namespace gongkai::request {

/// "机关正在办理" and what that means for the applicant.
struct PlainStatus {
  std::string headline;
  std::string words;
};
PlainStatus PlainStatusOf(const CaseStatus& status, const CaseFold& fold);

/// Letters to third parties and to other organs are theirs: they may hold what is asked for.
bool IsForApplicant(LetterKind kind);

enum class ApplicantAct {
  kCorrect,  // what is asked for, once the organ has asked (第三十条)
  kExplain,  // why so many (第三十五条)
  kPaid,     // tells the office that the fee is paid; whether it is, the office puts down (第四十二条)
  kWithdraw,
  kRate,  // says how the handling was found (disclosure::Satisfaction)
};
/// Why this cannot be done now; none when it can. The acts themselves ask it again.
std::optional<std::string> Against(ApplicantAct act, const CaseStatus& status, const CaseFold& fold);

/// Of an answer by the applicant, counted in characters.
inline constexpr std::size_t kLongestApplicantWords = 2'000;

/// Whether why so many was asked and has not been answered yet: the clock's facts do not hold it (it moves no day).
bool IsAskedWhy(std::span<const CaseEvent> events);

/// How often the applicant told something of the case that is no act of its own, as that the fee is paid; whoever wants
/// to tell more than that rings up. Each is told to everybody who handles cases there.
int RemarksByApplicant(std::span<const CaseEvent> events);
inline constexpr int kMostRemarksByApplicant = 5;

}  // namespace gongkai::request
