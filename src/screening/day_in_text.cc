#include "screening/day_in_text.h"

#include <array>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::screening {
namespace {

bool IsBetween(char32_t c) { return c == U'年' || c == U'月' || c == U'-' || c == U'.' || c == U'/' || c == U'日'; }

std::optional<Date> DateOf(int year, int month, int day) {
  const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  if (year < 1900 || year > 2200 || !date.ok()) return std::nullopt;
  return date;
}

int NumberOf(std::u32string_view digits) {
  int number = 0;
  for (const char32_t c : digits) number = number * 10 + static_cast<int>(c - U'0');
  return number;
}

}  // namespace

std::optional<Date> DayInText(std::string_view text) {
  const std::u32string folded = FoldTight(text, 80);
  std::array<int, 3> numbers = {0, 1, 1};
  std::size_t found = 0;
  for (std::size_t at = 0; at < folded.size() && found < 3;) {
    if (!IsDigit(folded[at])) {
      if (found > 0 && !IsBetween(folded[at])) break;
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < folded.size() && IsDigit(folded[end])) ++end;
    const std::u32string_view digits = std::u32string_view(folded).substr(at, end - at);
    at = end;
    if (found == 0 && digits.size() == 8)
      return DateOf(NumberOf(digits.substr(0, 4)), NumberOf(digits.substr(4, 2)), NumberOf(digits.substr(6, 2)));
    if (found == 0 && digits.size() == 6)
      return DateOf(NumberOf(digits.substr(0, 4)), NumberOf(digits.substr(4, 2)), 1);
    if (found == 0 ? digits.size() != 4 : digits.size() > 2) {
      if (found > 0) break;
      continue;
    }
    numbers[found++] = NumberOf(digits);
  }
  return found >= 2 ? DateOf(numbers[0], numbers[1], numbers[2]) : std::nullopt;
}

}  // namespace gongkai::screening
