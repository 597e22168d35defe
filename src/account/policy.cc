#include "account/policy.h"

#include <charconv>
#include <cstdlib>

namespace gongkai::account {

int NumberIn(const Policy& policy, std::string_view field) {
  if (field == "idle_minutes") return static_cast<int>(policy.session.idle.count());
  if (field == "absolute_hours") return static_cast<int>(policy.session.absolute.count());
  if (field == "password_characters") return policy.password.least_characters;
  if (field == "password_days_administrators") return static_cast<int>(policy.password.administrators.count());
  if (field == "password_days_others") return static_cast<int>(policy.password.others.count());
  std::abort();
}

Policy WithNumber(Policy policy, std::string_view field, int value) {
  if (field == "idle_minutes") policy.session.idle = std::chrono::minutes(value);
  if (field == "absolute_hours") policy.session.absolute = std::chrono::hours(value);
  if (field == "password_characters") policy.password.least_characters = value;
  if (field == "password_days_administrators") policy.password.administrators = std::chrono::days(value);
  if (field == "password_days_others") policy.password.others = std::chrono::days(value);
  return policy;
}

std::optional<std::string> NumberFault(const PolicyNumber& number, std::string_view typed) {
  int value = 0;
  const char* end = typed.data() + typed.size();
  const auto [rest, error] = std::from_chars(typed.data(), end, value);
  if (error == std::errc() && rest == end && value >= number.least && value <= number.most) return std::nullopt;
  return "“" + std::string(number.label) + "”要填 " + std::to_string(number.least) + " 到 " +
         std::to_string(number.most) + " 之间的整数（" + std::string(number.unit) + "）。";
}

}  // namespace gongkai::account
