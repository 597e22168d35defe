#include "report/read/table3_rows.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "report/read/label_match.h"
#include "report/read/table3_alignment.h"
#include "report/read/table3_halves.h"
#include "report/read/value.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

// ---- Values that stand in another order than the rows

using Cells = std::vector<const Item*>;

struct Unrolled {
  std::vector<Cells> rows;
  bool first_in_order = true;
  bool by_columns = false;
};

/// Row `index` of `count` rows that begin at `begin`, written row by row or column by column.
Cells RowAt(const Cells& cells, std::size_t begin, std::size_t count, std::size_t index, bool by_columns) {
  Cells row;
  for (std::size_t c = 0; c < kTable3Columns; ++c) {
    row.push_back(cells[begin + (by_columns ? c * count + index : index * kTable3Columns + c)]);
  }
  return row;
}

bool AddsUp(std::span<const Item* const> row) {
  Number sum, total;
  for (std::size_t c = 0; c < kTable3Columns; ++c) {
    const Value value = ReadValue(row[c]->text, law::Unit::kCount, row[c]->place);
    if (value.kind != ValueKind::kNumber) return false;
    (c + 1 < kTable3Columns ? sum : total) = c + 1 < kTable3Columns ? sum + value.number : value.number;
  }
  return sum == total;
}

/// 7·n values: n rows in order; or, where that breaks the row totals, some rows in order and then a block taken out
/// column by column, which is believed only if it makes every total come out.
Unrolled Unroll(const Cells& cells) {
  const std::size_t count = cells.size() / kTable3Columns;
  const auto attempt = [&](std::size_t in_order) {
    Unrolled out;
    const std::size_t block = count - in_order, start = in_order * kTable3Columns;
    for (std::size_t i = 0; i < in_order; ++i) out.rows.push_back(RowAt(cells, 0, 0, i, false));
    for (std::size_t i = 0; i < block; ++i) out.rows.push_back(RowAt(cells, start, block, i, true));
    out.first_in_order = in_order > 0;
    out.by_columns = block > 1;
    return out;
  };
  const Unrolled plain = attempt(count);
  if (std::all_of(plain.rows.begin(), plain.rows.end(), AddsUp)) return plain;
  for (std::size_t in_order = count - 1; in_order-- > 0;) {
    Unrolled tried = attempt(in_order);
    if (std::all_of(tried.rows.begin(), tried.rows.end(), AddsUp)) return tried;
  }
  return plain;
}

// ---- Cutting

class Cutter {
 public:
  explicit Cutter(std::span<const Item> items) : items_(items) {}

  std::vector<ObservedRow> Cut() {
    for (const Item& item : items_) Step(item);
    Close(0);
    return std::move(rows_);
  }

  /// Whether columns had to be put together again.
  bool restored() const { return restored_; }

 private:
  void Step(const Item& item) {
    if (item.row != last_row_) {
      last_row_ = item.row;
      label_in_row_ = false;
      if (item.grid) Close(0);
    }
    if (item.text.empty()) {
      // Blank grid cells before the label are the shadow of a row span.
      if (!item.grid || label_in_row_) open_.run.cells.push_back(&item);
      return;
    }
    if (item.IsValue() || IsGridText(item)) {
      open_.run.cells.push_back(&item);
      return;
    }
    AddLabel(item);
  }

  /// Text in a grid row behind a value belongs to the values ("不详"), and so does what holds no word.
  bool IsGridText(const Item& item) const {
    if (item.grid && label_in_row_ && IsWordless(item)) return true;
    return item.grid && label_in_row_ && item.key.size() <= 8 &&
           std::any_of(open_.run.cells.begin(), open_.run.cells.end(),
                       [](const Item* c) { return (c->look == Look::kNumber); });
  }

  /// Column heads are no labels; where they are repeated below a page break they end the row before.
  static bool IsColumnHead(const Item& item) {
    static const std::array<u32string_view, 13> kHeads = {
        U"自然人", U"法人或其他组织", U"总计", U"商业企业", U"科研机构", U"社会公益组织", U"法律服务机构",
        U"其他",   U"申请人情况",     U"商业", U"企业",     U"科研",     U"机构"};
    return item.key.size() <= 7 && std::find(kHeads.begin(), kHeads.end(), item.FormKey()) != kHeads.end();
  }

  /// "3." | "其他": the ordinal of a label stands in a cell of its own before it.
  bool FollowsOrdinal(const Item& item) const {
    if (!item.grid || open_.labels.empty() || open_.labels.back()->row != item.row) return false;
    const std::u32string& key = open_.labels.back()->key;
    return key.size() == 1 && IsDigit(key.front());
  }

  void AddLabel(const Item& item) {
    if (IsColumnHead(item) && !FollowsOrdinal(item)) {
      if (CountFilled(open_.run) > 0) Close(item.lines_before);
      open_.run.cells.clear();
      return;
    }
    const bool filled = std::any_of(open_.run.cells.begin(), open_.run.cells.end(),
                                    [](const Item* cell) { return !cell->text.empty(); });
    if (item.grid) {
      // Blanks between two labels of one row (a head, a group) are no values.
      if (filled) Close(0);
      open_.run.cells.clear();
      open_.grid = true;
      open_.table = item.table;
    } else if (filled || (!open_.run.cells.empty() && open_.run.cells.size() >= kTable3Columns)) {
      Close(item.lines_before);
    } else if (IsRowStart(item)) {
      Close(item.lines_before);
    } else {
      open_.run.cells.clear();
    }
    open_.labels.push_back(&item);
    label_in_row_ = true;
  }

  /// One cell a line, and nothing stands between this label and the one before: the row before is empty.
  bool IsRowStart(const Item& item) const {
    if (open_.labels.empty()) return false;
    return IsTable3Label(*open_.labels.back()) && IsTable3Label(item);
  }

  void Close(int lines_after) {
    if (open_.labels.empty() && open_.run.cells.empty()) return;
    if (open_.run.cells.empty() && !(!open_.labels.empty() && IsTable3Label(*open_.labels.back()))) {
      if (!open_.grid) return;  // fragments wait for their values
      if (!carried_.empty()) open_.labels.insert(open_.labels.begin(), carried_.begin(), carried_.end());
      carried_ = open_.labels;
      open_ = ObservedRow{};
      return;
    }
    if (!carried_.empty()) {
      open_.labels.insert(open_.labels.begin(), carried_.begin(), carried_.end());
      carried_.clear();
    }
    open_.run.lines_after = lines_after;
    for (const Item* label : open_.labels) open_.label_key += label->FormKey();
    if (!open_.labels.empty()) open_.own_key = open_.labels.back()->FormKey();
    Push(std::move(open_));
    open_ = ObservedRow{};
  }

  /// More than seven values behind one label: rows whose labels have drifted away, or columns taken out one by one.
  void Push(ObservedRow row) {
    const std::size_t filled = CountFilled(row.run);
    if (filled <= kTable3Columns || row.grid || filled != row.run.cells.size() || filled % kTable3Columns != 0) {
      rows_.push_back(std::move(row));
      return;
    }
    const Unrolled unrolled = Unroll(row.run.cells);
    for (std::size_t i = 0; i < unrolled.rows.size(); ++i) {
      // Only the first row can own the label, and only if it was not taken out of a block of columns.
      ObservedRow part = i == 0 && unrolled.first_in_order ? row : ObservedRow{};
      part.run.cells = unrolled.rows[i];
      rows_.push_back(std::move(part));
    }
    restored_ = restored_ || unrolled.by_columns;
  }

  std::span<const Item> items_;
  ObservedRow open_;
  std::vector<const Item*> carried_;
  std::vector<ObservedRow> rows_;
  int last_row_ = -1;
  bool label_in_row_ = false;
  bool restored_ = false;
};

}  // namespace

Run WithoutExtra(const ObservedRow& observed, const law::FormRow& row, bool at_end) {
  Run run = observed.run;
  std::erase_if(run.cells, [](const Item* cell) { return cell->text.empty(); });
  if (run.cells.size() <= kTable3Columns) return observed.run;
  const std::span<const Item* const> cells = run.cells;
  const bool first_seven = AddsUp(cells.first(kTable3Columns)), last_seven = AddsUp(cells.last(kTable3Columns));
  const bool ordinal = cells.size() == kTable3Columns + 1 && cells.front()->text == row.label.substr(0, 1) &&
                       observed.label_key.find(static_cast<char32_t>(row.label.front())) == std::u32string::npos;
  if (ordinal || (last_seven && !first_seven)) {
    run.cells.erase(run.cells.begin(), run.cells.end() - kTable3Columns);
  } else if (first_seven || at_end) {
    run.cells.resize(kTable3Columns);
  } else {
    return observed.run;
  }
  return run;
}

std::size_t CountFilled(const Run& run) {
  return static_cast<std::size_t>(
      std::count_if(run.cells.begin(), run.cells.end(), [](const Item* cell) { return !cell->text.empty(); }));
}

ObservedRows ObserveRows(std::span<const Item> items) {
  Cutter cutter(items);
  ObservedRows out;
  out.rows = JoinHalves(cutter.Cut());
  out.restored = cutter.restored();
  return out;
}

}  // namespace gongkai::report
