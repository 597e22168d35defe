#include "report/read/row.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "report/read/value.h"

namespace gongkai::report {
namespace {

std::size_t CountFilled(const Run& run) {
  return static_cast<std::size_t>(
      std::count_if(run.cells.begin(), run.cells.end(), [](const Item* item) { return !item->text.empty(); }));
}

/// Value of each column from a list of as many cells; a null cell is a blank that no item stands for.
std::vector<Value> PlaceCells(std::span<const Item* const> cells, std::span<const law::FormColumn> columns) {
  std::vector<Value> values;
  values.reserve(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Item* cell = i < cells.size() ? cells[i] : nullptr;
    values.push_back(cell == nullptr ? Value{} : ReadValue(cell->text, columns[i].unit, cell->place));
  }
  return values;
}

constexpr double kNearEnough = 0.25;  // of the distance between two columns; values are centred or set flush alike

bool IsBlankCell(const Item* item) { return item->text.empty(); }

/// The cells with a blank for every empty line beyond the usual; nothing if the count does not come out.
std::vector<const Item*> WithImpliedBlanks(const Run& run, int usual, int unit, bool count_trailing,
                                           std::size_t wanted) {
  std::vector<const Item*> cells;
  cells.reserve(wanted);
  const auto add_blanks = [&](int lines) {
    const int excess = lines - usual;
    if (excess > 0 && excess % unit != 0) return false;
    for (int i = 0; i < excess / unit; ++i) cells.push_back(nullptr);
    return cells.size() <= wanted;
  };
  for (const Item* item : run.cells) {
    if (!add_blanks(item->lines_before)) return {};
    cells.push_back(item);
  }
  // At the end of a table the empty lines run into those before the next heading: every blank cell takes at least one.
  const bool blanks_told = std::find(cells.begin(), cells.end(), nullptr) != cells.end();
  if (count_trailing && blanks_told &&
      cells.size() + static_cast<std::size_t>(std::max(run.lines_after - usual, 0)) >= wanted) {
    cells.resize(wanted, nullptr);
  }
  if (cells.size() != wanted) return {};
  return cells;
}

}  // namespace

LineRhythm RhythmOf(std::span<const Item> items) {
  std::map<int, int> counts;
  for (const Item& item : items) {
    if (!item.grid) ++counts[std::min(item.lines_before, 3)];
  }
  LineRhythm rhythm;
  int best = 0;
  for (const auto& [lines, count] : counts) {
    if (count > best) {
      best = count;
      rhythm.usual = lines;
    }
  }
  return rhythm;
}

FittedRow FitInOrder(const Run& run, std::span<const law::FormColumn> columns) {
  std::vector<const Item*> filled;
  filled.reserve(run.cells.size());
  for (const Item* item : run.cells) {
    if (!item->text.empty()) filled.push_back(item);
  }
  return {PlaceCells(filled, columns), filled.size() < columns.size() && !filled.empty(),
          filled.size() > columns.size()};
}

FittedRow FitRow(const Run& run, std::span<const law::FormColumn> columns, LineRhythm rhythm) {
  const std::size_t wanted = columns.size(), filled = CountFilled(run), given = run.cells.size();
  if (filled >= wanted || filled == 0) {
    FittedRow fitted = FitInOrder(run, columns);
    fitted.ragged = false;
    return fitted;
  }
  if (given == wanted) return {PlaceCells(run.cells, columns)};
  if (given > wanted) {
    // Separators between rows look like blank cells: they stand at the end, or before the first value.
    std::span<const Item* const> cells = run.cells;
    while (cells.size() > wanted && cells.back()->text.empty()) cells = cells.first(cells.size() - 1);
    while (cells.size() > wanted && cells.front()->text.empty()) cells = cells.subspan(1);
    if (cells.size() == wanted) return {PlaceCells(cells, columns)};
    return FitInOrder(run, columns);
  }
  // Blanks between the values are cells of their own here, so what is missing at the end is blank too.
  if (std::any_of(run.cells.begin(), run.cells.end(), IsBlankCell)) return {PlaceCells(run.cells, columns)};
  for (const int unit : {rhythm.usual + 1, 1}) {
    for (const bool count_trailing : {false, true}) {
      const auto cells = WithImpliedBlanks(run, rhythm.usual, unit, count_trailing, wanted);
      if (!cells.empty()) return {PlaceCells(cells, columns)};
    }
  }
  return FitInOrder(run, columns);
}

std::optional<FittedRow> FitByCentres(const Run& run, std::span<const law::FormColumn> columns,
                                      std::span<const double> centres) {
  if (centres.size() != columns.size()) return std::nullopt;
  std::vector<const Item*> cells(columns.size(), nullptr);
  for (const Item* item : run.cells) {
    if (item->text.empty()) continue;
    const double centre = CentreOf(*item);
    const auto nearest = static_cast<std::size_t>(
        std::min_element(centres.begin(), centres.end(),
                         [centre](double a, double b) { return std::abs(a - centre) < std::abs(b - centre); }) -
        centres.begin());
    double spacing = 1e9;
    if (nearest > 0) spacing = std::min(spacing, centres[nearest] - centres[nearest - 1]);
    if (nearest + 1 < centres.size()) spacing = std::min(spacing, centres[nearest + 1] - centres[nearest]);
    const bool near = std::abs(centres[nearest] - centre) < spacing * kNearEnough;
    if (!near || cells[nearest] != nullptr) return std::nullopt;
    cells[nearest] = item;
  }
  return FittedRow{PlaceCells(cells, columns)};
}

FittedRow FitGridRow(const Run& run, std::span<const law::FormColumn> columns, std::span<const int> grid_columns) {
  std::vector<const Item*> cells(columns.size(), nullptr);
  for (const Item* item : run.cells) {
    for (std::size_t i = 0; i < grid_columns.size() && i < cells.size(); ++i) {
      if (item->column <= grid_columns[i] && grid_columns[i] < item->column + item->column_span &&
          cells[i] == nullptr) {
        cells[i] = item;
        break;
      }
    }
  }
  return {PlaceCells(cells, columns)};
}

}  // namespace gongkai::report
