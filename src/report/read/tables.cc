#include "report/read/tables.h"

#include <utility>

#include "report/read/glued_figure.h"

namespace gongkai::report {

namespace {

/// Figures that stand behind `region[at]` in its row, up to the next text.
std::size_t FiguresBehind(std::span<const Item> region, std::size_t at) {
  std::size_t figures = 0;
  for (std::size_t i = at + 1; i < region.size() && region[i].row == region[at].row; ++i) {
    if (region[i].look == Look::kText) break;
    if (region[i].IsValue()) ++figures;
  }
  return figures;
}

/// The figure glued to the label at `label` as an item of its own.
void CutGluedFigure(std::vector<Item>& items, std::size_t label, std::size_t figures_behind) {
  if (items[label].look != Look::kText) return;
  const std::size_t end = EndOfGluedLabel(items[label].text, figures_behind);
  if (end == 0) return;
  const Item glued = items[label];
  const std::string_view text = glued.text;
  items[label] = PieceOf(glued, text.substr(0, end));
  Item figure = PieceOf(glued, text.substr(end));
  figure.lines_before = 0;
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(label) + 1, std::move(figure));
}

}  // namespace

std::vector<Item> PrepareRegion(std::span<const Item> region) {
  std::vector<Item> items;
  items.reserve(region.size() + 64);
  for (std::size_t i = 0; i < region.size(); ++i) {
    const Item& item = region[i];
    if (!item.text.empty() && IsPageNumber(item)) continue;
    if (item.in_table && item.grid) {
      items.push_back(item);
      continue;
    }
    const std::size_t label = items.size();
    SplitTrailingNumbers(item, items);
    CutGluedFigure(items, label, items.size() - label - 1 + FiguresBehind(region, i));
  }
  return items;
}

TableReading EmptyReading(const law::ReportForm& form, int number) {
  TableReading reading;
  reading.number = number;
  reading.form = &form;
  reading.table = &form.Table(number);
  for (const law::FormRow& row : reading.table->rows) {
    RowReading empty;
    empty.row = &row;
    empty.values.resize(row.columns.size());
    empty.found = false;
    reading.rows.push_back(std::move(empty));
  }
  return reading;
}

}  // namespace gongkai::report
