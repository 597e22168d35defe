// Flow: lines of text and tables in reading order, nested as the file nests them; what html.cc and docx_body.cc gather
// before it is a Document.
//
// Here, once for both, cells find their columns on the grid, tables that only lay out a page are taken apart, and lines
// and places come about. Next to read: html.cc, docx_body.cc.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "docread/document.h"
#include "docread/read.h"

namespace gongkai::docread {

struct FlowTable;

/// One line of text, a table, or a picture.
struct FlowItem {
  std::string text;
  int heading = 0;
  std::unique_ptr<FlowTable> table;
  bool picture = false;
};
using Flow = std::vector<FlowItem>;

struct FlowCell {
  int column = -1;      // where the format says it itself; -1 = the first free one
  int column_span = 1;  // as the file says: not yet sane
  int row_span = 1;     // 0 = to the end of the table
  Flow content;
};

struct FlowRow {
  std::vector<FlowCell> cells;
};

struct FlowTable {
  std::vector<FlowRow> rows;
};

/// Counts what a reader takes in; a reader stops when it is exceeded.
class FlowBudget {
 public:
  explicit FlowBudget(const Limits& limits) : limits_(limits) {}
  void SpendBlock() { ++blocks_; }
  void SpendCell() { ++cells_; }
  void SpendText(std::size_t bytes) { text_ += bytes; }
  void NestingSeen(std::size_t depth) { depth_ = depth > depth_ ? depth : depth_; }
  bool TooDeep() const { return depth_ > static_cast<std::size_t>(limits_.nesting); }
  bool Exceeded() const {
    return blocks_ > limits_.blocks || cells_ > limits_.cells || text_ > limits_.text_bytes || TooDeep();
  }

 private:
  Limits limits_;
  std::size_t blocks_ = 0, cells_ = 0, text_ = 0, depth_ = 0;
};

/// The refusal for a budget that is exceeded.
Document OverBudget(Format format, const FlowBudget& budget);

/// Fills lines and blocks.
Document ToDocument(Format format, Flow flow);

}  // namespace gongkai::docread
