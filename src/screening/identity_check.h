// The number of a resident identity card as a number: GB 11643-1999. 18 digits: division, day of birth, order, check;
// 15 in the first generation: division, day of birth without the century, order. Pure; knows no text.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace gongkai::screening {

/// Of 17 digits and a digit or "X": weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, check 1 0 X 9 8 7 6 5 4 3 2.
bool IdentityCheckHolds(std::string_view eighteen);

/// The day of birth in a number of 18 or 15; none when there is no such day, or it lies after `today` or before 1900.
std::optional<Date> BirthIn(std::string_view number, Date today);

/// Whether the number begins with a province, and for the short form with a county, that is or has been.
bool BeginsWithDivision(std::string_view number);
bool BeginsWithCounty(std::string_view number);

/// Whole years on the day.
int AgeOn(Date birth, Date day);

inline constexpr int kMinorAge = 14;  // 个人信息保护法第二十八条: below it everything is sensitive

}  // namespace gongkai::screening
