// A list of units as a workbook or CSV: who owes a report, below whom. Pure: rows in, units or sentences out.
//
//   名称,简称,上级,区划代码,类别,垂直领导,本级,起始年度,截止年度
//
// The columns are found by their heads, in any order; only 名称 must be there. 类别 is one of the names of organ kinds
// (乡镇, 部门 …); 垂直领导 and 本级 are 是 or blank. 上级 is the name of a unit that is known or stands in the list. A
// name stands in it once: by it the unit is known.
#pragma once

#include <string>
#include <vector>

#include "docread/workbook.h"
#include "report/campaign/unit.h"

namespace gongkai::report {

struct UnitLine {
  int row = 0;  // as people count
  Unit unit;
  std::string parent;  // its name; empty: below where the list is read in
};
struct UnitTable {
  std::vector<UnitLine> lines;
  std::vector<std::string> faults;  // "第 3 行：没有名称"
};
/// Of the first sheet, whose first row is the head. A line with a fault is told by its row and left out; without a head
/// there is one fault and no line.
UnitTable ReadUnitTable(const docread::Workbook& workbook);

}  // namespace gongkai::report
