// Holds the cells of table 3 against the cases that a lawyer can read: tests/law_cases/case_cells.tsv.
#include "request/case_cell.h"

#include <algorithm>

#include "request/case_story_test.h"

namespace gongkai::request {
namespace {

ApplicantKind KindNamed(const std::string& name) {
  for (const ApplicantKind kind : ApplicantKinds()) {
    if (NameOf(kind) == name || ColumnOf(kind) == name) return kind;
  }
  FAIL("no such applicant: " << name);
  return {};
}

TEST_CASE("in which cells a case is counted, case by case") {
  const auto rows = LawCases("case_cells.tsv", 7);
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    const ToldCase told = FoldStory(row[2], row[3]);
    REQUIRE_MESSAGE(!told.why, told.why->message);
    const int year = std::stoi(row[4]);
    const law::ReportForm* const form = law::FormInForce(year);
    REQUIRE(form != nullptr);
    const ApplicantKind kind = KindNamed(row[1]);
    const CaseCells cells = CellsOf(StatusOf(told.fold, TestCalendar()), kind, std::chrono::year(year), *form);
    CHECK((cells.came_in.empty() ? "—" : cells.came_in + "；" + cells.became_of_it) == row[5]);
    CHECK(cells.column == (row[5] == "—" ? "" : ColumnOf(kind)));
  }
  CHECK(rows.size() >= 60);
}

TEST_CASE("every outcome has a row in each form in which it can be counted") {
  for (const law::Outcome& outcome : law::Outcomes()) {
    for (const law::ReportForm& form : law::ReportForms()) {
      CaseStatus status;
      status.reply.received = status.reply.ended = std::chrono::year(form.first_year) / 6 / 3;
      status.outcome = outcome.id;
      const CaseCells cells = CellsOf(status, ApplicantKind::kCompany, std::chrono::year(form.first_year), form);
      CAPTURE(outcome.id);
      CHECK(cells.came_in == "一");
      const law::FormRow* const row = law::FindRow(form.table3, cells.became_of_it);
      REQUIRE(row != nullptr);
      CHECK(std::ranges::any_of(row->columns, [&](const auto& each) { return each.name == cells.column; }));
    }
  }
}

}  // namespace
}  // namespace gongkai::request
