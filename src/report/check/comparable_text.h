// ComparableText: the narrative of a report in the form in which copies are looked for.
//
// In: paragraphs and the organ's name. Out: a string of symbols in which figures, the organ's own names and the kind of
// organ are levelled ("甲镇2022年受理3件" and "乙乡2023年受理12件" become the same), each symbol knowing the bytes it
// came from and whether it weighs anything. Next to read: similarity.h.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::report {

struct SymbolOrigin {
  std::uint32_t paragraph = 0;
  std::uint32_t begin = 0, end = 0;  // bytes of that paragraph
};

struct ComparableText {
  std::u32string symbols;
  std::vector<SymbolOrigin> origins;  // one a symbol
  std::vector<char> weighs;           // 0 where a statutory name or a set phrase stands
  std::size_t Weight() const;         // symbols that weigh something
};

ComparableText MakeComparable(std::span<const std::string> paragraphs, std::string_view organ);

/// The symbols from `begin` to before `end` as they were written; not of none. `paragraphs`: of which it was made.
std::string WrittenAt(const ComparableText& text, std::span<const std::string> paragraphs, std::size_t begin,
                      std::size_t end);

/// Of a text made of these paragraphs: sentences, up to 。 or ；, that are `weightless` weigh nothing.
void UnweighSentences(ComparableText& text, std::span<const std::string> paragraphs,
                      const std::function<bool(std::string_view sentence)>& weightless);

}  // namespace gongkai::report
