// Keys of the installation, derived from the one in the key file; never in the database. Opened by keys_store.h.
#pragma once

#include <utility>

#include "crypto/key.h"
#include "crypto/sm2.h"

namespace gongkai::account {

struct Keys {
  crypto::Key audit;              // chains of the audit trail
  crypto::Key blind;              // keyed digests of what was typed as a login
  crypto::Key totp;               // seals the keys of authenticators
  crypto::Key sso;                // seals what signing in at an identity provider needs
  crypto::Key forms;              // tokens of forms
  crypto::Key push;               // seals the tokens of sites to which pages are pushed
  crypto::Key messages;           // seals what the public writes, and digests its query codes
  crypto::Key subscriptions;      // seals who subscribed, and finds them
  crypto::Key cases;              // seals the keys of applications, and digests what they are found by
  crypto::Sm2PrivateKey signing;  // signs the heads that are written out
};

/// From the master key of a key file.
inline Keys KeysOf(const crypto::Key& master, crypto::Sm2PrivateKey signing) {
  return {master.Derive("audit"), master.Derive("blind"), master.Derive("totp"),     master.Derive("sso"),
          master.Derive("forms"), master.Derive("push"),  master.Derive("messages"), master.Derive("subscriptions"),
          master.Derive("cases"), std::move(signing)};
}

}  // namespace gongkai::account
