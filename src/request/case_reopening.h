// A case that is worked on anew: a decision on a reconsideration, or a court, overturned its answer and told the organ
// to answer again, by a day (行政复议法第六十四条、第六十六条, 行政诉讼法第七十条、第七十二条). Used by the fold alone.
// Pure.
//
// The day comes from outside: nothing that the organ does puts it off. CHOICE: table 3 counts such a case once, by its
// first answer; what was overturned stands in table 4, and the new answer in neither.
#pragma once

#include "request/case_fold.h"

namespace gongkai::request {

/// Errors: kConflict of a case that is open, was withdrawn, or is of an old register; kInvalidInput without a day.
Status Reopen(CaseFold& fold, const CaseEvent& event);

/// Errors: kConflict of what would move the day of a case that is worked on anew.
Status MayMoveDay(const CaseFold& fold, law::ReplyEventType type);

/// What is to be minded of the draft; empty: nothing. 行政复议法第六十四条第二款, 行政诉讼法第七十一条.
std::string WarningOfSame(const CaseFold& fold);

}  // namespace gongkai::request
