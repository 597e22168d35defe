// The cells of a table find their places, also below and beside merged ones.
#include "base/rich_grid.h"

#include <doctest/doctest.h>

namespace gongkai {
namespace {

RichCell Cell(std::string text, int rows = 1, int columns = 1) {
  return {.row_span = rows, .column_span = columns, .paragraphs = {{.runs = {{.text = std::move(text)}}}}};
}

TEST_CASE("every place has the cell that covers it") {
  const RichText text = *RichText::Of({RichTable{
      {{{Cell("甲", 2), Cell("乙", 1, 2)}}, {{Cell("丙"), Cell("丁")}}, {{Cell("戊"), Cell("己"), Cell("庚")}}}}});
  const RichGrid grid = GridOf(std::get<RichTable>(text.blocks().front()));
  CHECK(grid.rows == 3);
  CHECK(grid.columns == 3);
  std::string read;
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) read += PlainText(*grid.At(row, column));
  }
  CHECK(read == "甲乙乙甲丙丁戊己庚");
  REQUIRE(grid.cells.size() == 7);
  CHECK(grid.cells[2].row == 1);
  CHECK(grid.cells[2].column == 1);
}

}  // namespace
}  // namespace gongkai
