#include <string>

#include "docread/inspect_checks.h"

namespace gongkai::docread {
namespace {

struct Book {
  std::string sheets = "<sheet name=\"明细\" sheetId=\"1\" r:id=\"s1\"/>";
  std::string names;      // of <definedNames>
  std::string first;      // the first <worksheet> without its own tags
  ZipEntries more;        // parts
  std::string relations;  // of the workbook
};

std::string Xlsx(const Book& book) {
  ZipEntries entries = {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", Relations(Relation("r", "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml",
       "<workbook><sheets>" + book.sheets + "</sheets><definedNames>" + book.names + "</definedNames></workbook>"},
      {"xl/_rels/workbook.xml.rels", Relations(Relation("s1", "worksheet", "worksheets/sheet1.xml") + book.relations)},
      {"xl/worksheets/sheet1.xml", "<worksheet>" + book.first + "</worksheet>"}};
  entries.insert(entries.end(), book.more.begin(), book.more.end());
  return MakeZip(entries);
}

std::string Cell(const std::string& at, const std::string& text, const std::string& style = "") {
  return "<c r=\"" + at + "\" t=\"str\"" + style + "><v>" + text + "</v></c>";
}

TEST_CASE("hidden rows, columns and covered cells are found with their place in words") {
  const Inspection inspection = Inspected(Xlsx(
      {.first = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/><col min=\"4\" max=\"4\" width=\"0\"/></cols><sheetData>"
                "<row r=\"1\">" +
                Cell("A1", "姓名") + Cell("B1", "身份证号") + Cell("C1", "金额") + Cell("D1", "备注") +
                "</row><row r=\"3\">" + Cell("A3", "林砚秋") + Cell("B3", "330106199003078515") +
                "<c r=\"C3\"><v>1200</v></c></row>"
                "<row r=\"4\" hidden=\"1\">" +
                Cell("A4", "周溪") + "</row><row r=\"5\" ht=\"0\">" + Cell("A5", "陈舟") + "</row><row r=\"6\">" +
                Cell("A6", "合并") + Cell("C6", "遮住") +
                "</row></sheetData><mergeCells><mergeCell ref=\"A6:C7\"/></mergeCells>"}));
  CHECK(inspection.files[0].kind == "Excel 工作簿（xlsx）");
  CHECK(Found(inspection, Sight::kHiddenColumn) == Strings{"工作表“明细”第 1 行 B 列=身份证号",
                                                           "工作表“明细”第 1 行 D 列=备注",
                                                           "工作表“明细”第 3 行 B 列=330106199003078515"});
  CHECK(Found(inspection, Sight::kHiddenRow) ==
        Strings{"工作表“明细”第 4 行 A 列=周溪", "工作表“明细”第 5 行 A 列=陈舟"});
  CHECK(Found(inspection, Sight::kCovered) == Strings{"工作表“明细”第 6 行 C 列=遮住"});
  CHECK(Texts(inspection, Sight::kShown) == Strings{"明细", "姓名", "金额", "林砚秋", "1200", "合并"});
  const Piece& id = *std::find_if(inspection.pieces.begin(), inspection.pieces.end(),
                                  [](const Piece& piece) { return piece.text.size() == 18; });
  CHECK(id.table == 1);
  CHECK(id.row == 2);
  CHECK(id.column == 1);
}

TEST_CASE("hidden and very hidden sheets, and sheets that the workbook has lost") {
  const std::string inside =
      "<worksheet><sheetData><row r=\"1\">" + Cell("A1", "底数") + "</row></sheetData></worksheet>";
  const Inspection inspection = Inspected(
      Xlsx({.sheets = "<sheet name=\"公示\" r:id=\"s1\"/><sheet name=\"底表\" r:id=\"s2\" state=\"veryHidden\"/>",
            .first = "<sheetData><row r=\"1\">" + Cell("A1", "公示") + "</row></sheetData>",
            .more = {{"xl/worksheets/sheet2.xml", inside}, {"xl/worksheets/sheet9.xml", inside}},
            .relations = Relation("s2", "worksheet", "worksheets/sheet2.xml")}));
  CHECK(Found(inspection, Sight::kHiddenSheet) ==
        Strings{"工作表的名称=底表", "工作表“底表”第 1 行 A 列=底数", "工作表“sheet9.xml”第 1 行 A 列=底数"});
}

TEST_CASE("formats that show nothing, and white on white") {
  const std::string styles =
      "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\";;;\"/><numFmt numFmtId=\"171\" "
      "formatCode=\"0;-0;;@\"/>"
      "<numFmt numFmtId=\"172\" formatCode=\"&quot;—&quot;\"/><numFmt numFmtId=\"173\" "
      "formatCode=\"[Red]#,##0.00&quot;元&quot;\"/></numFmts>"
      "<fonts><font/><font><color rgb=\"FFFFFFFF\"/></font><font><color theme=\"0\"/></font><font><sz "
      "val=\"1\"/></font></fonts>"
      "<fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
      "<fill><patternFill patternType=\"solid\"><fgColor theme=\"4\"/></patternFill></fill></fills><cellXfs>"
      "<xf/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"172\"/><xf numFmtId=\"173\"/>"
      "<xf fontId=\"1\" fillId=\"0\"/><xf fontId=\"2\" fillId=\"2\"/><xf fontId=\"2\" fillId=\"0\"/><xf "
      "fontId=\"3\"/></cellXfs></styleSheet>";
  const auto number = [](const std::string& at, const std::string& value, int style) {
    return "<c r=\"" + at + "\" s=\"" + std::to_string(style) + "\"><v>" + value + "</v></c>";
  };
  const Inspection inspection = Inspected(
      Xlsx({.first = "<sheetData><row r=\"1\">" + number("A1", "13800001111", 1) + number("B1", "0", 2) +
                     number("C1", "5", 2) + number("D1", "77", 3) + number("E1", "9", 4) +
                     Cell("F1", "白", " s=\"5\"") + Cell("G1", "表头", " s=\"6\"") + Cell("H1", "主题白", " s=\"7\"") +
                     Cell("I1", "小字", " s=\"8\"") + Cell("J1", "文字", " s=\"1\"") + "</row></sheetData>",
            .more = {{"xl/styles.xml", styles}},
            .relations = Relation("st", "styles", "styles.xml")}));
  CHECK(Texts(inspection, Sight::kHiddenText) == Strings{"13800001111", "77", "文字"});
  CHECK(Texts(inspection, Sight::kPale) == Strings{"白", "主题白", "小字"});
  CHECK(Texts(inspection, Sight::kShown) == Strings{"明细", "0", "5", "9", "表头"});
}

TEST_CASE(
    "comments, names, lists of choices, headers, links, formulas that lead elsewhere, strings that no cell uses") {
  const Inspection inspection = Inspected(Xlsx(
      {.names = "<definedName name=\"_xlnm.Print_Area\">明细!$A$1</definedName><definedName name=\"名单\" hidden=\"1\">"
                "'[1]救助'!$A$1:$C$9</definedName>",
       .first = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c "
                "r=\"B1\"><f>'C:\\名单\\[甲.xlsx]表1'!A1+1</f><v>3</v></c>"
                "<c r=\"C1\"><f>SUM(名单[金额])</f><v>4</v></c></row></sheetData><dataValidations><dataValidation "
                "prompt=\"填本人\"><formula1>\"甲村,乙村\"</formula1>"
                "</dataValidation><dataValidation><formula1>$A$1:$A$3</formula1></dataValidation></dataValidations>"
                "<conditionalFormatting><cfRule><formula>\"是\"</formula></cfRule></conditionalFormatting>"
                "<hyperlinks><hyperlink ref=\"A1\" "
                "r:id=\"h\"/></hyperlinks><headerFooter><oddHeader>&amp;C&amp;\"宋体,常规\"&amp;12内部资料</oddHeader>"
                "<oddFooter>&amp;P/&amp;N</oddFooter></headerFooter>",
       .more = {{"xl/sharedStrings.xml",
                 "<sst><si><t>没人用的话</t></si><si><r><t>林</t></r><r><t>砚秋</t></r></si></sst>"},
                {"xl/worksheets/_rels/sheet1.xml.rels",
                 Relations(Relation("h", "hyperlink", "mailto:lin@example.cn") +
                           Relation("c", "comments", "../comments1.xml") +
                           Relation("t", "threadedComment", "../threadedComments/t1.xml"))},
                {"xl/comments1.xml",
                 "<comments><authors><author>周溪</author></authors><commentList><comment ref=\"B3\" authorId=\"0\">"
                 "<text><r><t>电话</t></r><r><t>13800001111</t></r></text></comment></commentList></comments>"},
                {"xl/threadedComments/t1.xml",
                 "<ThreadedComments><threadedComment ref=\"A1\" "
                 "personId=\"x\"><text>请删</text></threadedComment></ThreadedComments>"},
                {"xl/persons/person.xml",
                 "<personList><person displayName=\"陈舟\" userId=\"S::chen\"/></personList>"}},
       .relations = Relation("ss", "sharedStrings", "sharedStrings.xml")}));
  CHECK(Found(inspection, Sight::kComment) ==
        Strings{"工作表“明细”B3 的批注=电话13800001111", "工作表“明细”A1 的批注=请删"});
  CHECK(Found(inspection, Sight::kDefinedName) ==
        Strings{"定义的名称“名单”=名单 = '[1]救助'!$A$1:$C$9",
                "工作表“明细”第 1 行 B 列的公式='C:\\名单\\[甲.xlsx]表1'!A1+1"});
  CHECK(Texts(inspection, Sight::kFormField) == Strings{"填本人", "\"甲村,乙村\""});
  CHECK(Texts(inspection, Sight::kLinkTarget) == Strings{"mailto:lin@example.cn"});
  CHECK(Texts(inspection, Sight::kCache) == Strings{"没人用的话"});
  CHECK(Found(inspection, Sight::kShown).back() == "工作表“明细”的页脚=/");
  CHECK(Has(inspection, Sight::kShown, "内部资料"));
  CHECK(Texts(inspection, Sight::kProperty) == Strings{"周溪", "陈舟", "S::chen"});
}

TEST_CASE("caches: every row of a pivot table's records, items that no record has, and cells of other workbooks") {
  const Inspection inspection = Inspected(
      Xlsx({.more = {{"xl/pivotCache/pivotCacheDefinition1.xml",
                      "<pivotCacheDefinition refreshedBy=\"林砚秋\"><cacheSource><worksheetSource sheet=\"底表\" "
                      "ref=\"A1:B3\"/></cacheSource>"
                      "<cacheFields><cacheField name=\"姓名\"><sharedItems><s v=\"周溪\"/><s "
                      "v=\"早先的人\"/></sharedItems></cacheField>"
                      "<cacheField name=\"证号\"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>"},
                     {"xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels",
                      Relations(Relation("p", "pivotCacheRecords", "pivotCacheRecords1.xml"))},
                     {"xl/pivotCache/pivotCacheRecords1.xml",
                      "<pivotCacheRecords><r><x v=\"0\"/><s v=\"330106199003078515\"/></r></pivotCacheRecords>"},
                     {"xl/externalLinks/externalLink1.xml",
                      "<externalLink><externalBook><sheetNames><sheetName "
                      "val=\"救助\"/></sheetNames><sheetDataSet><sheetData sheetId=\"0\">"
                      "<row r=\"1\"><cell r=\"B2\" "
                      "t=\"str\"><v>陈舟</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>"},
                     {"xl/externalLinks/_rels/externalLink1.xml.rels",
                      Relations(Relation("e", "externalLinkPath", "file:///C:/民政/名单.xlsx"))}},
            .relations = Relation("p1", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml") +
                         Relation("e1", "externalLink", "externalLinks/externalLink1.xml")}));
  const Strings cache = Found(inspection, Sight::kCache);
  for (const char* expected : {"数据透视表缓存第 1 行“姓名”=周溪", "数据透视表缓存第 1 行“证号”=330106199003078515",
                               "数据透视表缓存“姓名”=早先的人", "外部工作簿的缓存 B2=陈舟"}) {
    CAPTURE(std::string(expected));
    CHECK(std::find(cache.begin(), cache.end(), expected) != cache.end());
  }
  CHECK(Texts(inspection, Sight::kLinkTarget) == Strings{"file:///C:/民政/名单.xlsx"});
}

TEST_CASE("ten thousand sheets, and a table of a million rows in which nothing is, end in a sentence or in time") {
  std::string sheets;
  for (int i = 0; i < 10'000; ++i) sheets += "<sheet name=\"表" + std::to_string(i) + "\" r:id=\"s1\"/>";
  const Inspection many = Inspect(Xlsx({.sheets = sheets}), "");
  CHECK(many.obstacle == Obstacle::kTooLarge);
  CHECK(many.obstacle_message.find("2000") != std::string::npos);
}

}  // namespace
}  // namespace gongkai::docread
