#include "search/query.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "search/index_text.h"
#include "search/initials.h"
#include "search/key.h"
#include "search/token.h"

namespace gongkai::search {
namespace {

// ---- numbers of documents: 〔2024〕3号 in every way of writing it

constexpr std::u32string_view kOpening = U"〔[({【〈《<", kClosing = U"〕])}】〉》>";

bool IsOneOf(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

/// Reads along a folded text, passing over blanks.
class Walker {
 public:
  Walker(std::u32string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  bool Take(char32_t c) { return TakeOneOf(std::u32string_view(&c, 1)); }
  bool TakeOneOf(std::u32string_view set) {
    Skip();
    if (at_ >= text_.size() || !IsOneOf(set, text_[at_])) return false;
    ++at_;
    return true;
  }
  std::u32string TakeDigits() {
    Skip();
    std::u32string digits;
    while (at_ < text_.size() && IsDigit(text_[at_])) digits.push_back(text_[at_++]);
    return digits;
  }

 private:
  void Skip() {
    while (at_ < text_.size() && IsBlank(text_[at_])) ++at_;
  }
  std::u32string_view text_;
  std::size_t at_;
};

struct DocumentNumber {
  std::u32string year, number;
  std::size_t end = 0;
};

bool IsYear(std::u32string_view digits) {
  return digits.size() == 4 && (digits.starts_with(U"19") || digits.starts_with(U"20"));
}

/// A number of a document that begins there: a year, in brackets or followed by 年 or 第, then "3号".
std::optional<DocumentNumber> NumberAt(std::u32string_view text, std::size_t at) {
  Walker walker(text, at);
  const bool has_bracket = walker.TakeOneOf(kOpening);
  const std::u32string year = walker.TakeDigits();
  if (!IsYear(year)) return std::nullopt;
  const bool is_closed = walker.TakeOneOf(kClosing);
  const bool has_word = walker.Take(U'年');
  const bool has_ordinal = walker.Take(U'第');
  if (!has_bracket && !is_closed && !has_word && !has_ordinal) return std::nullopt;
  std::u32string number = walker.TakeDigits();
  if (number.empty() || number.size() > 6 || !walker.Take(U'号')) return std::nullopt;
  while (number.size() > 1 && number.front() == U'0') number.erase(0, 1);
  return DocumentNumber{year, number, walker.at()};
}

// ---- terms

void Cut(std::u32string& key) {
  if (key.size() > kLongestPhrase) key.resize(kLongestPhrase);
}

void AddPlain(Query& query, std::u32string key) {
  Cut(key);
  if (key.empty() || query.terms.size() >= kMostTerms) return;
  Term term{.ways = {key}, .initials = TypedInitials(key)};
  if (std::ranges::find(query.terms, term) == query.terms.end()) query.terms.push_back(std::move(term));
}

/// `before`, `behind`: what stands directly beside the number, without a blank.
void AddNumber(Query& query, const std::u32string& before, const DocumentNumber& found, const std::u32string& behind) {
  if (query.terms.size() >= kMostTerms) return;
  Term term;
  for (const std::u32string_view joint : {U"", U"第", U"年第", U"年"}) {
    std::u32string way = before + found.year;
    way.append(joint).append(found.number).append(U"号").append(behind);
    Cut(way);
    if (std::ranges::find(term.ways, way) == term.ways.end()) term.ways.push_back(std::move(way));
  }
  query.terms.push_back(std::move(term));
}

// ---- likeness

std::map<std::pair<char32_t, char32_t>, int> PairsOf(std::u32string_view key) {
  std::map<std::pair<char32_t, char32_t>, int> pairs;
  for (std::size_t i = 0; i + 1 < key.size(); ++i) ++pairs[{key[i], key[i + 1]}];
  return pairs;
}

}  // namespace

Query ParseQuery(std::string_view typed) {
  const std::u32string text = Fold(typed);
  Query query;
  std::u32string word;
  for (std::size_t at = 0; at < text.size() && query.terms.size() < kMostTerms;) {
    if (const auto number = IsOneOf(kOpening, text[at]) || IsDigit(text[at]) ? NumberAt(text, at) : std::nullopt;
        number && (at == 0 || !IsDigit(text[at - 1]))) {
      std::u32string behind;
      for (at = number->end; at < text.size() && !IsBlank(text[at]); ++at) behind.push_back(text[at]);
      AddNumber(query, KeyOfFolded(word), *number, KeyOfFolded(behind));
      word.clear();
      continue;
    }
    if (IsBlank(text[at])) {
      AddPlain(query, KeyOfFolded(word));
      word.clear();
    } else {
      word.push_back(text[at]);
    }
    ++at;
  }
  AddPlain(query, KeyOfFolded(word));
  return query;
}

bool IsFoundIn(const Term& term, std::u32string_view key) {
  return std::ranges::any_of(term.ways,
                             [&](const std::u32string& way) { return key.find(way) != std::u32string_view::npos; });
}

bool IsFoundIn(const Query& query, std::u32string_view key) {
  return std::ranges::all_of(query.terms, [&](const Term& term) { return IsFoundIn(term, key); });
}

double Likeness(std::u32string_view a, std::u32string_view b) {
  if (a.size() < 2 || b.size() < 2) return a == b ? 1 : 0;
  const auto of_a = PairsOf(a), of_b = PairsOf(b);
  int shared = 0;
  for (const auto& [pair, count] : of_a) {
    const auto found = of_b.find(pair);
    if (found != of_b.end()) shared += std::min(count, found->second);
  }
  return 2.0 * shared / static_cast<double>(a.size() + b.size() - 2);
}

}  // namespace gongkai::search
