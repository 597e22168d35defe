// /office/policy/sso: where people sign in besides, tried out and set by the security administrator;
// /office/people/{id}/sso: who one of the provider's people is, set by the system administrator.
#pragma once

#include <memory>

#include "account/office.h"
#include "account/sso_provider_actions.h"

namespace gongkai::account {

void AddSsoSettingsPages(Office& office, std::shared_ptr<IdentityProvider> provider);
void AddPersonSsoPages(Office& office);

}  // namespace gongkai::account
