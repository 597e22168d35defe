#include "report/read/items.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/read/label_match.h"
#include "report/read/value.h"

namespace gongkai::report {
namespace {

using docread::Cell;
using docread::Paragraph;
using docread::Table;

std::string WithoutBlanks(std::string_view text) {
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = NextCodePoint(text, offset);
    if (!IsBlank(c)) AppendUtf8(out, c);
  }
  return out;
}

bool IsDigitAt(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return false;
  const std::u32string_view folded = FoldCodePoint(NextCodePoint(text, offset));
  return folded.size() == 1 && folded[0] >= U'0' && folded[0] <= U'9';
}

/// A no-break blank inside a number of one cell is a trace of how the page was set ("868.6 64482").
std::string JoinDigits(const std::string& text) {
  constexpr std::string_view kNoBreakBlank = "\xC2\xA0";
  if (text.find(kNoBreakBlank) == std::string::npos || !LooksLikeNumber(WithoutBlanks(text))) return text;
  std::string out = text;
  for (std::size_t at = out.find(kNoBreakBlank); at != std::string::npos; at = out.find(kNoBreakBlank, at + 1)) {
    if (IsDigitAt(out, at + kNoBreakBlank.size())) out.erase(at, kNoBreakBlank.size());
  }
  return out;
}

Item ItemOf(const Cell& cell, int row, int table, bool grid) {
  Item item;
  item.SetText(grid ? JoinDigits(cell.text) : cell.text);
  item.place = cell.place;
  item.row = row;
  item.in_table = true;
  item.grid = grid;
  item.table = table;
  item.column = cell.column;
  item.column_span = cell.column_span;
  item.row_span = cell.row_span;
  item.left = cell.left;
  item.right = cell.right;
  return item;
}

Item ItemOf(const Paragraph& paragraph, int row) {
  Item item;
  item.SetText(paragraph.text);
  item.place = paragraph.place;
  item.row = row;
  item.heading = paragraph.heading;
  return item;
}

/// Empty lines of plain text before each item: where cells stand one a line, they are the blank cells.
void CountLinesBefore(std::vector<Item>& items) {
  int last_line = 0;
  for (Item& item : items) {
    if (last_line > 0 && item.place.line > last_line) item.lines_before = item.place.line - last_line - 1;
    last_line = std::max(last_line, item.place.line);
  }
}

std::size_t CountItems(const docread::Document& document) {
  std::size_t count = 0;
  for (const docread::Block& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block);
    count += table == nullptr ? 1 : 0;
    for (std::size_t r = 0; table != nullptr && r < table->rows.size(); ++r) count += table->rows[r].cells.size();
  }
  return count;
}

/// "行政许可 12 0 3": the words at the end that are numbers, in order, and what stands before them.
struct TrailingNumbers {
  std::string_view label;
  std::vector<std::string_view> numbers;
};

/// Where the last word begins: behind the last blank.
std::size_t BeginOfLastWord(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    std::size_t start = begin - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80) --start;
    std::size_t next = start;
    if (IsBlank(NextCodePoint(text, next))) break;
    begin = start;
  }
  return begin;
}

TrailingNumbers FindTrailingNumbers(std::string_view text) {
  TrailingNumbers found{Trim(text), {}};
  while (!found.label.empty() && MayEndNumber(found.label)) {
    const std::size_t word_start = BeginOfLastWord(found.label);
    const std::string_view word = found.label.substr(word_start);
    if (!LooksLikeNumber(word)) break;
    found.numbers.push_back(word);
    found.label = Trim(found.label.substr(0, word_start));
  }
  std::reverse(found.numbers.begin(), found.numbers.end());
  return found;
}

}  // namespace

Item PieceOf(const Item& item, std::string_view text) {
  const auto begin = static_cast<std::size_t>(text.data() - item.text.data());
  Item piece;
  static_cast<Standing&>(piece) = item;
  piece.SetText(std::string(text));
  piece.place.column += static_cast<int>(Utf8Length(std::string_view(item.text).substr(0, begin)));
  piece.place.length = static_cast<int>(Utf8Length(text));
  return piece;
}

void Item::SetText(std::string new_text) {
  constexpr std::size_t kLongestKey =
      240;  // bytes; a sentence is never a label, its key counts only as far as a heading goes
  text = std::move(new_text);
  key = LabelKey(std::string_view(text).substr(0, kLongestKey));
  key_is_form_key_ = IsFormKey(key);
  form_key_ = key_is_form_key_ ? std::u32string() : report::FormKey(key);
  look = text.empty()            ? Look::kBlank
         : LooksLikeNumber(text) ? Look::kNumber
         : LooksLikeMark(text)   ? Look::kMark
                                 : Look::kText;
}

std::vector<Item> Flatten(const docread::Document& document) {
  std::vector<Item> items;
  items.reserve(CountItems(document));
  int row = 0, table = 0;
  for (const docread::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      items.push_back(ItemOf(*paragraph, row++));
      continue;
    }
    const auto& source = std::get<Table>(block);
    for (const docread::Row& cells : source.rows) {
      for (const Cell& cell : cells.cells) {
        items.push_back(ItemOf(cell, row, table, source.geometry == docread::Geometry::kGrid));
      }
      ++row;
    }
    ++table;
  }
  CountLinesBefore(items);
  return items;
}

void SplitTrailingNumbers(const Item& item, std::vector<Item>& out) {
  const TrailingNumbers found = item.look == Look::kText ? FindTrailingNumbers(item.text) : TrailingNumbers{};
  if (found.numbers.empty() || (found.numbers.size() == 1 && found.label.empty())) {
    out.push_back(item);
    return;
  }
  if (!found.label.empty()) out.push_back(PieceOf(item, found.label));
  for (const std::string_view number : found.numbers) {
    const bool first = found.label.empty() && number.data() == found.numbers.front().data();
    out.push_back(PieceOf(item, number));
    if (!first) out.back().lines_before = 0;
  }
}

bool IsWordless(const Item& item) { return std::ranges::none_of(item.key, IsHan); }

bool HoldsFullStop(const Item& item) {
  return std::ranges::any_of(std::array{"。", "｡", "︒"},
                             [&](std::string_view stop) { return item.text.find(stop) != std::string::npos; });
}

bool IsPageNumber(const Item& item) {
  constexpr std::size_t kLongest = 32;  // bytes
  if (item.text.empty() || item.text.size() > kLongest || IsDigit(static_cast<unsigned char>(item.text[0])))
    return false;
  const std::u32string_view key = item.key;
  const bool digits = !key.empty() && key.size() <= 4 &&
                      std::all_of(key.begin(), key.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
  if (digits) {
    // A bare number is a value; a number between dashes or bars is a page.
    const auto dash = [](std::u32string_view s, char32_t c) { return s.find(c) != std::u32string_view::npos; };
    const std::u32string folded = Fold(Trim(item.text));
    const char32_t first = folded.front(), last = folded.back();
    return dash(U"-—–−·~", first) && dash(U"-—–−·~", last);
  }
  return (key.starts_with(U"第") && key.ends_with(U"页") && key.size() <= 10) ||
         ((key.starts_with(U"P") || key.starts_with(U"p")) && key.size() <= 4 && key.size() >= 2 && key[1] >= U'0' &&
          key[1] <= U'9');
}

}  // namespace gongkai::report
