// The tokens by which an index is asked, each a number: a character of a key, two neighbours, and the marks an entry
// bears as they are; of three and four neighbours a number that others have too, which says where they may stand and
// never that they do. None of them needs a tokenizer that knows a language. Used by segment.cc and lookup.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gongkai::search {

/// Between two texts: no key holds it, so no phrase goes across.
inline constexpr char32_t kBreak = 0xE101;
/// 'a' of initials (initials.h): no key holds it, so no Latin word is taken for them.
inline constexpr char32_t kInitialA = 0xE000;

/// Tokens of a kind stand together, in the order of the kinds.
using Token = std::int64_t;
enum class TokenKind { kOne, kTwo, kThree, kFour, kMark };

/// Whether a token says exactly what stands there.
inline constexpr std::size_t kLongestExact = 2;
inline constexpr std::size_t kLongestToken = 4;

/// Of one to four neighbours.
Token TokenOf(std::u32string_view neighbours);
/// "o12" of a mark that is called so.
Token TokenOfMark(std::string_view name);

}  // namespace gongkai::search
