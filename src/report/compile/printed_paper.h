// An annual report as it is printed, whatever it is printed on: its headings, its paragraphs and its three tables with
// their values in the places of the form. Word, PDF, web page and workbook all draw from here, so that none can tell
// another number. Pure.
//
// Source: 国办公开办函〔2019〕60号 and 〔2021〕30号 (annexes). Next to read: annual_paper.h, paper_docx_export.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docread/document.h"
#include "report/compile/annual_paper.h"
#include "report/official_tables.h"

namespace gongkai::report {

/// As it stands in a cell; empty: blank, which is not zero.
std::string PrintedValue(const std::optional<Number>& value);

/// The table of the form, with the values of the paper as the texts of its value cells.
OfficialTable PrintedTable(const AnnualPaper& paper, int number);

/// A cell with its place in the grid; places covered from above are stepped over.
struct PlacedOfficialCell {
  int row = 0, column = 0;
  const OfficialCell* cell = nullptr;  // of the table, which must outlive it
};
std::vector<PlacedOfficialCell> PlacedCells(const OfficialTable& table);

/// "一、总体情况".
std::string HeadingOf(const law::ReportForm& form, int section);

/// The line below the title: the day of publication, or that it is a draft; empty for what is signed (is_final).
std::string DayLine(const AnnualPaper& paper);

/// One a line, without blanks at the ends; lines that are blank are left out.
std::vector<std::string> ParagraphsOf(std::string_view text);
/// Of the section 1 to 6.
std::vector<std::string> ParagraphsOf(const AnnualPaper& paper, int section);

/// The paper as a reader would hand it on, and where its values stand in it. Its lines are title, day, paragraphs,
/// headings and rows of tables.
struct PrintedDocument {
  docread::Document document;
  std::map<CellKey, docread::Place> cells;
  std::map<int, docread::Place> tables;  // the first row of each
};
PrintedDocument PrintDocument(const AnnualPaper& paper);

}  // namespace gongkai::report
