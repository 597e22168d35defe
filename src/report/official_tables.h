// The three tables as the notice prints them: heads, merged cells and the places of the values. Pure layout of a form;
// the page, the workbook and the comparison all draw from it.
//
// Source: the annexes of 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号. Next to read: pages_tables.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "law/report_form.h"

namespace gongkai::report {

struct OfficialCell {
  enum class Kind { kHead, kLabel, kValue };
  Kind kind = Kind::kHead;
  std::string text;  // of heads and labels; empty for values
  int row_span = 1;
  int column_span = 1;
  std::string_view row;          // values only: key of the form's row
  std::size_t column = 0;        // values only: index into the row's columns
  std::string_view column_name;  // values only
};

struct OfficialTable {
  int number = 0;       // 2, 3 or 4
  std::string caption;  // "表二  主动公开政府信息情况"
  int columns = 0;      // of the grid
  int head_rows = 0;    // rows that hold heads only, at the top
  std::vector<std::vector<OfficialCell>> rows;
};

OfficialTable LayOut(const law::ReportForm& form, int number);

}  // namespace gongkai::report
