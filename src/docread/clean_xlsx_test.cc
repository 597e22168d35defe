#include <array>

#include "docread/clean_checks.h"
#include "docread/read_workbook.h"
#include "docread/xlsx_references.h"

namespace gongkai::docread {
namespace {

using testing::MakeZip;
using testing::ZipEntries;

constexpr std::string_view kS =
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

struct Book {
  std::vector<std::array<std::string, 3>> sheets;  // name, attributes, what is in <worksheet>
  std::string strings = {}, more = {};

  std::string Bytes() const {
    std::vector<std::array<std::string, 3>> links = {{"s", "sharedStrings", "strings.xml"}};
    std::vector<std::pair<std::string, std::string>> types = {{"xl/workbook.xml", "spreadsheetml.sheet.main"},
                                                              {"xl/strings.xml", "spreadsheetml.sharedStrings"}};
    ZipEntries entries = {{"_rels/.rels", RelsXml({{"r1", "officeDocument", "xl/workbook.xml"}})},
                          {"xl/strings.xml", "<sst " + std::string(kS) + ">" + strings + "</sst>"}};
    std::string listed;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      links.push_back({"w" + number, "worksheet", "sheet" + number + ".xml"});
      types.emplace_back("xl/sheet" + number + ".xml", "spreadsheetml.worksheet");
      entries.emplace_back("xl/sheet" + number + ".xml",
                           "<worksheet " + std::string(kS) + ">" + sheets[i][2] + "</worksheet>");
      listed += "<sheet name=\"" + sheets[i][0] + "\" sheetId=\"" + number + "\" " + sheets[i][1] + " r:id=\"w" +
                number + "\"/>";
    }
    entries.emplace_back("xl/_rels/workbook.xml.rels", RelsXml(links));
    entries.emplace_back("xl/workbook.xml",
                         "<workbook " + std::string(kS) + "><sheets>" + listed + "</sheets>" + more + "</workbook>");
    entries.emplace_back("[Content_Types].xml", TypesXml(types));
    return MakeZip(entries);
  }
};

std::string Text(const char* place, const std::string& text) {
  return "<c r=\"" + std::string(place) + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}
std::string Formula(const char* place, const std::string& formula, const std::string& value) {
  return "<c r=\"" + std::string(place) + "\"><f>" + formula + "</f><v>" + value + "</v></c>";
}

std::string At(const Cleaned& cleaned, int row, int column, std::size_t sheet = 0) {
  const Workbook book = ReadWorkbook(cleaned.bytes);
  REQUIRE(book.obstacle_message == "");
  return std::string(TextAt(book.sheets.at(sheet), row, column));
}

TEST_CASE("a hidden sheet goes with its names; formulas that used it become their last values") {
  const Book book{{{"公示", "",
                    "<sheetData><row r=\"1\">" + Formula("A1", "COUNTA(明细!A1:A9)", "2") + Formula("B1", "1+1", "2") +
                        "</row></sheetData>"},
                   {"明细", "state=\"hidden\"",
                    "<sheetData><row r=\"1\">" + Text("A1", "330998198003041234") + "</row></sheetData>"},
                   {"说明", "", "<sheetData><row r=\"1\">" + Text("A1", "按月") + "</row></sheetData>"}},
                  "",
                  "<definedNames><definedName name=\"名单\">明细!$A$1</definedName><definedName "
                  "name=\"_xlnm.Print_Area\" localSheetId=\"2\">说明!$A$1</definedName></definedNames>"};
  CleanOrder order;
  order.remove = {Sight::kHiddenSheet};
  const Cleaned cleaned = Clean(book.Bytes(), "a.xlsx", order);
  REQUIRE(cleaned.obstacle_message == "");
  CHECK_FALSE(Holds(cleaned.bytes, "330998"));
  CHECK_FALSE(Holds(cleaned.bytes, "明细"));
  const Workbook read = ReadWorkbook(cleaned.bytes);
  REQUIRE(read.sheets.size() == 2);
  CHECK(TextAt(read.sheets[0], 0, 0) == "2");
  CHECK_FALSE(CellAt(read.sheets[0], 0, 0)->formula);
  CHECK(CellAt(read.sheets[0], 0, 1)->formula == "1+1");
  CHECK(PartOf(cleaned.bytes, "xl/workbook.xml").find("localSheetId=\"1\"") != std::string::npos);
  REQUIRE(cleaned.removed.size() == 1);
  CHECK(cleaned.removed[0].where == "工作表“明细”");
}

TEST_CASE(
    "cells of hidden rows and columns are emptied and keep their place; a sum over them is a value from then on") {
  const Book book{
      {{"公示", "",
        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\">" + Text("A1", "姓名") +
            Text("B1", "身份证") + "</row><row r=\"2\" hidden=\"1\">" + Text("A2", "沈岚") +
            "<c r=\"C2\" s=\"0\"><v>500</v></c></row><row r=\"3\">" + Text("A3", "周晚照") +
            Text("B3", "330998198003041234") + "<c r=\"C3\"><v>800</v></c></row><row r=\"4\">" +
            Formula("C4", "SUM(C2:C3)", "1300") + Formula("D4", "C3*2", "1600") + "</row></sheetData>"}}};
  const Cleaned cleaned = Clean(book.Bytes(), "a.xlsx", Everything());
  REQUIRE(cleaned.obstacle_message == "");
  for (const char* gone : {"沈岚", "330998", "身份证", ">500<"}) CHECK_FALSE(Holds(cleaned.bytes, gone));
  CHECK(At(cleaned, 2, 0) == "周晚照");
  CHECK(At(cleaned, 3, 2) == "1300");
  const std::string sheet = PartOf(cleaned.bytes, "xl/sheet1.xml");
  CHECK(sheet.find("SUM") == std::string::npos);
  CHECK(sheet.find("C3*2") != std::string::npos);
  CHECK(sheet.find("hidden=\"1\"") != std::string::npos);
  CHECK(PiecesOf(cleaned, Sight::kHiddenRow) == 2);
  CHECK(PiecesOf(cleaned, Sight::kHiddenColumn) == 2);
}

TEST_CASE("shared texts that nobody uses any more go, and the others keep their cells") {
  const Book book{
      {{"公示", "",
        "<cols><col min=\"2\" max=\"2\" width=\"0\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>2</v></c><c "
        "r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>3</v></c></row></sheetData>"}},
      "<si><t>从未使用</t></si><si><t>藏起来</t></si><si><t>姓名</t></si><si><r><t>金</t></r><r><t>额</t></r></si>"};
  const Cleaned cleaned = Clean(book.Bytes(), "a.xlsx", Everything());
  REQUIRE(cleaned.obstacle_message == "");
  CHECK(At(cleaned, 0, 0) == "姓名");
  CHECK(At(cleaned, 0, 2) == "金额");
  for (const char* gone : {"从未使用", "藏起来"}) CHECK_FALSE(Holds(cleaned.bytes, gone));
}

TEST_CASE("words are changed in cells of every kind, numbers too, and in names of sheets") {
  const Book book{
      {{"周晚照", "",
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>" + Text("B1", "周晚照") +
            "<c r=\"C1\"><v>13900001234</v></c>" +
            "<c r=\"D1\"><v>1.3900001234E10</v></c><c r=\"E1\" t=\"str\"><f>\"周晚\"&amp;\"照\"</f><v>周晚照</v></c>" +
            Formula("F1", "C1+1", "13900001235") + "</row></sheetData>"}},
      "<si><r><t>周</t></r><r><t>晚照</t></r></si>"};
  CleanOrder order;
  order.changes = {{"周晚照", "周*"}, {"13900001234", "139****1234"}};
  const Cleaned cleaned = Clean(book.Bytes(), "a.xlsx", order);
  REQUIRE(cleaned.obstacle_message == "");
  for (int column : {0, 1, 4}) CHECK(At(cleaned, 0, column) == "周*");
  for (int column : {2, 3}) CHECK(At(cleaned, 0, column) == "139****1234");
  CHECK(At(cleaned, 0, 5) == "13900001235");
  const Workbook read = ReadWorkbook(cleaned.bytes);
  CHECK(read.sheets[0].name == "周_");
  CHECK(cleaned.changed == 6);
}

TEST_CASE("a workbook of hidden sheets alone is refused") {
  const Book book{{{"明细", "state=\"hidden\"", "<sheetData/>"}}};
  const Cleaned cleaned = Clean(book.Bytes(), "a.xlsx", Everything());
  CHECK(cleaned.obstacle == Obstacle::kUnsupported);
  CHECK(cleaned.bytes.empty());
}

std::string Areas(std::string_view formula) {
  const FormulaReferences references = ReferencesOf(formula);
  std::string shown = references.uncertain ? "?" : "";
  for (const FormulaArea& area : references.areas) {
    shown += "[" + area.sheet + "]" + std::to_string(area.first.row) + "," + std::to_string(area.first.column) + "-" +
             std::to_string(area.last.row) + "," + std::to_string(area.last.column);
  }
  return shown;
}

TEST_CASE("what a formula refers to, as far as it can be told for certain") {
  CHECK(Areas("SUM($C$2:C3)*1.5") == "[]1,2-2,2");
  CHECK(Areas("明细!A1+'二 月'!B2:C4") == "[明细]0,0-0,0[二 月]1,1-3,2");
  CHECK(Areas("COUNT(A:B)") == "[]0,0-1048575,1");
  CHECK(Areas("SUM(2:3)") == "[]1,0-2,16383");
  CHECK(Areas("\"A1\"&\"'x'!B2\"") == "");
  CHECK(Areas("IF(TRUE,1E5,0)") == "");
  CHECK(Areas("名单+1") == "?");
  CHECK(Areas("[1]原表!A1").starts_with("?"));
  CHECK(Areas("INDIRECT(\"A\"&1)") == "?");
  CHECK(Areas("表1[金额]").starts_with("?"));
  CHECK(Areas("C3:A1") == "[]0,0-2,2");
}

}  // namespace
}  // namespace gongkai::docread
