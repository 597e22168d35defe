// When what is held of a person in a case may be destroyed, and who decides it. Pure.
//
// Source: 条例第四十五条 (files of applications are kept), 档案法第二十一条第二款 (destroyed only after appraisal, with
// approval, with a record), 个人信息保护法第十九条, 第四十七条 (not longer than needed; not while a law has it kept).
// The term: files of applications are kept for ten years at least (CHOICE: the shortest fixed term of
// 国家档案局令第8号; a county whose schedule says thirty proposes with thirty): disclosure/disposal_record.h, by which
// the list of cases stands and is numbered too.
#pragma once

#include <span>
#include <string_view>

#include "base/field_errors.h"
#include "disclosure/disposal_record.h"

namespace gongkai::request {

using disclosure::ArchiveOverOn;
using disclosure::DisposalId;  // a list of cases of one organ
using disclosure::DisposalIdFrom;
using disclosure::DisposalState;
using disclosure::DisposalStateFrom;
using disclosure::EndedBefore;

/// Years, as schedules have them.
inline std::span<const int> ArchiveTerms() { return disclosure::kKeptYears; }
inline constexpr int kShortestArchiveTerm = disclosure::kKeptYears.front();

inline constexpr std::size_t kLongestDisposalWords = 500;
inline constexpr int kMostInDisposal = 500;
/// Of the appraisal and of a refusal; under `field`.
FieldErrors FaultsOfDisposalWords(std::string_view words, std::string_view field, std::string_view what);

}  // namespace gongkai::request
