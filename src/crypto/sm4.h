// SM4 (GB/T 32907) in counter mode, bare: it hides, but whoever changes the bytes is not noticed. Use seal.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai::crypto {

inline constexpr std::size_t kSm4KeyBytes = 16;
inline constexpr std::size_t kSm4BlockBytes = 16;

/// Hides `bytes`, or shows them again. `iv` is the first counter block; no two texts under one key may share it.
std::string Sm4Ctr(std::string_view key, std::string_view iv, std::string_view bytes);

}  // namespace gongkai::crypto
