// Where findings show on the drawn report: which cells, rows, tables and passages carry which numbers.
//
// Findings are numbered from 1 in the order in which they are listed. Next to read: official_tables.h, pages_tables.cc.
#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/circled_number.h"
#include "report/check/rule.h"

namespace gongkai::report {

struct MarkedCell {
  int table = 0;
  std::string row;         // key
  std::size_t column = 0;  // index
  auto operator<=>(const MarkedCell&) const = default;
};

/// Numbers of findings, ascending.
struct Marks {
  std::map<MarkedCell, std::vector<int>> cells;
  std::map<std::pair<int, std::string>, std::vector<int>> rows;  // table and key: shown at the row's label
  std::map<int, std::vector<int>> tables;                        // shown at the table's caption
};

Marks FindMarks(const AnnualReport& report, std::span<const Finding> findings);

/// A stretch of a paragraph or of a line of the source that findings speak about; offsets in bytes.
struct MarkedStretch {
  std::size_t begin = 0, end = 0;
  int number = 0;
};

/// Stretches of one line of the source, ordered by begin, cut to the line.
std::vector<MarkedStretch> StretchesOfLine(std::string_view line, int line_number, std::span<const Finding> findings);

/// The same for a paragraph of narrative, which may be joined from several lines.
std::vector<MarkedStretch> StretchesOfParagraph(const NarrativeParagraph& paragraph, std::span<const Finding> findings);

/// "表三 第三项（七）总计 自然人", "第五部分", "全文": where a finding points, in words.
std::string WhereInWords(const AnnualReport& report, const Finding& finding);

}  // namespace gongkai::report
