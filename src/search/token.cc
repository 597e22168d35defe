#include "search/token.h"

namespace gongkai::search {
namespace {

constexpr unsigned kKindBits = 58, kCharacterBits = 21;
/// So many numbers are shared by all threes, and by all fours: what only has one by chance is one entry in a thousand.
constexpr std::uint32_t kSharedNumbers = 1U << 20U;

Token Of(TokenKind kind, std::uint64_t number) {
  return static_cast<Token>((static_cast<std::uint64_t>(kind) << kKindBits) | number);
}

/// FNV-1a, and its bits mixed: neighbouring characters have neighbouring numbers.
std::uint32_t SharedNumber(std::u32string_view neighbours) {
  std::uint32_t hash = 2'166'136'261U;
  for (const char32_t c : neighbours) hash = (hash ^ static_cast<std::uint32_t>(c)) * 16'777'619U;
  hash = (hash ^ (hash >> 15U)) * 0x85EBCA6BU;
  hash = (hash ^ (hash >> 13U)) * 0xC2B2AE35U;
  return (hash ^ (hash >> 16U)) % kSharedNumbers;
}

}  // namespace

Token TokenOf(std::u32string_view neighbours) {
  switch (neighbours.size()) {
    case 1:
      return Of(TokenKind::kOne, neighbours[0]);
    case 2:
      return Of(TokenKind::kTwo, (std::uint64_t{neighbours[0]} << kCharacterBits) | neighbours[1]);
    case 3:
      return Of(TokenKind::kThree, SharedNumber(neighbours));
    default:
      return Of(TokenKind::kFour, SharedNumber(neighbours.substr(0, kLongestToken)));
  }
}

Token TokenOfMark(std::string_view name) {
  std::uint64_t hash = 14'695'981'039'346'656'037U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
  return Of(TokenKind::kMark, hash >> (64 - kKindBits));
}

}  // namespace gongkai::search
