// The shared texts of a workbook while it is cleaned, and which formulas reach what goes. Next to read: clean_xlsx.h.
#include <algorithm>
#include <cctype>

#include "docread/clean_xlsx.h"
#include "docread/docx_xml.h"
#include "docread/xlsx_text.h"

namespace gongkai::docread {
namespace {

/// Excel takes names of sheets in either case.
bool SameName(std::string_view one, std::string_view other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  });
}

bool Overlaps(const std::set<int>& lines, int first, int last) {
  const auto found = lines.lower_bound(first);
  return found != lines.end() && *found <= last;
}

}  // namespace

bool SheetPlan::MayReach(const FormulaArea& area) const {
  constexpr int kLong = 200;
  if (is_removed) return true;
  int rows = 0;
  for (auto row = cells.lower_bound(area.first.row); row != cells.end() && row->first <= area.last.row; ++row) {
    if (++rows > kLong || Overlaps(row->second, area.first.column, area.last.column)) return true;
  }
  return false;
}

const SheetPlan* WorkbookPlan::Find(std::string_view name) const {
  const auto found =
      std::find_if(sheets.begin(), sheets.end(), [&](const SheetPlan& sheet) { return SameName(sheet.name, name); });
  return found == sheets.end() ? nullptr : &*found;
}

bool WorkbookPlan::Touches(std::string_view formula, std::string_view own_sheet, int down, int across) const {
  if (formula.empty()) return false;
  const bool any_goes =
      std::any_of(sheets.begin(), sheets.end(), [](const SheetPlan& sheet) { return sheet.LosesCells(); });
  if (!any_goes && !names_go) return false;
  const FormulaReferences references = ReferencesOf(formula);
  if (references.uncertain) return true;
  return std::any_of(references.areas.begin(), references.areas.end(), [&](const FormulaArea& area) {
    const SheetPlan* sheet = Find(area.sheet.empty() ? own_sheet : std::string_view(area.sheet));
    FormulaArea reach = area;
    reach.last.row += down;
    reach.last.column += across;
    return sheet == nullptr || sheet->MayReach(reach);
  });
}

void SharedTexts::Read(pugi::xml_node sst) {
  for (const pugi::xml_node item : sst) {
    if (LocalName(item) == "si") items_.push_back(item);
  }
  mentioned_.resize(items_.size());
  list_ = kept_.append_child("kept");
}

pugi::xml_node SharedTexts::At(std::string_view index) const {
  const int i = ToInt(index, -1);
  return i >= 0 && static_cast<std::size_t>(i) < items_.size() ? items_[static_cast<std::size_t>(i)] : pugi::xml_node();
}

std::string SharedTexts::Use(std::string_view index) {
  const auto at = static_cast<std::size_t>(ToInt(index, 0));
  mentioned_[at] = true;
  std::string& number = numbers_[at];
  if (number.empty()) {
    list_.append_copy(items_[at]);
    number = std::to_string(count_++);
  }
  return number;
}

void ChangeTextItem(pugi::xml_node item, CleanWork& work) {
  if (work.changes().empty()) return;
  std::vector<pugi::xml_node> nodes;
  for (const pugi::xml_node child : item) {
    if (LocalName(child) == "t") nodes.push_back(child);
    if (LocalName(child) == "r" && Child(child, "t")) nodes.push_back(Child(child, "t"));
  }
  std::vector<std::string> texts;
  for (const pugi::xml_node node : nodes) texts.push_back(RawText(node));
  const int places = work.changes().ApplyAcross(texts);
  if (places == 0) return;
  work.Changed(places);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    nodes[i].remove_children();
    nodes[i].append_child(pugi::node_pcdata).set_value(texts[i].c_str());
  }
  while (const pugi::xml_node spoken = Child(item, "rPh")) item.remove_child(spoken);
}

int SharedTexts::Unused() const { return static_cast<int>(std::count(mentioned_.begin(), mentioned_.end(), false)); }

void SharedTexts::Write(pugi::xml_node sst) {
  sst.remove_children();
  for (const pugi::xml_node item : list_) sst.append_copy(item);
  for (const char* name : {"count", "uniqueCount"}) sst.remove_attribute(name);
  sst.append_attribute("uniqueCount") = count_;
}

}  // namespace gongkai::docread
