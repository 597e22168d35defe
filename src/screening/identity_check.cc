#include "screening/identity_check.h"

#include <algorithm>
#include <array>
#include <string>

#include "place/place.h"

namespace gongkai::screening {
namespace {

int NumberIn(std::string_view digits, std::size_t from, std::size_t count) {
  int number = 0;
  for (std::size_t i = from; i < from + count; ++i) number = number * 10 + (digits[i] - '0');
  return number;
}

}  // namespace

bool IdentityCheckHolds(std::string_view eighteen) {
  static constexpr std::array<int, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  static constexpr std::string_view kChecks = "10X98765432";
  if (eighteen.size() != 18) return false;
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * (eighteen[i] - '0');
  return eighteen[17] == kChecks[static_cast<std::size_t>(sum % 11)];
}

std::optional<Date> BirthIn(std::string_view number, Date today) {
  if (number.size() != 18 && number.size() != 15) return std::nullopt;
  const bool full = number.size() == 18;
  const int year = full ? NumberIn(number, 6, 4) : 1900 + NumberIn(number, 6, 2);
  const std::size_t month = full ? 10 : 8;
  const Date birth{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(NumberIn(number, month, 2))),
                   std::chrono::day(static_cast<unsigned>(NumberIn(number, month + 2, 2)))};
  if (!birth.ok() || year < 1900 || birth > today) return std::nullopt;
  return birth;
}

bool BeginsWithDivision(std::string_view number) {
  static constexpr std::array<int, 36> kProvinces = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34,
                                                     35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
                                                     53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91};
  return number.size() >= 2 && std::ranges::find(kProvinces, NumberIn(number, 0, 2)) != kProvinces.end();
}

bool BeginsWithCounty(std::string_view number) {
  if (number.size() < 6) return false;
  if (place::Find(number.substr(0, 6)) != nullptr) return true;
  // The counties of the first generation's time have merged since; their city is still there.
  return place::Find(number.substr(0, 4)) != nullptr && NumberIn(number, 4, 2) > 0;
}

int AgeOn(Date birth, Date day) {
  const int years = static_cast<int>(day.year()) - static_cast<int>(birth.year());
  const bool before =
      std::chrono::month_day(day.month(), day.day()) < std::chrono::month_day(birth.month(), birth.day());
  return years - (before ? 1 : 0);
}

}  // namespace gongkai::screening
