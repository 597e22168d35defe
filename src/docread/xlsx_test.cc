#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "docread/document_checks.h"
#include "docread/read_workbook.h"

namespace gongkai::docread {
namespace {

using std::string_literals::operator""s;

constexpr const char* kTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

struct Parts {
  std::vector<std::string> sheets;  // each <worksheet> without its own tags
  std::string strings;              // items
  std::string styles;               // of <styleSheet>
  std::string properties;           // of the workbook, in front of its sheets
  std::string state;                // of the first sheet
};

std::string Relationship(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + kTypes + type + "\" Target=\"" + target + "\"/>";
}

ZipEntries EntriesOf(const Parts& parts) {
  std::string sheets, relations;
  ZipEntries entries = {{"[Content_Types].xml", "<Types/>"},
                        {"_rels/.rels", "<Relationships>" + Relationship("rId1", "officeDocument", "xl/workbook.xml") +
                                            "</Relationships>"}};
  for (std::size_t i = 0; i < parts.sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1), file = "worksheets/sheet" + number + ".xml";
    sheets += "<sheet name=\"表" + number + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"" +
              (i == 0 ? parts.state : "") + "/>";
    relations += Relationship("rId" + number, "worksheet", file);
    entries.emplace_back("xl/" + file, "<worksheet>" + parts.sheets[i] + "</worksheet>");
  }
  if (!parts.strings.empty()) {
    relations += Relationship("s1", "sharedStrings", "/xl/sharedStrings.xml");
    entries.emplace_back("xl/sharedStrings.xml", "<sst>" + parts.strings + "</sst>");
  }
  if (!parts.styles.empty()) {
    relations += Relationship("s2", "styles", "styles.xml");
    entries.emplace_back("xl/styles.xml", "<styleSheet>" + parts.styles + "</styleSheet>");
  }
  entries.emplace_back("xl/workbook.xml",
                       "<workbook>" + parts.properties + "<sheets>" + sheets + "</sheets></workbook>");
  entries.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
  return entries;
}

std::string MakeXlsx(const Parts& parts) { return MakeZip(EntriesOf(parts)); }

std::string Rows(const std::string& rows) { return "<sheetData>" + rows + "</sheetData>"; }

/// A cell whose text stands in it.
std::string Inline(const std::string& at, const std::string& text) {
  return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

Workbook Good(const Parts& parts) {
  Workbook workbook = ReadWorkbook(MakeXlsx(parts));
  REQUIRE(workbook.obstacle_message == "");
  CHECK(workbook.format == WorkbookFormat::kXlsx);
  return workbook;
}

Sheet OneSheet(const Parts& parts) { return Good(parts).sheets.at(0); }

const SheetCell& Cell(const Sheet& sheet, int row, int column) {
  const SheetCell* cell = CellAt(sheet, row, column);
  REQUIRE(cell != nullptr);
  return *cell;
}

/// "A1=text B1=…", row by row.
std::string Show(const Sheet& sheet) {
  std::string shown;
  for (const SheetRow& row : sheet.rows) {
    for (const SheetCell& cell : row.cells) {
      if (!shown.empty()) shown += ' ';
      shown += Reference(row.row, cell.column) + "=" + cell.text;
    }
  }
  return shown;
}

TEST_CASE("shared strings: runs are joined, reading aids are left out, escapes are undone") {
  const Sheet sheet =
      OneSheet({.sheets = {Rows(
                    R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>
</row>)")},
                .strings = R"(<si><t xml:space="preserve"> 枕溪镇 </t></si>
<si><r><rPr><b/></rPr><t>澄砚</t></r><r><t>县</t></r><rPh sb="0" eb="2"><t>ちょうけん</t></rPh></si>
<si><t>甲&amp;乙_x000D_
丙_x005F_x0041_</t></si>)"});
  CHECK(Show(sheet) == "A1=枕溪镇 B1=澄砚县 C1=甲&乙\n丙_x0041_");
  CHECK(Cell(sheet, 0, 1).kind == CellKind::kText);
}

TEST_CASE("each kind of cell says what it is, and blank is not zero") {
  const Sheet sheet = OneSheet({.sheets = {Rows(R"(<row r="1"><c r="A1"><v>0</v></c><c r="B1" t="b"><v>1</v></c>
<c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="str"><f>A1&amp;"x"</f><v>0x</v></c><c r="E1"><v></v></c><c r="F1" s="1"/>
<c r="G1" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c><c r="H1" t="b"><v>0</v></c></row>)")}});
  CHECK(Show(sheet) == "A1=0 B1=TRUE C1=#N/A D1=0x G1=内联 H1=FALSE");
  CHECK(Cell(sheet, 0, 0).kind == CellKind::kNumber);
  CHECK(Cell(sheet, 0, 1).kind == CellKind::kBoolean);
  CHECK(Cell(sheet, 0, 2).kind == CellKind::kError);
  CHECK(CellAt(sheet, 0, 4) == nullptr);
  CHECK(CellAt(sheet, 0, 5) == nullptr);
}

TEST_CASE("a formula gives its last result and is marked; one without a result is blank, not zero") {
  const Sheet sheet = OneSheet({.sheets = {Rows(R"(<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>3</v></c>
<c r="B1"><f t="shared" si="0"/><v>4</v></c><c r="C1"><f>D1</f></c><c r="D1"><v>5</v></c></row>)")}});
  CHECK(Show(sheet) == "A1=3 B1=4 C1= D1=5");
  CHECK(Cell(sheet, 0, 0).formula == "SUM(B1:C1)");
  CHECK(Cell(sheet, 0, 1).formula == "");
  CHECK(Cell(sheet, 0, 2).kind == CellKind::kBlank);
  CHECK_FALSE(Cell(sheet, 0, 3).formula);
}

constexpr const char* kDateStyles =
    R"(<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="9"/><xf numFmtId="22"/>
<xf numFmtId="31"/></cellXfs>)";
constexpr const char* kDates = R"(<row r="1"><c r="A1" s="1"><v>45413</v></c><c r="B1" s="2"><v>45413</v></c>
<c r="C1" s="3"><v>0.28999999999999998</v></c><c r="D1" s="4"><v>45413.354166666664</v></c><c r="E1"><v>45413</v></c>
<c r="F1" s="5"><v>1</v></c><c r="G1" s="99"><v>45413</v></c></row>)";

TEST_CASE("a number is a date by its format alone, in both systems of dates") {
  const Sheet sheet = OneSheet({.sheets = {Rows(kDates)}, .styles = kDateStyles});
  CHECK(Show(sheet) == "A1=2024-05-01 B1=2024-05-01 C1=0.29 D1=2024-05-01T08:30:00 E1=45413 F1=1900-01-01 G1=45413");
  CHECK(Cell(sheet, 0, 0).kind == CellKind::kDate);
  CHECK(Cell(sheet, 0, 3).kind == CellKind::kDateTime);
  CHECK(Cell(sheet, 0, 4).kind == CellKind::kNumber);
  const Sheet other =
      OneSheet({.sheets = {Rows(kDates)}, .styles = kDateStyles, .properties = R"(<workbookPr date1904="1"/>)"});
  CHECK(TextAt(other, 0, 0) == "2028-05-02");
  CHECK(TextAt(other, 0, 5) == "1904-01-02");
}

TEST_CASE("dates written as dates, in the strict form of xlsx") {
  const Sheet sheet =
      OneSheet({.sheets = {Rows(R"(<row><c t="d"><v>2024-05-01</v></c><c t="d"><v>2024-05-01T00:00:00</v></c>
<c t="d"><v>2024-05-01T08:30:00</v></c><c t="d"><v>2024-02-30</v></c></row>)")}});
  CHECK(Show(sheet) == "A1=2024-05-01 B1=2024-05-01 C1=2024-05-01T08:30:00 D1=2024-02-30");
  CHECK(Cell(sheet, 0, 3).kind == CellKind::kText);
}

TEST_CASE("what lies under a merged cell is marked, and shown to whoever looks for it") {
  const Sheet sheet = OneSheet({.sheets = {Rows("<row r=\"1\">" + Inline("A1", "枕溪镇") + Inline("B1", "甲村") +
                                                "</row><row r=\"2\">" + Inline("A2", "藏") + Inline("B2", "乙村") +
                                                "</row><row r=\"3\">" + Inline("B3", "丙村") + "</row>") +
                                           R"(<mergeCells><mergeCell ref="A1:A9"/><mergeCell ref="C1:XFD1048576"/>
</mergeCells>)"}});
  CHECK(Show(sheet) == "A1=枕溪镇 B1=甲村 A2=藏 B2=乙村 A3= B3=丙村");
  CHECK(Cell(sheet, 0, 0).row_span == 9);
  CHECK_FALSE(Cell(sheet, 0, 0).covered);
  CHECK(Cell(sheet, 1, 0).covered);
  CHECK(Cell(sheet, 1, 0).text == "藏");
  CHECK(Cell(sheet, 2, 0).covered);
  CHECK(Cell(sheet, 2, 0).kind == CellKind::kBlank);
  CHECK_FALSE(Cell(sheet, 2, 1).covered);
}

TEST_CASE("hidden rows, columns and sheets are read and marked") {
  const std::string rows = Rows("<row r=\"1\">" + Inline("A1", "甲") + Inline("B1", "乙") + Inline("C1", "丙") +
                                "</row><row r=\"2\" hidden=\"1\">" + Inline("A2", "丁") +
                                "</row><row r=\"3\" ht=\"0\" customHeight=\"1\">" + Inline("A3", "戊") + "</row>");
  const Workbook workbook =
      Good({.sheets = {R"(<cols><col min="1" max="1" width="9"/><col min="2" max="2" hidden="true"/>
<col min="3" max="16384" width="0"/></cols>)" +
                           rows,
                       rows},
            .state = " state=\"veryHidden\""});
  CHECK(workbook.sheets[0].hidden);
  CHECK_FALSE(workbook.sheets[1].hidden);
  CHECK(workbook.sheets[1].name == "表2");
  const Sheet& sheet = workbook.sheets[0];
  CHECK_FALSE(sheet.rows[0].hidden);
  CHECK(sheet.rows[1].hidden);
  CHECK(sheet.rows[2].hidden);
  CHECK_FALSE(Cell(sheet, 0, 0).hidden_column);
  CHECK(Cell(sheet, 0, 1).hidden_column);
  CHECK(Cell(sheet, 0, 2).hidden_column);
}

TEST_CASE("cells keep their places however they are written down; blank rows behind the last are not there") {
  const Sheet sparse =
      OneSheet({.sheets = {Rows("<row r=\"7\">" + Inline("AB7", "远") + Inline("B7", "近") + "</row><row r=\"3\">" +
                                Inline("XFD3", "边") +
                                R"(</row><row r="900000"><c r="A900000" s="1"/></row><row r="1048576"/>)")}});
  CHECK(Show(sparse) == "XFD3=边 B7=近 AB7=远");
  CHECK(sparse.rows.size() == 2);
  const Sheet unnamed =
      OneSheet({.sheets = {Rows("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>")}});
  CHECK(Show(unnamed) == "A1=1 C1=2 A3=3");
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

TEST_CASE("a place or a string that is none ends the whole, by the name of the sheet") {
  const std::string good = Rows("<row>" + Inline("A1", "甲") + "</row>");
  for (const std::string& bad :
       {Rows(R"(<row r="1"><c r="A2"><v>1</v></c></row>)"), Rows(R"(<row r="1"><c r="XFE1"><v>1</v></c></row>)"),
        Rows(R"(<row r="1"><c r="1A"><v>1</v></c></row>)"), Rows(R"(<row r="0"><c><v>1</v></c></row>)"),
        Rows(R"(<row r="1048577"><c><v>1</v></c></row>)"),
        Rows(R"(<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>)"), Rows(R"(<row><c t="s"><v>0</v></c></row>)"),
        good + R"(<mergeCells><mergeCell ref="B2:A1"/></mergeCells>)",
        good + R"(<mergeCells><mergeCell ref="A1"/></mergeCells>)", "<open>"s}) {
    CheckRefused(MakeXlsx({.sheets = {good, bad}}), Obstacle::kDamaged, "“表2”");
  }
}

TEST_CASE("damaged, locked and blank workbooks") {
  const ZipEntries entries = EntriesOf({.sheets = {Rows(kDates)}, .styles = kDateStyles});
  const std::string good = MakeZip(entries);
  CheckRefused(good.substr(0, good.size() * 2 / 3), Obstacle::kDamaged, "损坏");
  CheckRefused(MakeZip(entries, "secret"), Obstacle::kEncrypted, "密码");
  CheckRefused(MakeXlsx({.sheets = {Rows("<row r=\"1\"/>"), ""}}), Obstacle::kNoText, "没有任何内容");
  CheckRefused(MakeZip({{"xl/workbook.xml", "<workbook/>"}}), Obstacle::kNoText, "没有任何内容");
  CheckRefused(MakeZip({{"xl/other.xml", "<a/>"}}), Obstacle::kDamaged, "损坏");
  // Without its styles a date would come out as a number.
  ZipEntries missing = entries;
  std::erase_if(missing, [](const auto& entry) { return entry.first == "xl/styles.xml"; });
  CheckRefused(MakeZip(missing), Obstacle::kDamaged, "损坏");
}

TEST_CASE("what is no xlsx is told what to become") {
  CheckRefused(MakeZip({{"_rels/.rels", "<Relationships>" + Relationship("r", "officeDocument", "xl/workbook.bin") +
                                            "</Relationships>"},
                        {"xl/workbook.bin", "x"}}),
               Obstacle::kUnsupported, "xlsb");
  CheckRefused(MakeDocx("<w:p/>"), Obstacle::kUnsupported, "docx");
  CheckRefused("%PDF-1.7", Obstacle::kUnsupported, "PDF");
  CheckRefused("\x89PNG\r\n\x1A\n....", Obstacle::kUnsupported, "图片");
  CheckRefused(MakeZip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}), Obstacle::kUnsupported,
               "ods");
  CheckRefused("", Obstacle::kNoText, "空");
}

std::string Repeat(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

TEST_CASE("bombs end in a sentence") {
  const auto refused = [](const Parts& parts, const Limits& limits = kWorkbookLimits) {
    CheckRefused(MakeXlsx(parts), Obstacle::kTooLarge, "限度", limits);
  };
  const std::string good = Rows("<row>" + Inline("A1", "甲") + "</row>");
  refused({.sheets = {std::string(40U << 20U, ' ')}});
  refused({.sheets = {good}, .strings = std::string(40U << 20U, ' ')});
  refused({.sheets = std::vector<std::string>(40, good + std::string(1U << 20U, ' '))});
  refused({.sheets = {Rows(Repeat("<row/>", 3'000'000))}});
  refused({.sheets = std::vector<std::string>(201, good)});
  refused({.sheets = {Rows(Repeat("<row><c><v>1</v></c></row>", 60'000))}});
  refused({.sheets = {Rows("<row>" + Repeat("<c><v>1</v></c>", 20) + "</row>")}}, Limits{.cells = 10});
  // One string, referred to again and again.
  refused({.sheets = {Rows("<row>" + Repeat("<c t=\"s\"><v>0</v></c>", 100) + "</row>")},
           .strings = "<si><t>" + std::string(100'000, 'x') + "</t></si>"});
  refused({.sheets = {Rows("<row>" + Repeat("<c><f>" + std::string(100'000, 'x') + "</f></c>", 100) + "</row>")}});
}

TEST_CASE("merged cells as large as a sheet end in a sentence, and never in memory") {
  const std::string merges = R"(<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>)";
  const std::string corners =
      Rows("<row r=\"1\">" + Inline("A1", "甲") + "</row><row r=\"1048576\">" + Inline("XFD1048576", "乙") + "</row>");
  CheckRefused(MakeXlsx({.sheets = {corners + merges}}), Obstacle::kTooLarge, "限度");
  const Sheet sheet = OneSheet({.sheets = {Rows("<row>" + Inline("A1", "甲") + "</row>") + merges}});
  CHECK(Show(sheet) == "A1=甲");
}

TEST_CASE("nesting costs nothing, entities are not expanded, broken characters do not get through") {
  const Sheet deep = OneSheet(
      {.sheets = {Rows("<row>" + Inline("A1", "甲") + "</row>") + Repeat("<a>", 300'000) + Repeat("</a>", 300'000)}});
  CHECK(Show(deep) == "A1=甲");
  ZipEntries entries = EntriesOf({.sheets = {""}});
  entries[2].second =
      "<!DOCTYPE d [<!ENTITY a \"aaaa\">]><worksheet><sheetData><row><c "
      "t=\"str\"><v>&a;\xFF\x01</v></c></row></sheetData>"
      "</worksheet>";
  const Workbook workbook = ReadWorkbook(MakeZip(entries));
  REQUIRE(workbook.obstacle_message == "");
  CHECK(Show(workbook.sheets[0]) == "A1=&a;\xEF\xBF\xBD");
}

}  // namespace
}  // namespace gongkai::docread
