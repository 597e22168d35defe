// SHA-256, for what others' protocols ask for: PKCE of OpenID Connect, signatures that gateways check. Our own records
// use SM3.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::crypto {

/// 32 bytes.
std::string Sha256(std::string_view bytes);

/// HMAC (RFC 2104) over it: 32 bytes.
std::string HmacSha256(std::string_view key, std::string_view bytes);

}  // namespace gongkai::crypto
