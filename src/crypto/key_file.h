// The two files an installation must not lose, kept apart from its database: the master key, from which every other
// symmetric key is derived, and the SM2 key that signs what leaves the house.
//
//   key file:          one line: gongkai-key-1 · 64 hex digits · 8 hex digits that tell a mistyped line (SM3 of the
//   key) signing key file:  PEM (PKCS #8)
//
// Both are made once, with mode 0600, and are on disk when the function returns (private_file.h).
#pragma once

#include <string>

#include "base/result.h"
#include "crypto/key.h"
#include "crypto/sm2.h"

namespace gongkai::crypto {

/// Errors of both that create: kConflict when the file is there already; it stays as it is.
Result<Key> CreateKeyFile(const std::string& path);
Result<Sm2PrivateKey> CreateSigningKeyFile(const std::string& path);

/// Errors of both that open: kNotFound; kForbidden when others can read it; kUnreadable when it is damaged.
/// Use the master key by master.Derive("purpose") alone.
Result<Key> OpenKeyFile(const std::string& path);
Result<Sm2PrivateKey> OpenSigningKeyFile(const std::string& path);

}  // namespace gongkai::crypto
