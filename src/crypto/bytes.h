// Bytes as text and back: hex, Base32 for secrets that people type into a phone, Base64 and its form for addresses.
// Source: RFC 4648. Parsers take the one spelling of a value and nothing else, but for what is said at each.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gongkai::crypto {

/// Lower case.
std::string Hex(std::string_view bytes);
/// Takes capitals too.
std::optional<std::string> ParseHex(std::string_view text);

/// Capitals, without "=": as authenticator apps want it.
std::string Base32(std::string_view bytes);
/// Takes small letters, and any number of "=" at the end.
std::optional<std::string> ParseBase32(std::string_view text);

/// With "=".
std::string Base64(std::string_view bytes);
std::optional<std::string> ParseBase64(std::string_view text);

/// "-" and "_", without "=".
std::string Base64Url(std::string_view bytes);
std::optional<std::string> ParseBase64Url(std::string_view text);

/// How long it takes depends on the lengths alone.
bool SameInConstantTime(std::string_view a, std::string_view b);

}  // namespace gongkai::crypto
