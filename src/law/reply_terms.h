// The numbers of working days by which applications are counted, as dated data.
//
// Source: 条例 第三十条, 第三十二条 to 第三十四条 as revised by 国务院令第711号, in force from 2019-05-15 (第五十六条).
// The term to pay a fee is the tariff's: fee_tariff.h.
#pragma once

#include <string_view>

#include "base/date.h"
#include "law/working_calendar.h"

namespace gongkai::law {

struct ReplyTerms {
  Date first_day;                 // of receipt, inclusive; holds until a later entry
  WorkingDays reply;              // 第三十三条第二款
  WorkingDays longest_extension;  // likewise, in all
  WorkingDays ask_correction;     // 第三十条
  WorkingDays consultation;       // 第三十二条, 第三十四条: for the answer of a third party or a joint maker
  std::string_view source;
};

/// The terms for an application received on `day`. There is no entry for the 条例 of 2007: an application received
/// under it is counted by the first entry, and HasOwnTerms says that this is not the law of its time.
const ReplyTerms& ReplyTermsOn(Date day);
bool HasOwnTerms(Date day);

}  // namespace gongkai::law
