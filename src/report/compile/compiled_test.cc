#include "report/compile/compiled.h"

#include <doctest/doctest.h>

namespace gongkai::report {
namespace {

TEST_CASE("every cell of both forms has an address of its own, which leads back to it") {
  for (const law::ReportForm& form : law::ReportForms()) {
    for (const int table : {2, 3, 4}) {
      for (const law::FormRow& row : form.Table(table).rows) {
        for (const law::FormColumn& column : row.columns) {
          const CellKey cell{.table = table, .row = std::string(row.key), .column = std::string(column.name)};
          CHECK(CellKeyFrom(ToString(cell)) == cell);
        }
      }
    }
  }
}

TEST_CASE("what is no cell's address is none") {
  for (const std::string_view text : {"", "3", "3/", "3//", "3/一", "3/一/", "3//自然人", "1/一/自然人", "5/一/自然人",
                                      "三/一/自然人", "33/一/自然人"}) {
    CAPTURE(text);
    CHECK_FALSE(CellKeyFrom(text));
  }
  CHECK_FALSE(CellKeyFrom("3/" + std::string(1000, 'x') + "/y"));
}

TEST_CASE("a cell is its count and what was adjusted, and blank where there is neither") {
  CompiledCell cell;
  CHECK_FALSE(cell.value());
  cell.counted = Number::Of(0);
  CHECK(cell.value() == Number::Of(0));
  cell.adjustments = {{.number = 1, .change = Number::Of(3)}, {.number = 2, .change = Number::Of(-1)}};
  CHECK(cell.value() == Number::Of(2));
  cell.counted.reset();
  CHECK(cell.value() == Number::Of(2));
}

}  // namespace
}  // namespace gongkai::report
