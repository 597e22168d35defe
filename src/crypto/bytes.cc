#include "crypto/bytes.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <cstdint>

namespace gongkai::crypto {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kBase64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// All of them are one thing: the bits of the bytes, cut into digits of 4, 5 or 6 bits.
int BitsOfDigit(std::string_view digits) { return digits.size() == 16 ? 4 : digits.size() == 32 ? 5 : 6; }

std::string Write(std::string_view bytes, std::string_view digits) {
  const int width = BitsOfDigit(digits);
  const std::uint32_t mask = (1U << width) - 1;
  std::string text;
  text.reserve(bytes.size() * 8 / static_cast<std::size_t>(width) + 1);
  std::uint32_t pending = 0;
  int bits = 0;
  for (const char byte : bytes) {
    pending = pending << 8 | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= width; bits -= width) text += digits[pending >> (bits - width) & mask];
  }
  if (bits > 0) text += digits[pending << (width - bits) & mask];
  return text;
}

// Bits that fill up the last digit must be zero and less than a digit: otherwise two texts would mean the same bytes.
std::optional<std::string> Read(std::string_view text, std::string_view digits) {
  const int width = BitsOfDigit(digits);
  std::string bytes;
  bytes.reserve(text.size() * static_cast<std::size_t>(width) / 8);
  std::uint32_t pending = 0;
  int bits = 0;
  for (const char c : text) {
    const std::size_t digit = digits.find(c);
    if (digit == digits.npos) return std::nullopt;
    pending = pending << width | static_cast<std::uint32_t>(digit);
    bits += width;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(pending >> bits & 0xFF);
  }
  if (bits >= width || (pending & ((1U << bits) - 1)) != 0) return std::nullopt;
  return bytes;
}

std::string Mapped(std::string_view text, char (*map)(char)) {
  std::string mapped(text);
  std::transform(mapped.begin(), mapped.end(), mapped.begin(), map);
  return mapped;
}

char Small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char Capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string Hex(std::string_view bytes) { return Write(bytes, kHex); }
std::optional<std::string> ParseHex(std::string_view text) { return Read(Mapped(text, Small), kHex); }

std::string Base32(std::string_view bytes) { return Write(bytes, kBase32); }
std::optional<std::string> ParseBase32(std::string_view text) {
  return Read(Mapped(text.substr(0, text.find_last_not_of('=') + 1), Capital), kBase32);
}

std::string Base64(std::string_view bytes) {
  std::string text = Write(bytes, kBase64);
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}
std::optional<std::string> ParseBase64(std::string_view text) {
  const std::string_view digits = text.substr(0, text.find_last_not_of('=') + 1);
  if (text.size() % 4 != 0 || text.size() - digits.size() > 2) return std::nullopt;
  return Read(digits, kBase64);
}

std::string Base64Url(std::string_view bytes) { return Write(bytes, kBase64Url); }
std::optional<std::string> ParseBase64Url(std::string_view text) { return Read(text, kBase64Url); }

bool SameInConstantTime(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace gongkai::crypto
