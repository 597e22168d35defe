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

/// "2026年1月31日".
std::string ToChinese(Date date);

}  // namespace gongkai
