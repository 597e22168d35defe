#include "report/check/comparable_text.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "base/fold.h"
#include "base/utf8.h"
#include "law/report_form.h"
#include "report/check/stock_phrases.h"

namespace gongkai::report {
namespace {

// Symbols that stand for a whole class of words; private-use characters, which no text holds after folding.
constexpr char32_t kFigure = 0xE000;  // any number, in digits or in Han numerals
constexpr char32_t kOrgan = 0xE001;   // the organ's own name, in any of its short forms
constexpr char32_t kUnit = 0xE002;    // 镇, 乡, 街道, 局: what the organ calls itself
constexpr char32_t kOffice = 0xE003;  // 人民政府, 办事处

constexpr std::u32string_view kNumerals = U"〇零一二两三四五六七八九十百千0123456789";
constexpr std::u32string_view kDivisionEnds = U"省市县区旗州盟镇乡";
constexpr std::size_t kMostSymbols =
    200'000;                           // a narrative has about 3,000; the rest of a hostile one is not looked at
constexpr std::size_t kKeyLength = 4;  // symbols by which a set phrase is found; none is shorter

struct WordClass {
  std::u32string_view word;
  char32_t symbol;
};
constexpr WordClass kWordClasses[] = {
    {U"街道办事处", kUnit}, {U"人民政府", kOffice}, {U"办事处", kOffice}, {U"街道", kUnit},
    {U"镇", kUnit},         {U"乡", kUnit},         {U"局", kUnit},
};

bool StartsAt(std::u32string_view text, std::size_t at, std::u32string_view word) {
  return text.compare(at, word.size(), word) == 0;
}

/// "甲县乙镇人民政府" → the names under which such an organ speaks of itself, longest first.
std::vector<std::u32string> NamesOf(std::string_view organ) {
  const std::u32string full = LabelKey(organ);
  std::vector<std::u32string> names;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= full.size(); ++i) {
    const bool street = i >= 2 && full.compare(i - 2, 2, U"街道") == 0 && i - start > 2;
    const bool division = i > start + 1 && kDivisionEnds.find(full[i - 1]) != std::u32string_view::npos;
    if (i < full.size() && !street && !division) continue;
    const std::u32string piece = full.substr(start, i - start);
    if (piece.size() >= 2 && piece != U"人民政府" && piece != U"办事处") names.push_back(piece);
    start = i;
  }
  if (full.size() >= 2) names.push_back(full);
  std::ranges::sort(names, [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return names;
}

class Builder {
 public:
  explicit Builder(std::vector<std::u32string> names) : names_(std::move(names)) {}

  void Add(std::uint32_t paragraph, std::string_view text) {
    const FoldedText folded = FoldWithOrigin(text);
    bool in_title = false;  // between 《 and 》: the name of a law or a document
    for (std::size_t i = 0; i < folded.text.size() && out_.symbols.size() < kMostSymbols;) {
      const char32_t c = folded.text[i];
      if (c == U'《' || c == U'》') in_title = c == U'《';
      const auto [symbol, length] = Next(folded.text, i);
      if (symbol != 0) Push(symbol, {paragraph, folded.origin[i], EndOf(folded, i + length - 1)}, in_title);
      i += length;
    }
  }

  ComparableText Take() { return std::move(out_); }

 private:
  struct Step {
    char32_t symbol;  // 0 = dropped
    std::size_t length;
  };

  Step Next(std::u32string_view text, std::size_t at) const {
    for (const auto& name : names_) {
      if (StartsAt(text, at, name)) return {kOrgan, name.size()};
    }
    for (const auto& [word, symbol] : kWordClasses) {
      if (StartsAt(text, at, word)) return {symbol, word.size()};
    }
    const char32_t c = text[at];
    if (kNumerals.find(c) != std::u32string_view::npos) return {kFigure, 1};
    if (IsHan(c) || (c >= 'a' && c <= 'z')) return {c, 1};
    if (c >= 'A' && c <= 'Z') return {c + ('a' - 'A'), 1};
    return {0, 1};
  }

  // One character can fold to several that share an origin; the end is the next origin that differs.
  static std::uint32_t EndOf(const FoldedText& folded, std::size_t last) {
    std::size_t next = last + 1;
    while (next + 1 < folded.origin.size() && folded.origin[next] == folded.origin[last]) ++next;
    return folded.origin[next];
  }

  void Push(char32_t symbol, SymbolOrigin origin, bool weightless) {
    const bool repeats = symbol >= kFigure && symbol <= kOffice && !out_.symbols.empty() &&
                         out_.symbols.back() == symbol && out_.origins.back().paragraph == origin.paragraph;
    if (repeats) {
      out_.origins.back().end = origin.end;
      return;
    }
    out_.symbols.push_back(symbol);
    out_.origins.push_back(origin);
    out_.weighs.push_back(weightless ? 0 : 1);
  }

  std::vector<std::u32string> names_;
  ComparableText out_;
};

std::u32string SymbolsOf(std::string_view phrase) {
  Builder builder({});
  builder.Add(0, phrase);
  return builder.Take().symbols;
}

using PhraseTable = std::unordered_multimap<std::u32string, std::u32string>;

PhraseTable MakePhraseTable() {
  PhraseTable table;
  const auto add = [&table](std::string_view phrase) {
    std::u32string symbols = SymbolsOf(phrase);
    if (symbols.size() >= kKeyLength) table.emplace(symbols.substr(0, kKeyLength), symbols);
  };
  for (const std::string_view phrase : StockPhrases()) add(phrase);
  for (const law::ReportForm& form : law::ReportForms()) {
    for (const law::FormSection& section : form.sections) {
      add(section.title);
      for (const std::string_view title : section.accepted) add(title);
    }
    for (const law::FormTable* table_of_form : {&form.table2, &form.table3, &form.table4}) {
      for (const law::FormRow& row : table_of_form->rows) add(row.label);
    }
  }
  return table;
}

void UnweighPhrases(ComparableText& text) {
  static const PhraseTable table = MakePhraseTable();
  std::u32string key;
  for (std::size_t i = 0; i + kKeyLength <= text.symbols.size(); ++i) {
    key.assign(text.symbols, i, kKeyLength);
    const auto [first, last] = table.equal_range(key);
    for (auto it = first; it != last; ++it) {
      if (!StartsAt(text.symbols, i, it->second)) continue;
      std::fill_n(text.weighs.begin() + static_cast<std::ptrdiff_t>(i), it->second.size(), char{0});
    }
  }
}

}  // namespace

std::size_t ComparableText::Weight() const { return std::accumulate(weighs.begin(), weighs.end(), std::size_t{0}); }

ComparableText MakeComparable(std::span<const std::string> paragraphs, std::string_view organ) {
  Builder builder(NamesOf(organ));
  for (std::size_t i = 0; i < paragraphs.size(); ++i) builder.Add(static_cast<std::uint32_t>(i), paragraphs[i]);
  ComparableText text = builder.Take();
  UnweighPhrases(text);
  return text;
}

std::string WrittenAt(const ComparableText& text, std::span<const std::string> paragraphs, std::size_t begin,
                      std::size_t end) {
  std::string out;
  const SymbolOrigin first = text.origins[begin], last = text.origins[end - 1];
  for (std::uint32_t p = first.paragraph; p <= last.paragraph; ++p) {
    const std::size_t from = p == first.paragraph ? first.begin : 0;
    const std::size_t to = p == last.paragraph ? last.end : paragraphs[p].size();
    if (!out.empty()) out += '\n';
    out += paragraphs[p].substr(from, to - from);
  }
  return out;
}

void UnweighSentences(ComparableText& text, std::span<const std::string> paragraphs,
                      const std::function<bool(std::string_view sentence)>& weightless) {
  std::vector<std::vector<std::pair<std::size_t, std::size_t>>> parts(paragraphs.size());
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const std::string_view paragraph = paragraphs[p];
    for (std::size_t from = 0; from < paragraph.size();) {
      const std::size_t stop = std::min(paragraph.find("。", from), paragraph.find("；", from));
      const std::size_t end = std::min(stop, paragraph.size());
      if (weightless(paragraph.substr(from, end - from))) parts[p].emplace_back(from, end);
      from = stop == std::string_view::npos ? end : end + std::string_view("。").size();
    }
  }
  for (std::size_t i = 0; i < text.symbols.size(); ++i) {
    const SymbolOrigin& origin = text.origins[i];
    const auto& of_paragraph = parts[origin.paragraph];
    // The full stop behind it is no word of anybody's either.
    if (std::ranges::any_of(of_paragraph, [&](const auto& part) {
          return part.first <= origin.begin && origin.begin <= part.second;
        })) {
      text.weighs[i] = 0;
    }
  }
}

}  // namespace gongkai::report
