// The settings of the identity provider as they are kept: settings named "sso.…", the client's secret sealed.
#pragma once

#include <cstdint>

#include "account/oidc.h"
#include "crypto/key.h"
#include "db/database.h"

namespace gongkai::account {

/// A secret that `key` does not open counts as none.
SsoSettings ReadSso(db::Session& session, const crypto::Key& key);
/// One more each time they are written; 0: never.
std::int64_t SsoVersion(db::Session& session);

void WriteSso(db::Transaction& act, const crypto::Key& key, const SsoSettings& settings);

}  // namespace gongkai::account
