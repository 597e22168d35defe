// Table 4 (行政复议、行政诉讼情况): three groups of five numbers in one row.

#include <algorithm>
#include <array>

#include "report/read/label_match.h"
#include "report/read/row.h"
#include "report/read/tables.h"
#include "report/read/value.h"

namespace gongkai::report {
namespace {

constexpr int kEndOfRegion =
    1000;  // empty lines behind the last value: nothing follows, so any number may be blank cells
constexpr std::size_t kGroups = 3, kPerGroup = 5, kAll = kGroups * kPerGroup;

/// Values with no label between them.
struct Stretch {
  std::vector<const Item*> cells;
  std::u32string label_before;  // keys of the labels since the stretch before
  std::size_t filled = 0;
  int lines_after = 0;
};

std::vector<Stretch> FindStretches(std::span<const Item> items) {
  std::vector<Stretch> out;
  std::u32string labels;
  bool open = false;
  for (const Item& item : items) {
    const bool value = item.text.empty() || item.IsValue();
    if (!value) {
      if (item.key.size() <= 40) labels += item.FormKey();
      if (open) out.back().lines_after = item.lines_before;
      open = false;
      continue;
    }
    if (item.text.empty() && !open) continue;  // blanks beside heads
    if (!open) {
      out.push_back({{}, labels});
      labels.clear();
      open = true;
    }
    out.back().cells.push_back(&item);
    if (!item.text.empty()) ++out.back().filled;
  }
  if (open) out.back().lines_after = kEndOfRegion;
  return out;
}

/// The row of a grid that holds the values, with its leading blanks: the first row without a label.
std::vector<const Item*> GridRow(std::span<const Item> items) {
  for (std::size_t begin = 0; begin < items.size();) {
    std::size_t end = begin;
    bool label = false, filled = false;
    while (end < items.size() && items[end].row == items[begin].row) {
      const Item& item = items[end++];
      if (item.text.empty()) continue;
      filled = true;
      if (!item.IsValue() && !IsWordless(item)) label = true;
    }
    if (items[begin].in_table && !label && filled && end - begin >= kAll) {
      std::vector<const Item*> cells;
      for (std::size_t i = begin; i < end; ++i) cells.push_back(&items[i]);
      while (cells.size() > kAll && cells.back()->text.empty()) cells.pop_back();
      if (cells.size() == kAll) return cells;
    }
    begin = end;
  }
  return {};
}

std::vector<law::FormColumn> AllColumns(const law::FormTable& table) {
  std::vector<law::FormColumn> columns;
  for (const law::FormRow& row : table.rows) columns.insert(columns.end(), row.columns.begin(), row.columns.end());
  return columns;
}

Int128 NumberOf(const Item& item) {
  const Value value = ReadValue(item.text, law::Unit::kCount, item.place);
  return value.kind == ValueKind::kNumber ? value.number.millionths : -1;
}

bool GroupAddsUp(std::span<const Item* const> group) {
  Int128 sum = 0;
  for (std::size_t i = 0; i + 1 < kPerGroup; ++i) sum += NumberOf(*group[i]);
  return sum == NumberOf(*group[kPerGroup - 1]);
}

/// Fifteen values in the right order with a head between some of them; believed if every group adds up.
std::vector<const Item*> InOrder(const std::vector<Stretch>& stretches) {
  std::vector<const Item*> cells;
  for (const Stretch& stretch : stretches) cells.insert(cells.end(), stretch.cells.begin(), stretch.cells.end());
  if (cells.size() != kAll) return {};
  for (std::size_t g = 0; g < kGroups; ++g) {
    if (!GroupAddsUp(std::span(cells).subspan(g * kPerGroup, kPerGroup))) return {};
  }
  return cells;
}

/// Text that a converter took out column by column: groups of four whose totals stand elsewhere. They are put together
/// only when every total fits exactly one group, and the heads say which group is which.
std::vector<const Item*> RestoreOrder(const std::vector<Stretch>& stretches) {
  if (auto in_order = InOrder(stretches); !in_order.empty()) return in_order;
  std::vector<std::vector<const Item*>> groups;
  std::vector<std::u32string> heads;
  std::vector<const Item*> totals;
  for (const Stretch& stretch : stretches) {
    if (stretch.filled != stretch.cells.size()) return {};
    if (stretch.filled == kPerGroup || stretch.filled == kPerGroup - 1) {
      groups.push_back(stretch.cells);
      heads.push_back(stretch.label_before);
    } else if (stretch.filled == 1) {
      totals.push_back(stretch.cells.front());
    } else {
      return {};
    }
  }
  if (groups.size() != kGroups) return {};
  for (std::vector<const Item*>& group : groups) {
    if (group.size() == kPerGroup) continue;
    Int128 sum = 0;
    for (const Item* item : group) sum += NumberOf(*item);
    const auto fits = [sum](const Item* total) { return NumberOf(*total) == sum; };
    if (std::count_if(totals.begin(), totals.end(), fits) != 1) return {};
    const auto total = std::find_if(totals.begin(), totals.end(), fits);
    group.push_back(*total);
    totals.erase(total);
  }
  if (!totals.empty()) return {};
  // 行政复议 comes first in every layout; of the other two, the one whose head names 复议后起诉 is it.
  std::size_t after = 0;
  for (std::size_t g = 1; g < kGroups; ++g) {
    if (heads[g].find(U"复议后起诉") != std::u32string::npos) after = after == 0 ? g : kGroups;
  }
  if (after == 0 || after == kGroups) return {};
  const std::size_t direct = kGroups - after;  // 1 ↔ 2
  std::vector<const Item*> cells;
  for (const std::size_t g : {std::size_t{0}, direct, after})
    cells.insert(cells.end(), groups[g].begin(), groups[g].end());
  return cells;
}

/// On a page the fifteen heads stand over their values, each on one line or two: the middles of the fifteen stacks.
std::vector<double> HeadCentres(std::span<const Item> items) {
  std::vector<std::pair<double, double>> spans;  // left, right of each stack
  std::vector<const Item*> heads;
  for (const Item& item : items) {
    const std::u32string_view key = item.FormKey();
    if (item.place.page > 0 && !key.empty() && key.size() <= 4 && key != U"行政复议" && key != U"行政诉讼")
      heads.push_back(&item);
  }
  std::sort(heads.begin(), heads.end(), [](const Item* a, const Item* b) { return CentreOf(*a) < CentreOf(*b); });
  for (const Item* head : heads) {
    const double centre = CentreOf(*head);
    if (!spans.empty() && centre > spans.back().first && centre < spans.back().second) {
      spans.back() = {std::min(spans.back().first, head->left), std::max(spans.back().second, head->right)};
    } else {
      spans.emplace_back(head->left, head->right);
    }
  }
  std::vector<double> centres;
  for (const auto& [left, right] : spans) centres.push_back((left + right) / 2);
  return centres;
}

class Table4Reader {
 public:
  Table4Reader(std::span<const Item> region, const law::ReportForm* fallback)
      : items_(PrepareRegion(region)), form_(fallback != nullptr ? *fallback : law::LatestForm()) {}

  TableResult Read() {
    const FittedRow fitted = Fit();
    if (fitted.values.empty()) return std::move(result_);
    TableReading reading = EmptyReading(form_, 4);
    for (std::size_t g = 0; g < kGroups; ++g) {
      RowReading& row = reading.rows[g];
      row.found = true;
      row.label = std::string(row.row->label);
      row.values.assign(fitted.values.begin() + static_cast<std::ptrdiff_t>(g * kPerGroup),
                        fitted.values.begin() + static_cast<std::ptrdiff_t>((g + 1) * kPerGroup));
      row.ragged = fitted.ragged;  // one blank anywhere, and all values may belong to other columns
      row.place = row.values.front().place;
    }
    reading.place = reading.rows.front().place;
    result_.reading = std::move(reading);
    return std::move(result_);
  }

 private:
  FittedRow Fit() {
    const std::vector<law::FormColumn> columns = AllColumns(form_.table4);
    Run run;
    run.cells = GridRow(items_);
    if (!run.cells.empty()) return FitRow(run, columns, {});
    const std::vector<Stretch> stretches = FindStretches(items_);
    if (stretches.empty()) return {};
    const auto largest = std::max_element(stretches.begin(), stretches.end(),
                                          [](const Stretch& a, const Stretch& b) { return a.filled < b.filled; });
    if (largest->filled < kAll) {
      run.cells = RestoreOrder(stretches);
      if (!run.cells.empty()) {
        result_.remarks.push_back({Remark::Kind::kOrderRestored, 4, "", "", "", "", run.cells.front()->place});
        return FitRow(run, columns, {});
      }
    }
    run.cells = largest->cells;
    if (largest->filled < kAll && run.cells.front()->place.page > 0) {
      if (auto fitted = FitByCentres(run, columns, HeadCentres(items_))) return *fitted;
    }
    if (largest->filled < kPerGroup && largest->cells.size() < kAll) return {};
    run.lines_after = largest->lines_after;
    return FitRow(run, columns, RhythmOf(items_));
  }

  std::vector<Item> items_;
  const law::ReportForm& form_;
  TableResult result_;
};

}  // namespace

TableResult ReadTable4(std::span<const Item> region, const law::ReportForm* fallback) {
  return Table4Reader(region, fallback).Read();
}

}  // namespace gongkai::report
