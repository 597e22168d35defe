#include "docread/docx_table.h"

#include <algorithm>
#include <string_view>

#include "docread/docx_xml.h"

namespace gongkai::docread {
namespace {

constexpr int kMostColumns = 1'000;

int Columns(std::string_view value, int otherwise) { return std::clamp(ToInt(value, otherwise), 0, kMostColumns); }

}  // namespace

void DocxTable::AddRow(pugi::xml_node row) {
  const pugi::xml_node properties = Child(row, "trPr");
  if (Child(properties, "del")) return;
  budget_.SpendBlock();
  table_.rows.emplace_back();
  column_ = Columns(ChildValue(properties, "gridBefore"), 0);
  AddCells(row, 0);
}

void DocxTable::AddCells(pugi::xml_node parent, std::size_t depth) {
  budget_.NestingSeen(depth);
  for (const pugi::xml_node child : parent) {
    if (budget_.Exceeded()) return;
    const std::string_view name = LocalName(child);
    if (name == "tc") {
      AddCell(child);
    } else if (name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins" || name == "moveTo") {
      AddCells(child, depth + 1);
    }
  }
}

/// Whether the cell here belongs to the one above it.
bool DocxTable::Continue(int column) {
  const auto at = static_cast<std::size_t>(column);
  const std::size_t row = table_.rows.size() - 1;
  if (at >= merges_.size() || !merges_[at].open || merges_[at].last_row + 1 != row) return false;
  merges_[at].last_row = row;
  ++table_.rows[merges_[at].row].cells[merges_[at].cell].row_span;
  return true;
}

void DocxTable::AddCell(pugi::xml_node cell) {
  const pugi::xml_node properties = Child(cell, "tcPr");
  const int span = std::max(1, Columns(ChildValue(properties, "gridSpan"), 1));
  const pugi::xml_node merge = Child(properties, "vMerge"), across = Child(properties, "hMerge");
  const int column = column_;
  column_ = std::min(column_ + span, kMostColumns);
  std::vector<FlowCell>& cells = table_.rows.back().cells;
  // The old way of spanning columns.
  if (across && Attribute(across, "val") != "restart" && !cells.empty()) {
    cells.back().column_span += span;
    return;
  }
  const bool restarts = merge && Attribute(merge, "val") == "restart";
  if (merge && !restarts && Continue(column)) return;
  budget_.SpendCell();
  cells.emplace_back();
  cells.back().column = column;
  cells.back().column_span = span;
  if (merge) {
    const auto at = static_cast<std::size_t>(column);
    if (merges_.size() <= at) merges_.resize(at + 1);
    const std::size_t row = table_.rows.size() - 1;
    merges_[at] = {row, cells.size() - 1, row, true};
  }
  Flow content;
  read_cell_(cell, content);
  cells.back().content = std::move(content);
}

}  // namespace gongkai::docread
