// The security administrator says where people sign in besides, and tries it out before anybody depends on it.
#pragma once

#include <string>
#include <vector>

#include "account/deed.h"
#include "account/sso_form.h"
#include "account/sso_provider_actions.h"

namespace gongkai::account {

struct SsoInUse {
  SsoSettings settings;
  std::int64_t version = 0;
};
SsoInUse ReadSsoInUse(Desk& desk);

/// Errors: under kVersionField when somebody else was faster.
FormResult<Unit> SetSso(Desk& desk, const Actor& actor, const SsoForm& form);

/// One step of the test, in a sentence; after the first that is not good there is no other.
struct SsoStep {
  bool is_good = false;
  std::string sentence;
};
/// Of the form as it was typed, saved or not. Recorded, since it sends the secret out.
FormResult<std::vector<SsoStep>> TestSso(Desk& desk, IdentityProvider& provider, const Actor& actor,
                                         const SsoForm& form, const std::string& return_address);

}  // namespace gongkai::account
