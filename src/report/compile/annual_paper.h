// AnnualPaper: one annual report as it goes out, whatever made it: the same value is written as Word, PDF, web page,
// workbook and JSON, and read back from each as the same numbers. Pure.
//
// Source: 条例第五十条; 国办公开办函〔2021〕30号 (six sections; tables in sections two to four). Next to read:
// compiled.h (where the numbers come from), paper_docx_export.h and its neighbours.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "report/compile/compiled.h"
#include "report/report.h"

namespace gongkai::report {

struct PaperCell {
  CellKey cell;
  std::optional<Number> value;  // none: blank
};

struct AnnualPaper {
  std::string title;       // "澄砚县枕溪镇人民政府2025年政府信息公开工作年度报告"
  std::string organ;       // full name
  std::string place_code;  // 6, 9 or 12 digits; empty if the organ has none
  int year = 0;
  const law::ReportForm* form = nullptr;  // never null
  std::string opening;                    // the paragraph before section one (依据…编制), empty if none
  /// Paragraphs of sections one to six; live fields are already filled in. Sections two to four may have text below
  /// their table.
  std::array<std::vector<std::string>, 6> sections;
  std::vector<PaperCell> cells;     // all of the form, in its order
  std::optional<Date> published{};  // none: a draft, and it says so
  /// As it is signed: no draft, and on which day it will be public nobody knows yet; it says neither.
  bool is_final = false;
};

/// The same as it would have been read: for the rules of check/ (positions count paragraphs).
AnnualReport ReportOf(const AnnualPaper& paper);

}  // namespace gongkai::report
