#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "law/report_form.h"

namespace gongkai::law {
namespace {

TEST_CASE("国办公开办函〔2021〕30号: table 2 has 10 numbers, table 3 has 25 rows of 7, table 4 has 15 numbers") {
  const ReportForm& form = *FindForm("2021");
  std::size_t cells = 0;
  for (const FormRow& row : form.table2.rows) cells += row.columns.size();
  CHECK(cells == 10);
  CHECK(form.table3.rows.size() == 25);
  for (const FormRow& row : form.table3.rows) CHECK(row.columns.size() == 7);
  CHECK(form.table4.rows.size() == 3);
  for (const FormRow& row : form.table4.rows) CHECK(row.columns.size() == 5);
}

TEST_CASE(
    "国办公开办函〔2019〕60号: 其他处理 is one row, so table 3 has 23; 对外管理服务 and 集中采购 are in table 2") {
  const ReportForm& form = *FindForm("2019");
  CHECK(form.table3.rows.size() == 23);
  CHECK(FindRow(form.table3, "三(六)") != nullptr);
  CHECK(FindRow(form.table3, "三(六)1") == nullptr);
  CHECK(FindRow(form.table2, "其他对外管理服务事项")->columns.size() == 3);
  CHECK(FindRow(form.table2, "政府集中采购")->columns.size() == 2);
}

TEST_CASE("A report's form follows from its year") {
  CHECK(FormInForce(2018) == nullptr);
  CHECK(FormInForce(2019)->id == "2019");
  CHECK(FormInForce(2020)->id == "2019");
  CHECK(FormInForce(2021)->id == "2021");
  CHECK(FormInForce(2030)->id == "2021");
}

TEST_CASE("What a form is said to have follows from its rows") {
  for (const ReportForm& form : ReportForms()) {
    CAPTURE(form.id);
    const auto& columns = form.table2.rows.front().columns;
    CHECK(form.tells_in_force ==
          std::ranges::any_of(columns, [](const FormColumn& column) { return column.name == "现行有效件数"; }));
    CHECK(form.divides_other == (FindRow(form.table3, "三(六)1") != nullptr));
    CHECK(FormByDivision(form.divides_other).divides_other == form.divides_other);
  }
  CHECK(&LatestForm() == FormInForce(2026));
}

TEST_CASE("The parts of a form's results are exactly the rows between 二 and （七）") {
  for (const ReportForm& form : ReportForms()) {
    std::set<std::string_view> parts;
    for (const ColumnRelation& relation : form.relations) {
      if (relation.rule == "T3-RESULTS") parts.insert(relation.left.begin(), relation.left.end());
    }
    for (const FormRow& row : form.table3.rows) {
      const bool between = row.key.starts_with("三(") && row.key != "三(七)";
      CHECK((parts.count(row.key) == 1) == between);
    }
  }
}

}  // namespace
}  // namespace gongkai::law
