// A report with known numbers, and the layouts in which such reports reach an office. Tests read each layout back and
// compare. All names are invented.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "law/report_form.h"

namespace gongkai::testing {

/// A cell: a number, or blank.
using Written = std::optional<long>;

struct WrittenReport {
  std::string form = "2021";
  int year = 2023;
  std::string organ = "岚溪县青禾镇人民政府";
  std::vector<std::vector<Written>> table2;  // one a row of the form
  std::vector<std::vector<Written>> table3;
  std::vector<std::vector<Written>> table4;

  const law::ReportForm& Form() const { return *law::FindForm(form); }
};

/// Numbers in which every relation holds, different for each seed; every seventh seed has many zeros, some large
/// figures.
WrittenReport MakeReport(const std::string& form, unsigned seed);

enum class Layout {
  kTabs,        // a grid of tabs padded with empty fields
  kTabsBroken,  // the same, cut by a page break behind which rows have one column more
  kMarkdown,
  kPipeRows,    // "a | b |", cells of row spans left out
  kPipeCells,   // one cell a line, closed by a pipe
  kPipeAlone,   // a pipe alone between two cells
  kLines,       // one cell a line, an empty line between
  kTightLines,  // one cell a line
  kIndented,    // one cell a line behind a tab, blank cells are a tab
  kLineEnds,    // "label 1 2 3" (text of a PDF)
  kColumns,     // cells kept apart by runs of blanks (text of a PDF)
  kHtml,        // with row and column spans
  kHtmlSplit,   // table 3 in two tables
};

/// How the report around its tables is set.
enum class Setting {
  kUsual,
  kContents,    // a table of contents below the title
  kAttached,    // the three tables stand behind section six
  kFiveInTable  // section five stands in the cells of a table
};

std::string Write(const WrittenReport& report, Layout layout, Setting setting = Setting::kUsual);

/// The layouts that show where a blank cell is.
bool ShowsBlanks(Layout layout);
const char* NameOf(Layout layout);
const char* NameOf(Setting setting);
std::vector<Layout> AllLayouts();
std::vector<Setting> AllSettings();

}  // namespace gongkai::testing
