#include "search/key.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::search {

char32_t KeyChar(char32_t folded) {
  if (folded < 0x80) {
    if (folded >= U'A' && folded <= U'Z') return folded + 32;
    return (folded >= U'a' && folded <= U'z') || (folded >= U'0' && folded <= U'9') ? folded : 0;
  }
  if (IsHan(folded)) return folded;
  const auto code_point = static_cast<UChar32>(folded);
  return u_isalnum(code_point) != 0 ? static_cast<char32_t>(u_tolower(code_point)) : 0;
}

std::u32string KeyOfFolded(std::u32string_view folded) {
  std::u32string key;
  key.reserve(folded.size());
  for (const char32_t c : folded) {
    if (const char32_t in_key = KeyChar(c); in_key != 0) key.push_back(in_key);
  }
  return key;
}

std::u32string KeyOf(std::string_view text) { return KeyOfFolded(Fold(text)); }

KeyedText KeyWithOrigin(std::string_view text) {
  const FoldedText folded = FoldWithOrigin(text);
  KeyedText keyed;
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    const char32_t in_key = KeyChar(folded.text[i]);
    if (in_key == 0) continue;
    keyed.key.push_back(in_key);
    keyed.begin.push_back(folded.origin[i]);
    // One character folds to several: they share its bytes, and the next one's beginning is its end.
    std::size_t next = i + 1;
    while (folded.origin[next] == folded.origin[i]) ++next;
    keyed.end.push_back(folded.origin[next]);
  }
  return keyed;
}

}  // namespace gongkai::search
