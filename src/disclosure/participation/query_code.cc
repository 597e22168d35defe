#include "disclosure/participation/query_code.h"

#include <cstdint>

#include "base/fold.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kLength = 12, kGroup = 4, kBytes = 8, kLongestTyped = 60;
constexpr unsigned kBitsOfLetter = 5;

char LetterOf(char32_t c) {
  if (c >= U'a' && c <= U'z') c -= U'a' - U'A';
  if (c == U'O') return '0';
  if (c == U'I' || c == U'L') return '1';
  const bool is_known = c < 0x80 && kAlphabet.find(static_cast<char>(c)) != std::string_view::npos;
  return is_known ? static_cast<char>(c) : '\0';
}

}  // namespace

std::string QueryCodeOf(std::string_view random_bytes) {
  std::uint64_t bits = 0;
  for (const char byte : random_bytes.substr(0, kBytes)) bits = bits << 8U | static_cast<unsigned char>(byte);
  std::string code;
  for (std::size_t i = 0; i < kLength; ++i) {
    if (i > 0 && i % kGroup == 0) code += '-';
    code += kAlphabet[bits & (kAlphabet.size() - 1)];
    bits >>= kBitsOfLetter;
  }
  return code;
}

std::optional<std::string> PlainQueryCode(std::string_view typed) {
  if (typed.size() > kLongestTyped) return std::nullopt;
  std::string plain;
  for (const char32_t c : Fold(typed)) {
    if (IsBlank(c) || c == U'-' || c == U'—' || c == U'–') continue;
    const char letter = LetterOf(c);
    if (letter == '\0') return std::nullopt;
    plain += letter;
  }
  if (plain.size() != kLength) return std::nullopt;
  return plain;
}

}  // namespace gongkai::disclosure
