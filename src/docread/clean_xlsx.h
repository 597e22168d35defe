// What the cleaner of a workbook and that of one of its sheets share. Next to read: clean_xlsx.cc, clean_xlsx_sheet.cc.
#pragma once

#include <pugixml.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docread/clean_work.h"
#include "docread/xlsx_looks.h"
#include "docread/xlsx_numbers.h"
#include "docread/xlsx_references.h"

namespace gongkai::docread {

/// What goes of one sheet: known of all sheets before the first is changed, since formulas refer to others.
struct SheetPlan {
  std::string name;  // as it was
  std::string part;
  bool is_removed = false;                  // as a whole
  std::vector<FormulaArea> tables;          // a table's style may have coloured its cells
  std::map<int, std::set<int>> cells = {};  // that go: columns by row
  bool LosesCells() const { return is_removed || !cells.empty(); }
  /// Whether a formula that uses the area has used one that goes. Where it would take long to tell, it may have.
  bool MayReach(const FormulaArea& area) const;
};

/// The texts that cells share: those that are still used, in the order of their first use.
class SharedTexts {
 public:
  void Read(pugi::xml_node sst);
  /// The number of a text in the list that is written; it is used now. Nothing for one that is not there.
  std::string Use(std::string_view index);
  bool Knows(std::string_view index) const { return static_cast<bool>(At(index)); }

  /// How many no cell used.
  int Unused() const;
  /// Leaves in the list what is used.
  void Write(pugi::xml_node sst);

 private:
  pugi::xml_node At(std::string_view index) const;

  std::vector<pugi::xml_node> items_;
  std::vector<bool> mentioned_;
  std::map<std::size_t, std::string> numbers_;
  pugi::xml_document kept_;
  pugi::xml_node list_;
  int count_ = 0;
};

struct WorkbookPlan {
  std::vector<SheetPlan> sheets;
  XlsxLooks looks;
  DateSystem dates = DateSystem::k1900;
  SharedTexts texts;
  bool names_go = false;  // formulas that use names become values

  const SheetPlan* Find(std::string_view name) const;
  /// Whether a formula on the sheet of that name may have used something that goes.
  bool Touches(std::string_view formula, std::string_view own_sheet, int down = 0, int across = 0) const;
};

/// Words in an <si> or <is>, across its runs. What is spoken over it (phonetic guides) goes with the words.
void ChangeTextItem(pugi::xml_node item, CleanWork& work);

/// Finds what will go of a sheet; changes nothing.
void PlanSheet(pugi::xml_node worksheet, const CleanWork& work, const WorkbookPlan& plan, SheetPlan& sheet);
void CleanSheet(pugi::xml_node worksheet, CleanWork& work, WorkbookPlan& plan, const SheetPlan& sheet);

}  // namespace gongkai::docread
