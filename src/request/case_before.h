// What must have happened to an application before the law lets an organ answer so, release, or put off its answer.
// Used by the fold alone (case_fold.cc), of cases that are worked on here: one of an old register was decided on paper.
// Pure.
//
// Source: 条例第三十条 (补正后仍不明确: after a correction), 第三十二条 (a third party is asked in writing, and has its
// 15 working days), 第三十五条 (unreasonable, or to be put off: after reasons were asked for, or told).
#pragma once

#include <span>
#include <string_view>

#include "request/case_fold.h"

namespace gongkai::request {

/// What later acts hang on and the clock does not keep.
void RememberForLater(CaseFold& fold, const law::ReplyEvent& clock);

/// Errors: kConflict while something has not happened that must have.
Status MayAnswerSo(const CaseFold& fold, std::string_view outcome);

/// Of the draft's outcome, on that day. `asked`: those who were asked, as they stood before the reply ended it.
/// An answer that releases nothing need not wait for a third party.
Status MayReleaseBeforeThirdParty(const CaseFold& fold, std::span<const law::Asked> asked, Date on);

Status MayDelay(const CaseFold& fold);

}  // namespace gongkai::request
