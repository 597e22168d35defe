// Sheet: a grid of cells as it is handed to a workbook writer. It knows no subject: texts, numbers, spans, marks.
//
// In: filled by a subject. Out: xlsx.h makes a workbook of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/number.h"

namespace gongkai::docwrite {

enum class CellStyle {
  kPlain,    // text, wrapped, top left
  kText,     // like kPlain, with a border
  kCentred,  // text or number in the middle, with a border
  kHead,     // column head: bold, grey, border
  kTitle,    // large and bold, without border
  kBad,      // like kCentred, on red ground
  kDoubt,    // like kCentred, on yellow ground
};

struct SheetCell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  std::string text;              // shown when there is no number
  std::optional<Number> number;  // written as a number, so that the office can calculate with it
  CellStyle style = CellStyle::kPlain;
  std::string comment;  // shown when the pointer rests on the cell; empty = none
};

struct Sheet {
  std::string name;                   // at most 31 characters, none of []:*?/\.
  std::vector<double> column_widths;  // in characters of Latin text; missing ones keep the default
  int frozen_rows = 0;                // stay in view when the rest is scrolled
  bool landscape = false;
  std::vector<SheetCell> cells;
};

}  // namespace gongkai::docwrite
