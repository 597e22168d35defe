#include "base/date.h"

#include <fmt/format.h>

namespace gongkai {
namespace {

std::optional<int> ParseDigits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> ParseDate(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = ParseDigits(iso.substr(0, 4));
  const auto month = ParseDigits(iso.substr(5, 2));
  const auto day = ParseDigits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<std::chrono::month_day> ParseMonthDay(std::string_view text) {
  const auto date = ParseDate("2024-" + std::string(text));  // a leap year
  if (!date) return std::nullopt;
  return date->month() / date->day();
}

Date DayOf(std::chrono::year year, std::chrono::month_day day) {
  const Date date = year / day.month() / day.day();
  return date.ok() ? date : Date{year / day.month() / std::chrono::last};
}

std::string ToString(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string ToChinese(Date date) {
  return fmt::format("{}年{}月{}日", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace gongkai
