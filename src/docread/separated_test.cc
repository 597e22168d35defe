#include <doctest/doctest.h>

#include <string>

#include "docread/read_workbook.h"

namespace gongkai::docread {
namespace {

using std::string_literals::operator""s;

std::string Show(const Workbook& workbook) {
  std::string shown;
  for (const Sheet& sheet : workbook.sheets) {
    for (const SheetRow& row : sheet.rows) {
      for (const SheetCell& cell : row.cells) {
        if (!shown.empty()) shown += ' ';
        shown += Reference(row.row, cell.column) + "=" + cell.text;
      }
    }
  }
  return shown;
}

Workbook Good(const std::string& bytes) {
  Workbook workbook = ReadWorkbook(bytes);
  REQUIRE(workbook.obstacle_message == "");
  REQUIRE(workbook.sheets.size() == 1);
  return workbook;
}

TEST_CASE("CSV in the encodings that offices export") {
  const std::string utf8 = "姓名,单位\r\n林砚秋,枕溪镇\r\n";
  const std::string shown = "A1=姓名 B1=单位 A2=林砚秋 B2=枕溪镇";
  CHECK(Show(Good(utf8)) == shown);
  const Workbook marked = Good("\xEF\xBB\xBF" + utf8);
  CHECK(Show(marked) == shown);
  CHECK(marked.format == WorkbookFormat::kCsv);
  CHECK(marked.sheets[0].rows[0].cells[0].kind == CellKind::kText);
  const Workbook gb =
      Good("\xD0\xD5\xC3\xFB,\xB5\xA5\xCE\xBB\r\n\xC1\xD6\xD1\xE2\xC7\xEF,\xD5\xED\xCF\xAA\xD5\xF2\r\n");
  CHECK(Show(gb) == shown);
  CHECK(gb.encoding == "GB18030");
}

TEST_CASE("text between tabs, also in UTF-16 as Excel calls it Unicode") {
  const Workbook tabs = Good("姓名\t单位,职务\n\"林\t砚秋\"\t枕溪镇\n");
  CHECK(tabs.format == WorkbookFormat::kTabs);
  CHECK(Show(tabs) == "A1=姓名 B1=单位,职务 A2=林\t砚秋 B2=枕溪镇");
  CHECK(Show(Good("\xFF\xFE"s + "a\0\t\0b\0\r\0\n\0"s)) == "A1=a B1=b");
}

TEST_CASE("quotes keep separators, line breaks and quotes; blank cells and rows keep the places of the rest") {
  const Workbook workbook = Good("\"甲,\"\"乙\"\"\",\" 第一行\r\n第二行 \",\n\n,,丙\n \n丁");
  CHECK(Show(workbook) == "A1=甲,\"乙\" B1=第一行\n第二行 C3=丙 A5=丁");
  CHECK(Show(Good("a\"b,\"c\"d\n")) == "A1=a\"b B1=cd");
}

TEST_CASE("separators other than commas, and zeros kept in front") {
  CHECK(Show(Good("编号;名称;全称\n1;甲,乙;丙\n")) == "A1=编号 B1=名称 C1=全称 A2=1 B2=甲,乙 C2=丙");
  CHECK(Show(Good("sep=|\n编号|名称\n1|甲\n")) == "A1=编号 B1=名称 A2=1 B2=甲");
  const Workbook zeros = Good("编号,名称\n=\"0012\",甲\n\"=\"\"0013\"\"\",0014\n");
  CHECK(Show(zeros) == "A1=编号 B1=名称 A2=0012 B2=甲 A3=0013 B3=0014");
  CHECK(zeros.sheets[0].rows[1].cells[0].formula == "\"0012\"");
  CHECK_FALSE(zeros.sheets[0].rows[2].cells[1].formula);
}

TEST_CASE("a list of one column is CSV") {
  const Workbook workbook = Good("姓名\n林砚秋\n");
  CHECK(workbook.format == WorkbookFormat::kCsv);
  CHECK(Show(workbook) == "A1=姓名 A2=林砚秋");
}

TEST_CASE("a tag in a cell does not make a web page of a list") {
  CHECK(Show(Good("名称,说明\n甲,<p>说明</p>\n")) == "A1=名称 B1=说明 A2=甲 B2=<p>说明</p>");
}

void CheckRefused(const std::string& bytes, Obstacle obstacle, std::string_view word,
                  const Limits& limits = kWorkbookLimits) {
  const Workbook workbook = ReadWorkbook(bytes, limits);
  INFO(workbook.obstacle_message);
  CHECK(workbook.obstacle == obstacle);
  CHECK(workbook.obstacle_message.find(word) != std::string::npos);
  CHECK(workbook.obstacle_message.ends_with("。"));
  CHECK(workbook.sheets.empty());
}

TEST_CASE("what cannot be told is not guessed") {
  CheckRefused("甲,乙\n丙,\"丁\n戊,己\n", Obstacle::kDamaged, "第 2 行的引号");
  CheckRefused("\"", Obstacle::kDamaged, "第 1 行的引号");
  CheckRefused("\xEF\xBB\xBF甲,\xFF乙\n", Obstacle::kDamaged, "认不出来");
  CheckRefused(",,,\n,,\n", Obstacle::kNoText, "没有任何内容");
  CheckRefused("<html><table><tr><td>甲</td></tr></table></html>", Obstacle::kUnsupported, "另存为 xlsx");
  CheckRefused("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook></Workbook>",
               Obstacle::kUnsupported, "另存为 xlsx");
}

TEST_CASE("lists without end are refused in a sentence") {
  CheckRefused(std::string(20U << 20U, 'x'), Obstacle::kTooLarge, "限度");
  CheckRefused("甲" + std::string(20'000, ',') + "乙", Obstacle::kTooLarge, "限度");
  CheckRefused("甲" + std::string(kMostSheetRows, '\n') + "乙", Obstacle::kTooLarge, "限度");
  CheckRefused("1,2,3\n4,5,6\n", Obstacle::kTooLarge, "限度", Limits{.cells = 5});
  CheckRefused("1\n2\n3\n", Obstacle::kTooLarge, "限度", Limits{.blocks = 2});
  CheckRefused("一二三四五六\n", Obstacle::kTooLarge, "限度", Limits{.text_bytes = 17});
}

}  // namespace
}  // namespace gongkai::docread
