#include "report/read/inline_headings.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/read/headings.h"

namespace gongkai::report {
namespace {

using std::u32string;
using std::u32string_view;

/// Where the title behind an ordinal at `start` ends, if the title is whole and of that number's section; `start` if
/// not.
std::size_t EndOfInlineHeading(u32string_view folded, std::size_t start) {
  const int number = static_cast<int>(kSectionNumerals.find(folded[start])) + 1;
  constexpr std::size_t kReach = 60;
  u32string key;
  int section = 0;
  std::size_t title_end = start;
  for (std::size_t end = start + 2; end < folded.size() && end < start + kReach; ++end) {
    if (u32string_view(U"。;,").find(folded[end]) != u32string_view::npos) break;
    if (IsHan(folded[end])) key.push_back(folded[end]);
    const TitleMatch match = BestTitle(key, 1.0);
    if (match.similarity < 1.0) continue;
    section = match.section;
    title_end = end + 1;
  }
  return section == number ? title_end : start;
}

/// Whether a numeral stands before a 、 anywhere, as the characters are folded: nothing else begins a heading in a
/// line.
bool HoldsOrdinal(std::string_view text) {
  char32_t before = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = NextCodePoint(text, offset);
    const bool mark = c == U'、' || (c >= 0xFE10 && FoldCodePoint(c) == U"、");
    if (mark && before != 0 && FoldCodePoint(before).find_last_of(kSectionNumerals) + 1 == FoldCodePoint(before).size())
      return true;
    before = c;
  }
  return false;
}

/// Byte offsets at which a line falls into headings and what stands between them; empty if it holds no heading.
std::vector<std::size_t> InlineHeadingCuts(const FoldedText& folded) {
  std::vector<std::size_t> cuts;
  const u32string_view text = folded.text;
  for (std::size_t i = 0; i + 4 < text.size(); ++i) {
    if (kSectionNumerals.find(text[i]) == u32string_view::npos || text[i + 1] != U'、') continue;
    if (i > 0 && u32string_view(U"。;!)】 ").find(text[i - 1]) == u32string_view::npos) continue;
    const std::size_t end = EndOfInlineHeading(text, i);
    if (end != i) cuts.insert(cuts.end(), {folded.origin[i], folded.origin[end]});
  }
  return cuts;
}

/// The pieces of `item` between `cuts`, each with its own place.
void AddPieces(const Item& item, std::vector<std::size_t> cuts, std::vector<Item>& out) {
  const std::string_view whole = item.text;
  cuts.insert(cuts.begin(), 0);
  cuts.push_back(whole.size());
  // Copied once without its words, and counted on from piece to piece: a line may hold a great many.
  Item bare = item;
  bare.SetText({});
  std::size_t counted = 0;
  for (std::size_t c = 0; c + 1 < cuts.size(); ++c) {
    const std::string_view part = Trim(whole.substr(cuts[c], cuts[c + 1] - cuts[c]));
    if (part.empty()) continue;
    const auto start = static_cast<std::size_t>(part.data() - whole.data());
    bare.place.column += static_cast<int>(Utf8Length(whole.substr(counted, start - counted)));
    counted = start;
    Item piece = bare;
    piece.SetText(std::string(part));
    piece.place.length = static_cast<int>(Utf8Length(part));
    if (!out.empty() && c > 0) piece.lines_before = 0;
    out.push_back(std::move(piece));
  }
}

}  // namespace

std::vector<Item> SplitInlineHeadings(std::vector<Item> items) {
  const auto cuts_of = [](const Item& item) {
    constexpr std::size_t kShortest = 120;  // bytes; a shorter line is a heading or a cell as a whole
    if (item.in_table || item.text.size() < kShortest || !HoldsOrdinal(item.text)) return std::vector<std::size_t>();
    return InlineHeadingCuts(FoldWithOrigin(item.text));
  };
  const auto first = std::find_if(items.begin(), items.end(), [&](const Item& item) { return !cuts_of(item).empty(); });
  if (first == items.end()) return items;
  std::vector<Item> out(std::make_move_iterator(items.begin()), std::make_move_iterator(first));
  out.reserve(items.size());
  for (Item& item : std::span(first, items.end())) {
    std::vector<std::size_t> cuts = cuts_of(item);
    if (cuts.empty()) {
      out.push_back(std::move(item));
    } else {
      AddPieces(item, std::move(cuts), out);
    }
  }
  return out;
}

}  // namespace gongkai::report
