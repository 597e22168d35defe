// A small file that only its owner may read: made once and whole, never overwritten, refused when others can read it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/secret.h"

namespace gongkai::crypto {

/// When it returns, the file is on disk with mode 0600; a crash before that leaves none of that name.
/// Errors: kConflict when there is a file already. Exceptions: std::system_error.
Status CreatePrivateFile(const std::string& path, std::string_view text);

/// Errors: kNotFound; kForbidden when others can read or write it, or we cannot; kUnreadable when it is no file, or a
/// large one. Exceptions: std::system_error.
Result<Secret> ReadPrivateFile(const std::string& path);

}  // namespace gongkai::crypto
