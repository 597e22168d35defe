// What somebody typed as what is looked for, in all its ways of writing. Next to read: lookup.h.
//
//   ParseQuery("森林 防火")      both, anywhere in the entry
//   ParseQuery("[2024]3号")      〔2024〕3号, (2024)第3号, 2024年第3号: a number in every way of writing it
//   ParseQuery("slfh")           the letters, or words that begin with them in pinyin
//
// Nothing that is typed means anything to an engine: only keys are looked for, which are letters and digits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongkai::search {

/// One word or phrase: found where one of its ways of writing stands.
struct Term {
  std::vector<std::u32string> ways;
  std::u32string initials{};  // characters of an index; empty: not looked for
  bool operator==(const Term&) const = default;
};

struct Query {
  std::vector<Term> terms;  // all of them must be found
  bool empty() const { return terms.empty(); }
};

/// So many words are looked for; further ones are left out.
inline constexpr std::size_t kMostTerms = 8;

/// UTF-8 as it was typed, of any length the caller allows. No terms where nothing is left that is looked for.
Query ParseQuery(std::string_view typed);

/// Whether a text holds all of it, by looking from one end to the other: what the index must say too.
bool IsFoundIn(const Query& query, std::u32string_view key);
/// Whether one term is.
bool IsFoundIn(const Term& term, std::u32string_view key);

/// How alike two keys are, from 0 to 1: the pairs of neighbours that they share (Dice).
double Likeness(std::u32string_view a, std::u32string_view b);

}  // namespace gongkai::search
