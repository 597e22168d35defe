// Differences between two reports, cell by cell; readings are built by hand.
#include "report/compare.h"

#include <doctest/doctest.h>

namespace gongkai::report {
namespace {

AnnualReport WithRow(std::string_view form_id, std::string_view key,
                     const std::vector<std::optional<std::int64_t>>& values) {
  AnnualReport report;
  report.form = law::FindForm(form_id);
  TableReading table{.number = 2, .table = &report.form->table2, .form = report.form};
  for (const law::FormRow& row : report.form->table2.rows) {
    RowReading reading{.row = &row};
    reading.values.resize(row.columns.size());
    if (row.key == key) {
      for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) continue;
        reading.values[i].kind = ValueKind::kNumber;
        reading.values[i].number = Number::Of(*values[i]);
      }
    }
    table.rows.push_back(std::move(reading));
  }
  report.table2 = std::move(table);
  return report;
}

TEST_CASE("the change is the later figure minus the earlier one") {
  const auto change =
      Compare(WithRow("2021", "行政许可", {40}), WithRow("2021", "行政许可", {31}), 2, "行政许可", "本年处理决定数量");
  CHECK(change.change == Number::Of(-9));
  CHECK_FALSE(change.jump);
}

TEST_CASE("more than five times as much is a jump, numbers below fifty never are: the same measure as T2-JUMP") {
  const auto jump = [](std::int64_t a, std::int64_t b) {
    return Compare(WithRow("2021", "行政许可", {a}), WithRow("2021", "行政许可", {b}), 2, "行政许可",
                   "本年处理决定数量")
        .jump;
  };
  CHECK(jump(9, 50));
  CHECK(jump(50, 9));
  CHECK(jump(0, 50));
  CHECK_FALSE(jump(10, 50));
  CHECK_FALSE(jump(1, 49));
}

TEST_CASE("a blank has no difference to anything, and a cell only one form has stands alone") {
  const auto blank = Compare(WithRow("2021", "行政许可", {std::nullopt}), WithRow("2021", "行政许可", {31}), 2,
                             "行政许可", "本年处理决定数量");
  CHECK(blank.left != nullptr);
  CHECK_FALSE(blank.change.has_value());
  const auto other = Compare(WithRow("2019", "行政许可", {1, 2, 3}), WithRow("2021", "行政许可", {31}), 2, "行政许可",
                             "本年处理决定数量");
  CHECK(other.left == nullptr);
  CHECK(other.right != nullptr);
}

}  // namespace
}  // namespace gongkai::report
