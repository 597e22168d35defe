// One sheet: cells that nobody sees are emptied and keep their place and format; formulas that used something that goes
// become their last values; what stands around the cells goes with its order. Source: ISO/IEC 29500-1 18.3.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

#include "docread/clean_xlsx.h"
#include "docread/docx_xml.h"
#include "docread/office_edit.h"
#include "docread/workbook.h"
#include "docread/xlsx_numbers.h"
#include "docread/xlsx_text.h"

namespace gongkai::docread {
namespace {

using std::string_view;

bool IsTrue(string_view value) { return value == "1" || value == "true"; }

bool IsNothing(string_view size) { return !size.empty() && std::strtod(std::string(size).c_str(), nullptr) <= 0; }

std::string ColumnName(int column) {
  std::string name;
  for (++column; column > 0; column = (column - 1) / 26) name.insert(0, 1, static_cast<char>('A' + (column - 1) % 26));
  return name;
}

/// Which rows, columns and merged areas of a sheet are not seen.
class SheetGeometry {
 public:
  explicit SheetGeometry(pugi::xml_node worksheet) {
    const pugi::xml_node format = Child(worksheet, "sheetFormatPr");
    rows_hidden_ = IsTrue(Attribute(format, "zeroHeight"));
    columns_hidden_ = IsNothing(Attribute(format, "defaultColWidth"));
    ReadColumns(Child(worksheet, "cols"));
    for (const pugi::xml_node merge : Child(worksheet, "mergeCells")) {
      if (const auto area = FormulaAreaOf(Attribute(merge, "ref")); area) merges_.push_back(*area);
    }
    std::sort(merges_.begin(), merges_.end(),
              [](const FormulaArea& one, const FormulaArea& other) { return one.first < other.first; });
  }

  bool IsHiddenColumn(int column) const {
    const auto found = columns_.find(column);
    return found == columns_.end() ? columns_hidden_ : found->second;
  }
  bool IsHiddenRow(pugi::xml_node row) const {
    const string_view hidden = Attribute(row, "hidden"), height = Attribute(row, "ht");
    if (!hidden.empty()) return IsTrue(hidden) || IsNothing(height);
    return IsNothing(height) || (rows_hidden_ && height.empty());
  }
  /// Under a merged cell that begins elsewhere. Sheets have few of them beside each other: a plain search would take
  /// long only where it is many.
  bool IsCovered(FormulaCell at) {
    while (open_ < merges_.size() && merges_[open_].first.row <= at.row) active_.push_back(merges_[open_++]);
    std::erase_if(active_, [&](const FormulaArea& area) { return area.last.row < at.row; });
    return std::any_of(active_.begin(), active_.end(), [&](const FormulaArea& area) {
      return area.first != at && area.first.column <= at.column && at.column <= area.last.column;
    });
  }

 private:
  void ReadColumns(pugi::xml_node columns) {
    for (const pugi::xml_node column : columns) {
      const int first = std::max(ToInt(Attribute(column, "min"), 1), 1);
      const int last = std::min(ToInt(Attribute(column, "max"), 0), kMostSheetColumns);
      const bool hidden = IsTrue(Attribute(column, "hidden")) || IsNothing(Attribute(column, "width"));
      for (int i = first; i <= last; ++i) columns_[i - 1] = hidden;
    }
  }

  bool rows_hidden_ = false, columns_hidden_ = false;
  std::map<int, bool> columns_;
  std::vector<FormulaArea> merges_, active_;
  std::size_t open_ = 0;
};

bool HoldsSomething(pugi::xml_node cell) { return Child(cell, "v") || Child(cell, "f") || Child(cell, "is"); }

/// Why a cell goes; nothing for one that stays.
class CellJudge {
 public:
  CellJudge(pugi::xml_node worksheet, const CleanWork& work, const WorkbookPlan& plan, const SheetPlan& sheet)
      : geometry_(worksheet), work_(work), plan_(plan), tables_(sheet.tables) {}

  /// To be asked row by row.
  void BeginRow(pugi::xml_node row) { row_hidden_ = geometry_.IsHiddenRow(row); }
  std::optional<Sight> Goes(pugi::xml_node cell, FormulaCell at) {
    if (!HoldsSomething(cell)) return std::nullopt;
    if (row_hidden_ && work_.Removes(Sight::kHiddenRow)) return Sight::kHiddenRow;
    if (work_.Removes(Sight::kHiddenColumn) && geometry_.IsHiddenColumn(at.column)) return Sight::kHiddenColumn;
    if (work_.Removes(Sight::kCovered) && geometry_.IsCovered(at)) return Sight::kCovered;
    const Sight sight = LookOf(cell, at);
    return sight != Sight::kShown && work_.Removes(sight) ? std::optional(sight) : std::nullopt;
  }

 private:
  Sight LookOf(pugi::xml_node cell, FormulaCell at) const {
    const string_view type = Attribute(cell, "t");
    const bool is_text = type == "s" || type == "str" || type == "inlineStr";
    const bool in_table = std::any_of(tables_.begin(), tables_.end(), [&](const FormulaArea& area) {
      return area.first.row <= at.row && at.row <= area.last.row && area.first.column <= at.column &&
             at.column <= area.last.column;
    });
    return plan_.looks.SightOf(ToInt(Attribute(cell, "s"), 0), RawText(Child(cell, "v")), is_text, in_table);
  }

  SheetGeometry geometry_;
  const CleanWork& work_;
  const WorkbookPlan& plan_;
  const std::vector<FormulaArea>& tables_;
  bool row_hidden_ = false;
};

/// Every cell in the order of the file, with its place. Cells that do not say where they stand follow the one before.
template <class Use>
void EachCell(pugi::xml_node worksheet, CellJudge& judge, const Use& use) {
  int row = -1;
  for (const pugi::xml_node node : Child(worksheet, "sheetData")) {
    if (LocalName(node) != "row") continue;
    row = ToInt(Attribute(node, "r"), row + 2) - 1;
    judge.BeginRow(node);
    int column = -1;
    for (const pugi::xml_node cell : node) {
      if (LocalName(cell) != "c") continue;
      const auto place = FormulaCellOf(Attribute(cell, "r"));
      column = place ? place->column : column + 1;
      use(cell, FormulaCell{row, column});
    }
  }
}

class SheetCleaner {
 public:
  SheetCleaner(pugi::xml_node worksheet, CleanWork& work, WorkbookPlan& plan, const SheetPlan& sheet)
      : sheet_(worksheet), work_(work), plan_(plan), own_(sheet), where_("工作表“" + sheet.name + "”") {}

  void Clean() {
    FindSharedFormulas();
    CellJudge judge(sheet_, work_, plan_, own_);
    EachCell(sheet_, judge, [&](pugi::xml_node cell, FormulaCell at) { CleanCell(cell, at, judge); });
    CleanAround();
    for (const pugi::xml_node node : emptied_) Remove(node);  // a format without rules does not open
  }

 private:
  /// A formula that several cells share is written once: they become values together.
  void FindSharedFormulas() {
    CellJudge judge(sheet_, work_, plan_, own_);
    EachCell(sheet_, judge, [&](pugi::xml_node cell, FormulaCell at) {
      const pugi::xml_node formula = Child(cell, "f");
      const string_view type = Attribute(formula, "t"), area = Attribute(formula, "ref");
      if (!formula || type != "shared") return;
      const std::string text = RawText(formula);
      const std::string group(Attribute(formula, "si"));
      if (judge.Goes(cell, at)) frozen_.insert(group);
      if (text.empty()) return;
      const auto reach = FormulaAreaOf(area);
      const int down = reach ? reach->last.row - reach->first.row : 0;
      const int across = reach ? reach->last.column - reach->first.column : 0;
      if (plan_.Touches(text, own_.name, down, across) || work_.changes().Occurs(text)) frozen_.insert(group);
    });
  }

  void CleanCell(pugi::xml_node cell, FormulaCell at, CellJudge& judge) {
    for (const char* name : {"cm", "vm", "ph"}) {
      if (work_.RemovesAnything()) cell.remove_attribute(name);
    }
    if (const auto sight = judge.Goes(cell, at); sight) {
      work_.Note(*sight, PlaceOf(*sight, at));
      cell.remove_children();
      cell.remove_attribute("t");
      return;
    }
    if (const pugi::xml_node formula = Child(cell, "f"); formula && MustFreeze(formula)) Freeze(cell);
    Attribute(cell, "t") == "s" ? UseShared(cell) : ChangeOwn(cell);
  }

  std::string PlaceOf(Sight sight, FormulaCell at) const {
    if (sight == Sight::kHiddenColumn) return where_ + ColumnName(at.column) + " 列";
    if (sight == Sight::kHiddenRow) return where_ + "隐藏的行";
    return where_;
  }

  bool MustFreeze(pugi::xml_node formula) const {
    if (Attribute(formula, "t") == "shared") return frozen_.contains(std::string(Attribute(formula, "si")));
    const std::string text = RawText(formula);
    return plan_.Touches(text, own_.name) || work_.changes().Occurs(text);
  }

  static void Freeze(pugi::xml_node cell) {
    while (const pugi::xml_node formula = Child(cell, "f")) cell.remove_child(formula);
  }

  void UseShared(pugi::xml_node cell) {
    pugi::xml_node value = Child(cell, "v");
    const std::string index = RawText(value);
    if (!plan_.texts.Knows(index)) return;
    const std::string number = plan_.texts.Use(index);
    value.text().set(number.c_str());
  }

  /// Numbers, results of formulas, texts that stand in the cell itself.
  void ChangeOwn(pugi::xml_node cell) {
    if (work_.changes().empty()) return;
    if (pugi::xml_node text = Child(cell, "is"); text) return ChangeTextItem(text, work_);
    pugi::xml_node value = Child(cell, "v");
    if (!value) return;
    const string_view type = Attribute(cell, "t");
    std::string shown = RawText(value);
    const bool is_number = type.empty() || type == "n";
    if (is_number && !work_.changes().Occurs(shown)) {
      shown = TextOfNumber(shown, plan_.looks.MeaningOf(ToInt(Attribute(cell, "s"), 0)), plan_.dates).text;
    }
    if (!work_.Change(shown)) return;
    Freeze(cell);
    cell.remove_attribute("t");
    cell.append_attribute("t") = "str";
    value.text().set(shown.c_str());
  }

  void CleanAround() {
    // What no reader sees, or what leads to a part that is gone; in the order of their sights.
    const std::map<string_view, Sight> kOrdered = {
        {"legacyDrawing", Sight::kComment},      {"hyperlinks", Sight::kLinkTarget},
        {"dataValidations", Sight::kFormField},  {"controls", Sight::kFormField},
        {"oleObjects", Sight::kEmbedded},        {"scenarios", Sight::kCache},
        {"customProperties", Sight::kProperty},  {"customSheetViews", Sight::kProperty},
        {"protectedRanges", Sight::kProperty},   {"dataConsolidate", Sight::kCache},
        {"webPublishItems", Sight::kLinkTarget}, {"smartTags", Sight::kProperty},
        {"cellWatches", Sight::kProperty},       {"extLst", Sight::kCache},
        {"phoneticPr", Sight::kHiddenText}};
    FromBelow(sheet_, [&](pugi::xml_node node) {
      const string_view name = LocalName(node);
      if (node.parent() == sheet_) {
        const auto ordered = kOrdered.find(name);
        if (ordered != kOrdered.end() && work_.Removes(ordered->second)) return DropAround(node, ordered->second);
      }
      if (name == "filterColumn" && work_.Removes(Sight::kHiddenRow)) {
        Remove(node);
      } else if (name == "cfRule") {
        DropTouchedRule(node);
      } else if (name == "pageSetup" && work_.RemovesAnything()) {
        node.remove_attribute("r:id");
      } else if (name == "sheetPr" && work_.RemovesAnything()) {
        node.remove_attribute("codeName");
      } else if (name == "AlternateContent" && work_.RemovesAny({Sight::kFormField, Sight::kEmbedded})) {
        Remove(node);
      } else if (name == "tableParts" && (own_.LosesCells() || !work_.changes().empty())) {
        Remove(node);  // its columns are named after cells; where the two differ the file does not open
      }
    });
  }

  void DropAround(pugi::xml_node node, Sight sight) {
    const string_view name = LocalName(node);
    int pieces = 0;
    if (name == "hyperlinks" || name == "dataValidations" || name == "scenarios" || name == "oleObjects") {
      for (const pugi::xml_node child : node) pieces += child ? 1 : 0;
    }
    work_.Note(sight, where_, pieces);
    Remove(node);
  }

  /// A rule that colours cells by others that are gone, or by their words.
  void DropTouchedRule(pugi::xml_node rule) {
    const bool touched = std::any_of(rule.begin(), rule.end(), [&](pugi::xml_node child) {
      return LocalName(child) == "formula" &&
             (plan_.Touches(RawText(child), own_.name) || work_.changes().Occurs(RawText(child)));
    });
    const pugi::xml_node around = rule.parent();
    if (!touched) return;
    Remove(rule);
    if (!Child(around, "cfRule")) emptied_.push_back(around);
  }

  pugi::xml_node sheet_;
  CleanWork& work_;
  WorkbookPlan& plan_;
  const SheetPlan& own_;
  std::string where_;
  std::set<std::string> frozen_;  // groups of cells that share a formula
  std::vector<pugi::xml_node> emptied_;
};

}  // namespace

void PlanSheet(pugi::xml_node worksheet, const CleanWork& work, const WorkbookPlan& plan, SheetPlan& sheet) {
  CellJudge judge(worksheet, work, plan, sheet);
  EachCell(worksheet, judge, [&](pugi::xml_node cell, FormulaCell at) {
    if (judge.Goes(cell, at)) sheet.cells[at.row].insert(at.column);
  });
}

void CleanSheet(pugi::xml_node worksheet, CleanWork& work, WorkbookPlan& plan, const SheetPlan& sheet) {
  SheetCleaner(worksheet, work, plan, sheet).Clean();
}

}  // namespace gongkai::docread
