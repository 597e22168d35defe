// Two halves are one row if their labels together are a label of the form, better than either, and no column is filled
// in both.
#include "report/read/table3_halves.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "report/read/table3_alignment.h"

namespace gongkai::report {
namespace {

bool AreOneLabel(std::u32string_view upper, std::u32string_view lower) {
  const double whole = LikenessToForm(std::u32string(upper) + std::u32string(lower));
  return whole >= 0.8 && whole > LikenessToForm(upper) && whole > LikenessToForm(lower);
}

// ---- Cut by a line break

/// "1.申请人…不再 3" / "处理其…申请 7 7 0 7 7 31": seven values in all, and the two labels are one.
bool AreLines(const ObservedRow& upper, const ObservedRow& lower) {
  if (upper.grid || lower.grid || upper.own_key.empty() || lower.own_key.empty()) return false;
  const std::size_t cells = upper.run.cells.size() + lower.run.cells.size();
  if (cells != kTable3Columns || CountFilled(upper.run) + CountFilled(lower.run) != kTable3Columns) return false;
  return AreOneLabel(upper.own_key, lower.own_key);
}

/// From left to right where both lines tell it, else in reading order.
void JoinLine(ObservedRow& upper, const ObservedRow& lower) {
  auto& cells = upper.run.cells;
  cells.insert(cells.end(), lower.run.cells.begin(), lower.run.cells.end());
  std::stable_sort(cells.begin(), cells.end(), [](const Item* a, const Item* b) { return a->left < b->left; });
  upper.labels.insert(upper.labels.end(), lower.labels.begin(), lower.labels.end());
  upper.label_key += lower.label_key;
  upper.own_key += lower.own_key;
  upper.run.lines_after = lower.run.lines_after;
}

// ---- Cut by a page break

int PageOf(const ObservedRow& row) {
  return !row.labels.empty() ? row.labels.front()->place.page : row.run.cells.front()->place.page;
}

const Item* FilledAt(const Run& run, int column) {
  const auto found = std::find_if(run.cells.begin(), run.cells.end(),
                                  [column](const Item* cell) { return cell->column == column && !cell->text.empty(); });
  return found == run.cells.end() ? nullptr : *found;
}

/// What stands in `row` under the label `above`.
const Item* LabelUnder(const Item& above, const ObservedRow& row) {
  const auto found = std::find_if(row.labels.begin(), row.labels.end(), [&](const Item* label) {
    return label->column <= above.column && above.column < label->column + label->column_span;
  });
  return found == row.labels.end() ? nullptr : *found;
}

bool AreCutByPage(const ObservedRow& upper, const ObservedRow& lower) {
  if (!upper.grid || !lower.grid || upper.table != lower.table || upper.run.cells.empty() || lower.run.cells.empty())
    return false;
  if (PageOf(upper) == 0 || PageOf(lower) <= PageOf(upper)) return false;
  const bool both_filled = std::any_of(lower.run.cells.begin(), lower.run.cells.end(), [&](const Item* cell) {
    return !cell->text.empty() && FilledAt(upper.run, cell->column) != nullptr;
  });
  if (both_filled) return false;
  if (upper.labels.empty()) return CountFilled(lower.run) == 0;
  const Item* under = LabelUnder(*upper.labels.back(), lower);
  if (under != nullptr) return AreOneLabel(upper.own_key, under->FormKey());
  // Nothing but the rest of a group's name, or nothing at all, stands beside what is below.
  return (CountFilled(upper.run) == 0 || CountFilled(lower.run) == 0) &&
         (lower.labels.empty() || !IsTable3Label(*lower.labels.back()));
}

/// Column by column: what is filled above or below.
std::vector<const Item*> Overlaid(const Run& upper, const Run& lower) {
  std::vector<const Item*> cells;
  for (const Item* cell : upper.cells) {
    const Item* below = cell->text.empty() ? FilledAt(lower, cell->column) : nullptr;
    cells.push_back(below != nullptr ? below : cell);
  }
  for (const Item* cell : lower.cells) {
    const bool known =
        std::any_of(cells.begin(), cells.end(), [cell](const Item* other) { return other->column == cell->column; });
    if (!known) cells.push_back(cell);
  }
  std::stable_sort(cells.begin(), cells.end(), [](const Item* a, const Item* b) { return a->column < b->column; });
  return cells;
}

void JoinPage(ObservedRow& upper, const ObservedRow& lower) {
  upper.run.cells = Overlaid(upper.run, lower.run);
  upper.run.lines_after = lower.run.lines_after;
  upper.label_key += lower.label_key;
  if (upper.labels.empty()) {
    upper.labels = lower.labels;
    upper.own_key = lower.own_key;
    return;
  }
  const Item* under = LabelUnder(*upper.labels.back(), lower);
  if (under != nullptr) upper.own_key += under->FormKey();
  upper.labels.insert(upper.labels.begin(), lower.labels.begin(), lower.labels.end());
}

}  // namespace

std::vector<ObservedRow> JoinHalves(std::vector<ObservedRow> rows) {
  std::vector<ObservedRow> out;
  for (ObservedRow& row : rows) {
    if (!out.empty() && AreLines(out.back(), row)) {
      JoinLine(out.back(), row);
    } else if (!out.empty() && AreCutByPage(out.back(), row)) {
      JoinPage(out.back(), row);
    } else {
      out.push_back(std::move(row));
    }
  }
  return out;
}

}  // namespace gongkai::report
