// Proof as it is taken in: PDF, photos without what the telephone wrote into them, Word and Excel files. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/field_errors.h"

namespace gongkai::oversight {

/// The bytes as they are kept; none: no such file is taken.
std::optional<std::string> ProofBytes(std::string_view name, std::string_view bytes);
/// The name without folders, control characters and what is too long.
std::string ProofName(std::string_view sent);

}  // namespace gongkai::oversight
