// Of a quarter that was still running, or had not begun, the page of hours and its workbook said 没有完成: an organ was
// told that it had missed what it had weeks left for.
#include "docread/read_workbook.h"
#include "oversight/training/training_desk_test.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

TEST_CASE("a target is missed the day after its quarter, and not on its last day") {
  const TrainingTarget first{2026, 1, 1, {}}, last{2026, 4, 1, {}};
  const TrainingSum nothing, one{.held = 1, .sessions = 1};
  CHECK(LastDayOf(first) == 2026y / 3 / 31);
  CHECK(LastDayOf({2026, 2, 1, {}}) == 2026y / 6 / 30);
  CHECK(LastDayOf({2026, 3, 1, {}}) == 2026y / 9 / 30);
  CHECK(LastDayOf(last) == 2026y / 12 / 31);
  CHECK(StateOf(nothing, first, 2026y / 1 / 1) == TargetState::kNotDue);
  CHECK(StateOf(nothing, first, 2026y / 3 / 31) == TargetState::kNotDue);
  CHECK(StateOf(nothing, first, 2026y / 4 / 1) == TargetState::kMissed);
  CHECK(StateOf(nothing, last, 2026y / 12 / 31) == TargetState::kNotDue);
  CHECK(StateOf(nothing, last, 2027y / 1 / 1) == TargetState::kMissed);
  CHECK(StateOf(nothing, last, 2025y / 12 / 31) == TargetState::kNotDue);  // of the next year
  CHECK(StateOf(one, first, 2026y / 1 / 15) == TargetState::kMet);         // done before its day
  CHECK(StateOf(one, first, 2027y / 1 / 1) == TargetState::kMet);
}

int TimesIn(std::string_view text, std::string_view part) {
  int times = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++times;
  return times;
}

/// Texts of all cells of the first sheet, one after another.
std::string CellsOf(std::string_view bytes) {
  const docread::Workbook book = docread::ReadWorkbook(bytes);
  REQUIRE_FALSE(book.sheets.empty());
  std::string text;
  for (const auto& row : book.sheets.front().rows) {
    for (const auto& cell : row.cells) text += cell.text + "\n";
  }
  return text;
}

TEST_CASE_ON_BOTH_ENGINES("the page and the workbook say when a running quarter ends; what is past its day is missed",
                          place) {
  TrainingDesk county(place);  // 10 March
  for (const char* quarter : {"1", "2"}) {
    REQUIRE(SetTargets(county.desk, county.supervisor, county.office, {county.township}, {"2026", quarter, "1", "2"}));
  }
  const std::string page(county.SignIn(county.lin).Get("/office/training-hours?year=2026").Bytes());
  CHECK(Has(page, "尚未到期，最迟 2026-03-31"));
  CHECK(Has(page, "尚未到期，最迟 2026-06-30"));
  CHECK_FALSE(Has(page, "没有完成"));
  const std::string sheet = CellsOf(county.SignIn(county.lin).Get("/office/training-hours/export?year=2026").Bytes());
  CHECK(Has(sheet, "1场、2学时，尚未到期，最迟 2026-03-31"));
  CHECK_FALSE(Has(sheet, "没有完成"));

  county.now = std::chrono::sys_days(2026y / 4 / 1) + 2h;
  const std::string april(county.SignIn(county.lin).Get("/office/training-hours?year=2026").Bytes());
  CHECK(TimesIn(april, "没有完成") == 1);
  CHECK(Has(april, "尚未到期，最迟 2026-06-30"));
  const std::string later = CellsOf(county.SignIn(county.lin).Get("/office/training-hours/export?year=2026").Bytes());
  CHECK(TimesIn(later, "没有完成") == 1);
}

}  // namespace
}  // namespace gongkai::oversight
