// The tokens of which an index is made: each character of a key by itself, neighbours, marks, and what parts two
// texts of the same entry; in a tsvector also a number of each three neighbours. None of them needs a tokenizer that
// knows a language. Used by index_text.cc and query.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai::search {

/// Between two texts: no key holds it, so no phrase goes across.
inline constexpr char32_t kBreak = 0xE101;
/// In front of a mark: no key holds it, so no text is taken for one.
inline constexpr char32_t kMark = 0xE100;
/// 'a' of initials (initials.h): no key holds it, so no Latin word is taken for them.
inline constexpr char32_t kInitialA = 0xE000;

inline constexpr std::size_t kLongestToken = 2;

/// Triples of neighbours share so many tokens: few enough that each stands in many entries and costs two bytes in one,
/// and so many that what only has all pairs of a phrase seldom has all of its triples.
inline constexpr char32_t kTripleTokens = 65'520;
/// The first of them, in the plane for private use: no key holds it.
inline constexpr char32_t kFirstTriple = 0xF0000;

/// The token of three neighbours, for a tsvector. Others have the same: it says where they may stand, never that they
/// do.
char32_t TripleToken(char32_t first, char32_t second, char32_t third);

/// "o12" of a mark that is called so; only letters and digits of ASCII are kept of the name.
std::string MarkToken(std::string_view name);

}  // namespace gongkai::search
