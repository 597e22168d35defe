// The security administrator sets the policy. Two who change it at the same time: the second sees what the first set.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "account/deed.h"
#include "account/policy.h"
#include "base/field_errors.h"

namespace gongkai::account {

/// As typed, a field each; `version` names the policy that the form was filled from.
struct PolicyForm {
  std::vector<std::pair<std::string, std::string>> numbers;  // by PolicyNumber::field, in that order
  bool second_factor_for_all = false;
  std::string version;
};

PolicyForm FormOf(const Policy& policy);

/// Errors: under kVersionField when somebody else was faster; the policy in force is then another than the form's.
FormResult<Policy> SetPolicy(Desk& desk, const Actor& actor, const PolicyForm& form);

}  // namespace gongkai::account
