// Rows of a docx table to a FlowTable. A docx repeats a cell that spans rows: once with vMerge "restart", then once a
// row with vMerge "continue"; here it becomes one cell. Next to read: docx_body.cc (the only user).
#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <functional>
#include <vector>

#include "docread/flow.h"

namespace gongkai::docread {

class DocxTable {
 public:
  /// `read_cell` fills the content of a <w:tc>.
  using ReadCell = std::function<void(pugi::xml_node, Flow&)>;
  DocxTable(FlowBudget& budget, ReadCell read_cell) : budget_(budget), read_cell_(std::move(read_cell)) {}

  void AddRow(pugi::xml_node row);
  FlowTable Take() { return std::move(table_); }

 private:
  /// The cell that may be continued in a column.
  struct Merge {
    std::size_t row = 0, cell = 0;
    std::size_t last_row = 0;
    bool open = false;
  };

  void AddCells(pugi::xml_node parent, std::size_t depth);
  void AddCell(pugi::xml_node cell);
  bool Continue(int column);

  FlowBudget& budget_;
  ReadCell read_cell_;
  FlowTable table_;
  std::vector<Merge> merges_;
  int column_ = 0;
};

}  // namespace gongkai::docread
