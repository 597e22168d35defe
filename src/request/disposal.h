// When what is held of a person in a case may be destroyed, and who decides it. Pure.
//
// Source: 条例第四十五条 (files of applications are kept), 档案法第二十一条第二款 (destroyed only after appraisal, with
// approval, with a record), 个人信息保护法第十九条, 第四十七条 (not longer than needed; not while a law has it kept).
// The term: files of applications are kept for ten years at least (CHOICE: the shortest fixed term of
// 国家档案局令第8号; a county whose schedule says thirty proposes with thirty), reckoned from the first day of the year
// after the case ended, as terms of archives are.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "account/organ.h"
#include "base/date.h"
#include "base/field_errors.h"

namespace gongkai::request {

/// Years, as schedules have them.
std::span<const int> ArchiveTerms();
inline constexpr int kShortestArchiveTerm = 10;

/// The first day on which its time is over.
Date ArchiveOverOn(Date ended, int years);
/// Cases that ended before this day are over today.
Date EndedBefore(Date today, int years);

enum class DisposalState { kProposed, kApproved, kRefused };
std::string_view IdOf(DisposalState state);
std::string_view NameOf(DisposalState state);
std::optional<DisposalState> DisposalStateFrom(std::string_view id);

/// A list of cases of one organ.
struct DisposalId {
  account::OrganId organ{0};
  std::int64_t number = 0;
  auto operator<=>(const DisposalId&) const = default;
};

inline constexpr std::size_t kLongestDisposalWords = 500;
inline constexpr int kMostInDisposal = 500;
/// Of the appraisal and of a refusal; under `field`.
FieldErrors FaultsOfDisposalWords(std::string_view words, std::string_view field, std::string_view what);

}  // namespace gongkai::request
