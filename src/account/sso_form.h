// The form of the identity provider's settings. In: what was typed, and what is in force. Out: every fault, beside its
// field.
#pragma once

#include <cstdint>
#include <string>

#include "account/oidc.h"
#include "base/field_errors.h"

namespace gongkai::account {

struct SsoForm {
  std::string issuer, client_id;
  std::string client_secret;  // empty: as it is in force
  std::string button;
  bool trusts_second_factor = false;
  std::string trusted_acr;
  std::int64_t version = 0;  // of the settings from which the form was filled
};

/// The secret is never shown again.
SsoForm FormOf(const SsoSettings& settings, std::int64_t version);

FieldErrors FaultsOf(const SsoForm& form, const SsoSettings& in_force);

/// Of a form without faults.
SsoSettings SettingsOf(const SsoForm& form, const SsoSettings& in_force);

}  // namespace gongkai::account
