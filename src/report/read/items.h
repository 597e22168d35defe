// Items: a document flattened to the sequence of its cells and lines, in reading order. This is the one view that every
// layout can be brought to, and the view in which the table readers look for labels and values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docread/document.h"
#include "report/report.h"

namespace gongkai::report {

/// What an item can be, told from its text alone and once.
enum class Look : unsigned char {
  kBlank,   // an explicit blank cell
  kNumber,  // LooksLikeNumber
  kMark,    // "/", "-", "无": a value that is no number
  kText,
};

/// Where an item stands.
struct Standing {
  Place place;
  int row = 0;            // ordinal of the table row or line it came from; items of one row are neighbours
  bool in_table = false;  // from a table row (grid or loose), not from a line of running text
  bool grid = false;      // `column` is a column of a real grid
  int table = -1;         // ordinal of the docread table; -1 outside
  int column = 0;
  int column_span = 1;
  int row_span = 1;
  double left = 0, right = 0;  // horizontal extent where known
  int lines_before = 0;        // empty lines between this item and the one before (plain text only)
  int heading = 0;
};

struct Item : Standing {
  std::string text;  // trimmed; empty = an explicit blank cell
  Look look = Look::kText;
  std::u32string key;  // LabelKey(text)

  bool IsValue() const { return look == Look::kNumber || look == Look::kMark; }
  /// FormKey(key), told once: the same characters as the key's but for Latin letters and the like.
  std::u32string_view FormKey() const { return key_is_form_key_ ? key : form_key_; }
  void SetText(std::string new_text);  // and keys and look with it

 private:
  std::u32string form_key_;  // only where it is not the key
  bool key_is_form_key_ = true;
};

/// Cells and lines as items. A line of running text is one item; "规章 1 0 11" is still one item (see
/// SplitTrailingNumbers).
std::vector<Item> Flatten(const docread::Document& document);

/// A part of an item's text as an item of its own, with its place. `text` points into `item.text`.
Item PieceOf(const Item& item, std::string_view text);

/// In a table region, "规章 1 0 11" is a label and three values, "0 0 0" is three values: appends the parts of `item`.
void SplitTrailingNumbers(const Item& item, std::vector<Item>& out);

/// No word stands in it: "10976…", "3?". In a grid that is what a cell of values holds, though it is no value.
bool IsWordless(const Item& item);

/// "。" in any width.
bool HoldsFullStop(const Item& item);

/// "- 4 -", "第3页", "P. 9", "—5—": the number of a page that was printed between the rows.
bool IsPageNumber(const Item& item);

}  // namespace gongkai::report
