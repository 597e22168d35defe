// A report is written in every way in which it goes out and read as any report is: the same numbers, blanks and text.
// With GONGKAI_PAPERS=N so many of each form (./dev soak: 1,000 in all); with GONGKAI_PAPER_FOLDER=FOLDER some are left
// there for scripts/check_papers.py.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "base/rich_text.h"
#include "docread/read.h"
#include "docread/read_workbook.h"
#include "report/compile/paper_blocks_export.h"
#include "report/compile/paper_docx_export.h"
#include "report/compile/paper_html_view.h"
#include "report/compile/paper_json.h"
#include "report/compile/paper_pdf_export.h"
#include "report/compile/paper_xlsx_export.h"
#include "report/compile/printed_paper.h"
#include "report/read/read.h"
#include "support/written_paper.h"

namespace gongkai::report {
namespace {

using testing::MakePaper;
using testing::TextOf;

constexpr unsigned kFew = 6;

unsigned HowMany() {
  const char* told = std::getenv("GONGKAI_PAPERS");  // NOLINT(concurrency-mt-unsafe)
  return told == nullptr ? kFew : static_cast<unsigned>(std::strtoul(told, nullptr, 10));
}

AnnualReport ReadBack(const std::string& bytes) { return ReadReport(docread::Read(bytes), "report"); }

/// What somebody copies out of it, sheet after sheet: tabs between cells, nothing in those that are covered.
std::string CopiedText(const std::string& bytes) {
  const docread::Workbook workbook = docread::ReadWorkbook(bytes);
  REQUIRE(workbook.obstacle_message == "");
  std::string text;
  for (const docread::Sheet& sheet : workbook.sheets) {
    int columns = 1;
    for (const docread::SheetRow& row : sheet.rows) {
      for (const docread::SheetCell& cell : row.cells) columns = std::max(columns, cell.column + cell.column_span);
    }
    for (const docread::SheetRow& row : sheet.rows) {
      const bool alone = row.cells.front().column_span == columns;
      for (int column = 0; column < (alone ? 1 : columns); ++column) {
        if (column > 0) text += '\t';
        const docread::SheetCell* cell = docread::CellAt(sheet, row.row, column);
        if (cell != nullptr && !cell->covered) text += cell->text;
      }
      text += alone ? "\n\n" : "\n";
    }
    text += "\n";
  }
  return text;
}

void CheckHead(const AnnualPaper& paper, const AnnualReport& read) {
  CHECK(read.source.obstacle_message == "");
  CHECK(testing::DifferentCells(paper, read) == "");
  CHECK(read.organ == paper.organ);
  CHECK(read.year == paper.year);
  CHECK(read.published == paper.published);
  CHECK(read.form == paper.form);
}

void CheckText(const AnnualPaper& paper, const AnnualReport& read, std::initializer_list<int> sections) {
  for (const int section : sections) {
    CAPTURE(section);
    CHECK(TextOf(read, section) == TextOf(paper, section));
  }
}

void CheckWord(const AnnualPaper& paper) {
  INFO("Word");
  const auto bytes = PaperDocx(paper);
  REQUIRE(bytes);
  const AnnualReport read = ReadBack(*bytes);
  CheckHead(paper, read);
  CHECK(read.title == paper.title);
  CheckText(paper, read, {1, 2, 3, 4, 5, 6});
}

void CheckPdf(const AnnualPaper& paper) {
  INFO("PDF");
  const auto bytes = PaperPdf(paper);
  REQUIRE(bytes);
  const AnnualReport read = ReadBack(*bytes);
  CheckHead(paper, read);
  // Text below a table is lines there, and a short one may as well be a row of it: only the rest is held to it.
  CheckText(paper, read, {1, 5, 6});
}

void CheckPage(const AnnualPaper& paper) {
  INFO("web page");
  const AnnualReport read = ReadBack(PaperPage(paper));
  CheckHead(paper, read);
  CHECK(read.title == paper.title);
  CheckText(paper, read, {1, 2, 3, 4, 5, 6});
}

void CheckWorkbook(const AnnualPaper& paper) {
  INFO("text of the workbook");
  const AnnualReport read = ReadBack(CopiedText(PaperXlsx(paper)));
  CheckHead(paper, read);
  CHECK(read.title == paper.title);
  CheckText(paper, read, {1, 2, 3, 4, 5, 6});
}

void CheckJson(const AnnualPaper& paper) {
  INFO("JSON");
  const PaperJson json = ReadPaperJson(WritePaperJson(paper));
  REQUIRE(json.paper);
  CHECK(testing::DifferentCells(paper, ReportOf(*json.paper)) == "");
}

void CheckPapers(const char* form) {
  for (unsigned seed = 0; seed < HowMany(); ++seed) {
    CAPTURE(seed);
    const AnnualPaper paper = MakePaper(form, seed);
    CheckWord(paper);
    CheckPdf(paper);
    CheckPage(paper);
    CheckWorkbook(paper);
    CheckJson(paper);
  }
}

TEST_CASE("a report of the form of 2021 is read back from every file as it was written") { CheckPapers("2021"); }

TEST_CASE("a report of the form of 2019 is read back from every file as it was written") { CheckPapers("2019"); }

TEST_CASE("the same report has the same bytes") {
  AnnualPaper paper = MakePaper("2021", 1);
  paper.published = Date{std::chrono::year{2026} / 1 / 20};
  CHECK(*PaperDocx(paper) == *PaperDocx(paper));
  CHECK(*PaperPdf(paper) == *PaperPdf(paper));
  CHECK(PaperXlsx(paper) == PaperXlsx(paper));
}

TEST_CASE("nothing that is typed into a report becomes markup or a formula") {
  AnnualPaper paper = MakePaper("2021", 0);
  paper.sections[0] = {"<script>alert(1)</script> & \"引号\"。", "=1+1 是公式吗？不是。"};
  const std::string page = PaperPage(paper);
  CHECK(page.find("<script>") == std::string::npos);
  CHECK(page.find("&lt;script&gt;") != std::string::npos);
  const docread::Workbook workbook = docread::ReadWorkbook(PaperXlsx(paper));
  REQUIRE_FALSE(workbook.sheets.empty());
  for (const docread::SheetRow& row : workbook.sheets.front().rows) {
    for (const docread::SheetCell& cell : row.cells) CHECK_FALSE(cell.formula);
  }
  REQUIRE(PaperDocx(paper));
  CHECK(testing::DifferentCells(paper, ReadBack(*PaperDocx(paper))) == "");
}

TEST_CASE("as the body of an item the report keeps every cell of its tables") {
  const AnnualPaper paper = MakePaper("2021", 2);
  const auto body = PaperBody(paper);
  REQUIRE(body);
  std::size_t tables = 0, cells = 0, printed = 0;
  for (const RichBlock& block : body->blocks()) {
    const auto* table = std::get_if<RichTable>(&block);
    if (table == nullptr) continue;
    ++tables;
    for (const RichRow& row : table->rows) cells += row.cells.size();
  }
  for (const int number : {2, 3, 4}) printed += PlacedCells(PrintedTable(paper, number)).size();
  CHECK(tables == 3);
  CHECK(cells == printed);
}

TEST_CASE("a text longer than a document may be is refused with a sentence") {
  AnnualPaper paper = MakePaper("2021", 0);
  paper.sections[0].assign(1, std::string(RichTextLimits::kCharacters + 1, 'a'));
  CHECK_FALSE(PaperDocx(paper));
  CHECK_FALSE(PaperPdf(paper));
  CHECK_FALSE(PaperPdf(paper).error().message.empty());
}

TEST_CASE("Papers for scripts/check_papers.py") {
  const char* folder = std::getenv("GONGKAI_PAPER_FOLDER");  // NOLINT(concurrency-mt-unsafe)
  if (folder == nullptr) return;
  for (const char* form : {"2019", "2021"}) {
    AnnualPaper paper = MakePaper(form, 4);
    paper.published = Date{std::chrono::year{paper.year + 1} / 1 / 20};
    const std::string name = std::string(folder) + "/report-" + form;
    std::ofstream(name + ".docx", std::ios::binary) << *PaperDocx(paper);
    std::ofstream(name + ".json", std::ios::binary) << WritePaperJson(paper);
  }
}

}  // namespace
}  // namespace gongkai::report
