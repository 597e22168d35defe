#include "account/policy_store.h"

#include <algorithm>
#include <charconv>

namespace gongkai::account {
namespace {

constexpr std::string_view kSelect = "SELECT name, value FROM setting WHERE name LIKE 'policy.%'";
constexpr std::string_view kUpsert =
    "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

constexpr std::string_view kPrefix = "policy.";
constexpr std::string_view kForAll = "second_factor_for_all";

std::string SettingOf(std::string_view field) { return std::string(kPrefix) + std::string(field); }

void Put(Policy& policy, std::string_view field, std::string_view value) {
  if (field == kForAll) policy.second_factor_for_all = value == "1";
  const auto number = std::ranges::find(kPolicyNumbers, field, &PolicyNumber::field);
  if (number == kPolicyNumbers.end() || NumberFault(*number, value)) return;
  int parsed = 0;
  std::from_chars(value.data(), value.data() + value.size(), parsed);
  policy = WithNumber(policy, field, parsed);
}

}  // namespace

Policy ReadPolicy(db::Session& session) {
  Policy policy;
  for (const db::Row& row : session.Query(kSelect)) {
    Put(policy, row.Get<std::string_view>(0).substr(kPrefix.size()), row.Get<std::string_view>(1));
  }
  return policy;
}

void WritePolicy(db::Transaction& act, const Policy& policy) {
  for (const PolicyNumber& number : kPolicyNumbers) {
    act.Execute(kUpsert, SettingOf(number.field), std::to_string(NumberIn(policy, number.field)));
  }
  act.Execute(kUpsert, SettingOf(kForAll), policy.second_factor_for_all ? "1" : "0");
}

}  // namespace gongkai::account
