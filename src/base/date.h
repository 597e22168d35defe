// Dates of the law: whole days, Beijing time. Text form only at the edges.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

using Date = std::chrono::year_month_day;

/// "2026-01-31"; nothing else, and no day that does not exist.
std::optional<Date> ParseDate(std::string_view iso);
std::string ToString(Date date);

/// "01-31"; "02-29" too, since it comes in some years.
std::optional<std::chrono::month_day> ParseMonthDay(std::string_view text);

/// That day of `year`; of a year without a 29 February, its 28th.
Date DayOf(std::chrono::year year, std::chrono::month_day day);

/// "2026年1月31日".
std::string ToChinese(Date date);

}  // namespace gongkai
