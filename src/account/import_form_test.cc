// Sheets as people fill them in, made into tables whose cells are known by field.
#include "account/import_form.h"

#include <doctest/doctest.h>

namespace gongkai::account {
namespace {

using Lines = std::vector<ImportRow>;

TEST_CASE("columns are found by their heads, in any order, with others between them") {
  const Lines lines = {{1, {"姓名", "备注", "登录名"}}, {2, {"林溪", "新来的", "linxi"}}, {5, {" 苏砚 ", "", "suyan"}}};
  const auto table = ReadTable(ImportPart::kPeople, lines);
  REQUIRE(table);
  REQUIRE(table->rows.size() == 2);
  CHECK(table->Cell(table->rows[0], "login") == "linxi");
  CHECK(table->Cell(table->rows[1], "name") == "苏砚");
  CHECK(table->Cell(table->rows[1], "phone").empty());
  CHECK(table->rows[1].number == 5);  // as the spreadsheet counts, so that the row is found again
}

TEST_CASE("a head that is missing or there twice is told by name") {
  const auto missing = ReadTable(ImportPart::kPeople, Lines{{1, {"姓名"}}, {2, {"林溪"}}});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message.find("没有“登录名”一列") != std::string::npos);
  CHECK_FALSE(ReadTable(ImportPart::kPeople, Lines{{1, {"登录名", "姓名", "姓名"}}, {2, {"linxi", "林溪", "林溪"}}}));
}

TEST_CASE("a sheet without a row, and one with too many, is refused; rows of blanks count for nothing") {
  CHECK_FALSE(ReadTable(ImportPart::kPeople, Lines{}));
  CHECK_FALSE(ReadTable(ImportPart::kPeople, Lines{{1, {"登录名", "姓名"}}}));
  CHECK_FALSE(ReadTable(ImportPart::kPeople, Lines{{1, {"登录名", "姓名"}}, {2, {" ", "\n"}}}));
  Lines many(kMostImportRows + 2, {2, {"linxi", "林溪"}});
  many[0].cells = {"登录名", "姓名"};
  CHECK_FALSE(ReadTable(ImportPart::kPeople, many));
}

TEST_CASE("a table survives the way through a page, line breaks inside cells as blanks") {
  const Lines lines = {
      {1, {"登录名", "姓名", "办公电话"}}, {3, {"linxi", "林\n溪", ""}}, {4, {"suyan", "苏\t砚", "123"}}};
  const auto table = ReadTable(ImportPart::kPeople, lines);
  REQUIRE(table);
  const auto back = Unpack(ImportPart::kPeople, Pack(*table));
  REQUIRE(back);
  REQUIRE(back->rows.size() == 2);
  CHECK(back->rows[0].number == 3);
  CHECK(back->rows[0].cells == table->rows[0].cells);
  CHECK(back->Cell(back->rows[0], "name") == "林 溪");
  CHECK(back->rows[1].cells == table->rows[1].cells);
}

TEST_CASE("what was tampered with on its way is refused, not guessed") {
  for (const std::string_view text : {"", "x\tlinxi\t林溪\t\t", "2\tlinxi\t林溪", "2\tlinxi\t林溪\t\t\t多"}) {
    CHECK_FALSE(Unpack(ImportPart::kPeople, text));
  }
}

TEST_CASE("days are taken as people write them, and left alone when they are none") {
  for (const std::string_view typed : {"2024-05-01", "2024/5/1", "2024年5月1日", "2024.05.1", "20240501"}) {
    CHECK(PlainDay(typed) == "2024-05-01");
  }
  for (const std::string_view typed : {"2024-02-30", "去年", "5/1/2024", "45413", ""}) CHECK(PlainDay(typed) == typed);
}

TEST_CASE("kinds of organs are understood by the word of the template and by the longer name of the pages") {
  for (const OrganKind kind : kOrganKinds) {
    CHECK(OrganKindInWords(WordFor(kind)) == kind);
    CHECK(OrganKindInWords(NameOf(kind)) == kind);
  }
  CHECK(OrganKindInWords("股室") == OrganKind::kUnit);
  CHECK_FALSE(OrganKindInWords(""));
  CHECK_FALSE(OrganKindInWords("王国"));
}

TEST_CASE("how an organ is led is understood by the word of the template and by the longer name; blank is the county") {
  for (const Leadership leadership : kLeaderships) {
    CHECK(LeadershipInWords(WordFor(leadership)) == leadership);
    CHECK(LeadershipInWords(NameOf(leadership)) == leadership);
  }
  CHECK(LeadershipInWords("") == Leadership::kOwnGovernment);
  for (const std::string_view typed : {"是", "否", "垂直管理", "派出机构"}) CHECK_FALSE(LeadershipInWords(typed));
}

TEST_CASE("a sheet of the former template, with 垂直管理 in it, is refused and not read as the county's own") {
  const Lines lines = {{1, {"代号", "全称", "简称", "类别", "上级代号", "成立日期", "垂直管理"}},
                       {2, {"SHUIJ", "澄砚税务", "税务", "部门", "000", "2021-03-01", "是"}}};
  const auto table = ReadTable(ImportPart::kOrgans, lines);
  REQUIRE_FALSE(table);
  CHECK(table.error().message.find("已改为“领导关系”") != std::string::npos);
}

TEST_CASE("every part has an act of its own, and heads that differ") {
  for (const ImportPart part : kImportParts) {
    for (const ImportColumn& column : ColumnsOf(part)) CHECK(HeadOf(part, column.field) == column.head);
    CHECK(HeadOf(part, "nothing").empty());
  }
  CHECK(ActOf(ImportPart::kPeople) != ActOf(ImportPart::kPosts));
}

}  // namespace
}  // namespace gongkai::account
