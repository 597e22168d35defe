#include "report/compile/annual_paper.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "report/check/rule.h"
#include "report/compile/printed_paper.h"
#include "support/written_paper.h"

namespace gongkai::report {
namespace {

using testing::MakePaper;

TEST_CASE("the rules see every number of the paper, and its text as it will be read") {
  for (const char* form : {"2019", "2021"}) {
    for (unsigned seed = 0; seed < 60; ++seed) {
      const AnnualPaper paper = MakePaper(form, seed);
      CAPTURE(form);
      CAPTURE(seed);
      const AnnualReport report = ReportOf(paper);
      CHECK(testing::DifferentCells(paper, report) == "");
      CHECK(report.title == paper.title);
      CHECK(report.organ == paper.organ);
      CHECK(report.year == paper.year);
      CHECK(report.published == paper.published);
      REQUIRE(report.form == paper.form);
      CHECK(report.sections.size() == 6);
      for (int section = 1; section <= 6; ++section)
        CHECK(testing::TextOf(report, section) == testing::TextOf(paper, section));
    }
  }
}

TEST_CASE("a finding points at the line of the paper, and a balance that is broken is found") {
  AnnualPaper paper = MakePaper("2021", 3);
  const CellKey broken{3, "三(七)", "自然人"};
  for (PaperCell& each : paper.cells) {
    if (each.cell == broken) each.value = Number::Of(777);
  }
  const AnnualReport report = ReportOf(paper);
  const std::vector<Finding> findings = Check({.report = &report});
  const auto balance =
      std::ranges::find_if(findings, [](const Finding& finding) { return finding.rule == "T3-BALANCE"; });
  REQUIRE(balance != findings.end());
  REQUIRE(balance->place.line > 0);
  const std::string& line = report.source.lines.at(static_cast<std::size_t>(balance->place.line) - 1);
  CHECK(line.find('\t') != std::string::npos);  // a row of the table
}

TEST_CASE("tables are laid out as the form prints them, blank cells blank and zeros zero") {
  AnnualPaper paper = MakePaper("2021", 0);
  paper.cells.front().value = Number::Of(0);
  paper.cells.at(1).value.reset();
  const OfficialTable table = PrintedTable(paper, 2);
  std::vector<std::string> values;
  for (const PlacedOfficialCell& placed : PlacedCells(table)) {
    if (placed.cell->kind == OfficialCell::Kind::kValue) values.push_back(placed.cell->text);
  }
  REQUIRE(values.size() == 10);
  CHECK(values[0] == "0");
  CHECK(values[1] == "");
}

TEST_CASE("every place of a table is covered once") {
  for (const char* form : {"2019", "2021"}) {
    const AnnualPaper paper = MakePaper(form, 1);
    for (const int number : {2, 3, 4}) {
      const OfficialTable table = PrintedTable(paper, number);
      std::vector<int> covered(table.rows.size() * static_cast<std::size_t>(table.columns), 0);
      for (const PlacedOfficialCell& placed : PlacedCells(table)) {
        for (int down = 0; down < placed.cell->row_span; ++down) {
          for (int right = 0; right < placed.cell->column_span; ++right)
            ++covered.at(static_cast<std::size_t>((placed.row + down) * table.columns + placed.column + right));
        }
      }
      CHECK(std::ranges::all_of(covered, [](int times) { return times == 1; }));
    }
  }
}

TEST_CASE("a text of several lines is so many paragraphs, and a blank one is none") {
  CHECK(ParagraphsOf(" 第一段。\n\n　第二段。\r\n") == std::vector<std::string>{"第一段。", "第二段。"});
  CHECK(ParagraphsOf("").empty());
}

}  // namespace
}  // namespace gongkai::report
