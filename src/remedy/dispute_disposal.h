// When what is held of persons in a dispute may be destroyed, and who decides it. Pure.
//
// Source: as of applications (request/disposal.h): 条例第四十五条, 档案法第二十一条第二款, 个人信息保护法第四十七条.
// The time begins with the year after the last thing that was done of it (EndOf, dispute_fold.h). What stays: kinds,
// days, outcomes, the cells of table 4, and the lesson, which names nobody.
#pragma once

#include <optional>
#include <string>

#include "remedy/dispute_fold.h"
#include "request/disposal.h"

namespace gongkai::remedy {

using request::DisposalId;
using request::DisposalState;

/// Why a dispute with that end cannot be destroyed after so many years; nothing: it can. `which`: "18-3".
std::optional<std::string> AgainstErasing(const std::string& which, std::optional<Date> ended, bool may_be_sued,
                                          int years, Date today);

}  // namespace gongkai::remedy
