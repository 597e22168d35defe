// Random bytes that nobody can foretell. Errors: an exception when the system has none to give; never weaker ones.
#pragma once

#include <cstddef>
#include <string>

namespace gongkai::crypto {

std::string RandomBytes(std::size_t count);

/// 2 * `bytes` hex digits.
std::string RandomHex(std::size_t bytes);

}  // namespace gongkai::crypto
