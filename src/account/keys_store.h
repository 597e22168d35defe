// The key files of an installation, and what its data know of them: a database is opened with the keys it was begun
// with, or not at all. A second key would leave the audit trail broken in the middle, and every authenticator
// unreadable.
#pragma once

#include <string>

#include "account/keys.h"
#include "base/result.h"
#include "db/database.h"

namespace gongkai::account {

/// `folder` holds gongkai.key and signing.pem. Both are made when the data hold nothing yet.
/// Errors: kNotFound when a file is missing though the data hold entries; kConflict when the key is not that of the
/// data;
///         kForbidden and kUnreadable as crypto/key_file.h.
Result<Keys> OpenKeys(db::Database& database, const std::string& folder);

}  // namespace gongkai::account
