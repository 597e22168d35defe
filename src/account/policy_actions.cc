#include "account/policy_actions.h"

#include <cstdlib>

#include "account/policy_store.h"

namespace gongkai::account {
namespace {

// The values themselves: two policies with the same ones are the same.
std::string VersionOf(const Policy& policy) {
  std::string version = policy.second_factor_for_all ? "all" : "some";
  for (const PolicyNumber& number : kPolicyNumbers) version += "-" + std::to_string(NumberIn(policy, number.field));
  return version;
}

FormResult<Policy> Checked(const PolicyForm& form) {
  FieldErrors errors;
  Policy policy{.second_factor_for_all = form.second_factor_for_all};
  for (std::size_t i = 0; i < kPolicyNumbers.size(); ++i) {
    const PolicyNumber& number = kPolicyNumbers[i];
    const std::string& typed = form.numbers[i].second;
    if (auto fault = NumberFault(number, typed)) {
      errors.push_back({std::string(number.field), std::move(*fault)});
    } else {
      policy = WithNumber(policy, number.field, std::atoi(typed.c_str()));
    }
  }
  if (!errors.empty()) return errors;
  return policy;
}

FormResult<Policy> Set(Deed& deed, const Policy& wanted, const std::string& seen) {
  if (deed.done_before()) return wanted;
  deed.transaction().Lock("policy");
  const std::string before = VersionOf(ReadPolicy(deed.transaction()));
  if (before != seen) {
    return FieldError{std::string(kVersionField), "这一页打开后，别人已经改过这些要求，您的改动还没有保存。"};
  }
  WritePolicy(deed.transaction(), wanted);
  deed.Record(kInstallation, "policy.set", "", {{"from", before}, {"to", VersionOf(wanted)}});
  deed.Commit();
  return wanted;
}

}  // namespace

PolicyForm FormOf(const Policy& policy) {
  PolicyForm form{.numbers = {}, .second_factor_for_all = policy.second_factor_for_all, .version = VersionOf(policy)};
  for (const PolicyNumber& number : kPolicyNumbers) {
    form.numbers.emplace_back(number.field, std::to_string(NumberIn(policy, number.field)));
  }
  return form;
}

FormResult<Policy> SetPolicy(Desk& desk, const Actor& actor, const PolicyForm& form) {
  const FormResult<Policy> wanted = Checked(form);
  if (!wanted) return wanted;
  return RetryDeed(desk, actor, [&](Deed& deed) { return Set(deed, *wanted, form.version); });
}

}  // namespace gongkai::account
