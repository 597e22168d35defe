// Cells are gathered in a flat list with their places, put in order, and only then become rows: files name the place of
// every cell, of some, or of none. Merged areas reach as far as there is something in the sheet, however far they say.
#include "docread/xlsx_sheet.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "base/date.h"
#include "docread/docx_xml.h"
#include "docread/xlsx_text.h"

namespace gongkai::docread {
namespace {

using std::string_view;

struct Position {
  int row = 0;
  int column = 0;
  auto operator<=>(const Position&) const = default;
};

struct Placed {
  int row = 0;
  SheetCell cell;
  Position at() const { return {row, cell.column}; }
};

bool Before(const Placed& one, const Placed& other) { return one.at() < other.at(); }

/// "AB12", with or without dollars; nothing where no spreadsheet has a cell.
std::optional<Position> ParseReference(string_view text) {
  int column = 0;
  std::size_t at = 0;
  for (; at < text.size() && column <= kMostSheetColumns; ++at) {
    const char c = text[at];
    if (c == '$') continue;
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + (c - 'A' + 1);
  }
  const int row = ToInt(text.substr(at), 0);
  const bool digits = at < text.size() && text.find_first_not_of("0123456789", at) == string_view::npos;
  if (!digits || row < 1 || row > kMostSheetRows || column < 1 || column > kMostSheetColumns) return std::nullopt;
  return Position{row - 1, column - 1};
}

bool IsTrue(string_view value) { return value == "1" || value == "true"; }

/// Hidden outright, or drawn to nothing.
bool IsHidden(pugi::xml_node row_or_column, string_view extent) {
  const string_view size = Attribute(row_or_column, extent);
  return IsTrue(Attribute(row_or_column, "hidden")) || size == "0" || size == "0.0";
}

class SheetReader {
 public:
  SheetReader(const XlsxShared& shared, WorkbookBudget& budget) : shared_(shared), budget_(budget) {}

  Obstacle Read(pugi::xml_node worksheet, Sheet& sheet) {
    ReadColumns(Child(worksheet, "cols"));
    if (const Obstacle obstacle = ReadRows(Child(worksheet, "sheetData")); obstacle != Obstacle::kNone) return obstacle;
    std::sort(cells_.begin(), cells_.end(), Before);
    const auto same = [](const Placed& one, const Placed& other) { return one.at() == other.at(); };
    if (std::adjacent_find(cells_.begin(), cells_.end(), same) != cells_.end()) return Obstacle::kDamaged;
    if (const Obstacle obstacle = Cover(Child(worksheet, "mergeCells")); obstacle != Obstacle::kNone) return obstacle;
    return Fill(sheet);
  }

 private:
  void ReadColumns(pugi::xml_node columns) {
    int read = 0;
    for (const pugi::xml_node column : columns) {
      const int first = std::max(ToInt(Attribute(column, "min"), 1), 1);
      const int last = std::min(ToInt(Attribute(column, "max"), 0), kMostSheetColumns);
      if (++read > kMostSheetColumns) return;  // they cannot overlap
      if (first > last || !IsHidden(column, "width")) continue;
      std::fill(hidden_columns_.begin() + (first - 1), hidden_columns_.begin() + last, true);
    }
  }

  Obstacle ReadRows(pugi::xml_node rows) {
    int row = -1;
    for (const pugi::xml_node node : rows) {
      if (LocalName(node) != "row") continue;
      const string_view number = Attribute(node, "r");
      row = number.empty() ? row + 1 : ToInt(number, 0) - 1;
      if (row < 0 || row >= kMostSheetRows) return Obstacle::kDamaged;
      if (IsHidden(node, "ht")) hidden_rows_[static_cast<std::size_t>(row)] = true;
      int column = -1;
      for (const pugi::xml_node cell : node) {
        if (LocalName(cell) != "c") continue;
        if (!ReadCell(cell, row, column)) return Obstacle::kDamaged;
        if (budget_.Exceeded()) return Obstacle::kTooLarge;
      }
    }
    return Obstacle::kNone;
  }

  /// `column` is that of the cell before it in, and its own out. Blank cells, formatted or not, are passed over.
  bool ReadCell(pugi::xml_node node, int row, int& column) {
    Placed placed{.row = row, .cell = {}};
    if (const string_view reference = Attribute(node, "r"); !reference.empty()) {
      const std::optional<Position> position = ParseReference(reference);
      if (!position || position->row != row) return false;
      column = position->column;
    } else if (++column >= kMostSheetColumns) {
      return false;
    }
    placed.cell.column = column;
    if (const pugi::xml_node formula = Child(node, "f"); formula) placed.cell.formula = CleanText(RawText(formula));
    if (!ReadValue(node, placed.cell)) return false;
    SheetCell& cell = placed.cell;
    if (cell.text.empty() && !cell.formula) return true;
    if (cell.text.empty()) cell.kind = CellKind::kBlank;
    budget_.SpendCells(1);
    budget_.SpendText(cell.text.size() + (cell.formula ? cell.formula->size() : 0));
    cells_.push_back(std::move(placed));
    return true;
  }

  bool ReadValue(pugi::xml_node node, SheetCell& cell) {
    const string_view type = Attribute(node, "t");
    if (type == "inlineStr") return Set(cell, CellKind::kText, ItemText(Child(node, "is")));
    const std::string value = CleanText(RawText(Child(node, "v")));
    if (value.empty()) return true;
    if (type == "s") return SetShared(cell, value);
    if (type == "str") return Set(cell, CellKind::kText, value);
    if (type == "e") return Set(cell, CellKind::kError, value);
    if (type == "b") return Set(cell, CellKind::kBoolean, IsTrue(value) ? "TRUE" : "FALSE");
    if (type == "d") return SetIsoDate(cell, value);
    NumberText number = TextOfNumber(value, shared_.styles.MeaningOf(ToInt(Attribute(node, "s"), 0)), shared_.dates);
    cell.inexact = number.inexact;
    return Set(cell, number.kind, std::move(number.text));
  }

  static bool Set(SheetCell& cell, CellKind kind, std::string text) {
    cell.kind = kind;
    cell.text = std::move(text);
    return true;
  }

  bool SetShared(SheetCell& cell, string_view value) const {
    const int index = ToInt(value, -1);
    if (index < 0 || static_cast<std::size_t>(index) >= shared_.strings.size()) return false;
    return Set(cell, CellKind::kText, shared_.strings[static_cast<std::size_t>(index)]);
  }

  /// Only the strict form of xlsx has them: "2024-05-01", "2024-05-01T00:00:00".
  static bool SetIsoDate(SheetCell& cell, const std::string& value) {
    if (!ParseDate(string_view(value).substr(0, 10))) return Set(cell, CellKind::kText, value);
    const bool whole_day = value.size() == 10 || string_view(value).substr(10).starts_with("T00:00:00");
    return whole_day ? Set(cell, CellKind::kDate, value.substr(0, 10)) : Set(cell, CellKind::kDateTime, value);
  }

  /// Marks what lies under merged cells, as far as the sheet holds anything.
  Obstacle Cover(pugi::xml_node merges) {
    if (cells_.empty()) return Obstacle::kNone;
    Position last = cells_.back().at();
    for (const Placed& placed : cells_) last.column = std::max(last.column, placed.cell.column);
    std::vector<Placed> added;
    for (const pugi::xml_node merge : merges) {
      const string_view area = Attribute(merge, "ref");
      const std::size_t colon = std::min(area.find(':'), area.size());
      const std::optional<Position> from = ParseReference(area.substr(0, colon));
      const std::optional<Position> to = ParseReference(area.substr(std::min(colon + 1, area.size())));
      if (!from || !to || to->row < from->row || to->column < from->column) return Obstacle::kDamaged;
      const Position end{std::min(to->row, last.row), std::min(to->column, last.column)};
      if (end.row < from->row || end.column < from->column) continue;
      budget_.SpendCells(static_cast<std::size_t>(end.row - from->row + 1) *
                         static_cast<std::size_t>(end.column - from->column + 1));
      if (budget_.Exceeded()) return Obstacle::kTooLarge;
      Placed* const first = At(*from);
      if (first != nullptr) {
        first->cell.row_span = to->row - from->row + 1;
        first->cell.column_span = to->column - from->column + 1;
      }
      CoverArea(*from, end, first != nullptr, added);
    }
    Add(std::move(added));
    return Obstacle::kNone;
  }

  /// Under a first cell that is blank there is nothing to mark but what the file hides there.
  void CoverArea(Position from, Position end, bool adds, std::vector<Placed>& added) {
    for (int row = from.row; row <= end.row; ++row) {
      for (int column = from.column; column <= end.column; ++column) {
        if (Position{row, column} == from) continue;
        if (Placed* there = At({row, column}); there != nullptr) {
          there->cell.covered = true;
        } else if (adds) {
          added.push_back({.row = row, .cell = {.column = column, .text = {}, .covered = true, .formula = {}}});
        }
      }
    }
  }

  Placed* At(Position position) {
    const auto found =
        std::lower_bound(cells_.begin(), cells_.end(), position,
                         [](const Placed& placed, const Position& wanted) { return placed.at() < wanted; });
    return found != cells_.end() && found->at() == position ? &*found : nullptr;
  }

  /// Areas that overlap have added the same place more than once.
  void Add(std::vector<Placed> added) {
    std::move(added.begin(), added.end(), std::back_inserter(cells_));
    std::sort(cells_.begin(), cells_.end(), Before);
    const auto same = [](const Placed& one, const Placed& other) { return one.at() == other.at(); };
    cells_.erase(std::unique(cells_.begin(), cells_.end(), same), cells_.end());
  }

  Obstacle Fill(Sheet& sheet) {
    for (Placed& placed : cells_) {
      if (sheet.rows.empty() || sheet.rows.back().row != placed.row) {
        budget_.SpendRow();
        if (budget_.Exceeded()) return Obstacle::kTooLarge;
        sheet.rows.push_back({placed.row, hidden_rows_[static_cast<std::size_t>(placed.row)], {}});
      }
      placed.cell.hidden_column = hidden_columns_[static_cast<std::size_t>(placed.cell.column)];
      sheet.rows.back().cells.push_back(std::move(placed.cell));
    }
    return Obstacle::kNone;
  }

  const XlsxShared& shared_;
  WorkbookBudget& budget_;
  std::vector<Placed> cells_;
  std::vector<bool> hidden_rows_ = std::vector<bool>(kMostSheetRows);
  std::vector<bool> hidden_columns_ = std::vector<bool>(kMostSheetColumns);
};

}  // namespace

Obstacle ReadXlsxSheet(const pugi::xml_document& part, const XlsxShared& shared, WorkbookBudget& budget, Sheet& sheet) {
  return SheetReader(shared, budget).Read(part.document_element(), sheet);
}

}  // namespace gongkai::docread
