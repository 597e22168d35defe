// The grid is filled without gaps or overlaps, and every figure of the form has exactly one place.
#include "report/official_tables.h"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <utility>

namespace gongkai::report {
namespace {

int FilledPlaces(const OfficialTable& table, std::map<std::pair<int, int>, int>& places) {
  for (int r = 0; r < static_cast<int>(table.rows.size()); ++r) {
    int column = 0;
    for (const OfficialCell& cell : table.rows[static_cast<std::size_t>(r)]) {
      while (places.contains({r, column})) ++column;
      for (int dr = 0; dr < cell.row_span; ++dr) {
        for (int dc = 0; dc < cell.column_span; ++dc) ++places[{r + dr, column + dc}];
      }
      column += cell.column_span;
    }
  }
  return static_cast<int>(places.size());
}

TEST_CASE("every table of both forms is a full rectangle without overlaps") {
  for (const law::ReportForm& form : law::ReportForms()) {
    for (const int number : {2, 3, 4}) {
      CAPTURE(form.id);
      CAPTURE(number);
      const OfficialTable table = LayOut(form, number);
      std::map<std::pair<int, int>, int> places;
      CHECK(FilledPlaces(table, places) == table.columns * static_cast<int>(table.rows.size()));
      for (const auto& [place, times] : places) CHECK(times == 1);
    }
  }
}

TEST_CASE("every figure of the form has one place") {
  for (const law::ReportForm& form : law::ReportForms()) {
    for (const int number : {2, 3, 4}) {
      std::set<std::pair<std::string, std::size_t>> seen;
      for (const auto& row : LayOut(form, number).rows) {
        for (const OfficialCell& cell : row) {
          if (cell.kind == OfficialCell::Kind::kValue) CHECK(seen.emplace(cell.row, cell.column).second);
        }
      }
      std::size_t figures = 0;
      for (const law::FormRow& row : form.Table(number).rows) figures += row.columns.size();
      CHECK(seen.size() == figures);
    }
  }
}

TEST_CASE("the results of table 3 stand under one merged cell, as printed") {
  const OfficialTable of2021 = LayOut(*law::FindForm("2021"), 3);
  CHECK(of2021.rows[5].front().text == "三、本年度办理结果");
  CHECK(of2021.rows[5].front().row_span == 22);
  CHECK(LayOut(*law::FindForm("2019"), 3).rows[5].front().row_span == 20);
}

}  // namespace
}  // namespace gongkai::report
