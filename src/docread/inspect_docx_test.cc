#include <string>

#include "docread/inspect_checks.h"

namespace gongkai::docread {
namespace {

constexpr const char* kPerson = "330106199003078515";

TEST_CASE("an ordinary document: paragraphs and cells are shown, each with its place, and nothing is hidden") {
  const Inspection inspection =
      Inspected(Docx(P(R("一、总体情况")) + P("") + P(R("全年") + R("办结12件")) + "<w:tbl><w:tr><w:tc>" +
                     P(R("姓名")) + "</w:tc><w:tc>" + P(R("金额")) + "</w:tc></w:tr><w:tr><w:tc>" + P(R("林砚秋")) +
                     P(R("（户主）")) + "</w:tc><w:tc>" + P(R("1200")) + "</w:tc></w:tr></w:tbl>"));
  CHECK(inspection.files[0].kind == "Word 文档（docx）");
  CHECK(Found(inspection, Sight::kShown) ==
        Strings{"第 1 段=一、总体情况", "第 2 段=全年办结12件", "表 1 第 1 行第 1 列=姓名", "表 1 第 1 行第 2 列=金额",
                "表 1 第 2 行第 1 列=林砚秋\n（户主）", "表 1 第 2 行第 2 列=1200"});
  CHECK(Unseen(inspection).empty());
  const Piece& cell = inspection.pieces.back();
  CHECK(cell.table == 1);
  CHECK(cell.row == 1);
  CHECK(cell.column == 1);
}

TEST_CASE("hidden runs, white ones and tiny ones are found, and figures that they cut in two are told whole") {
  const Inspection inspection = Inspected(
      Docx(P(R("身份证号330106") + R("19900307", "<w:vanish/>") + R("8515已核对")) +
           P(R("甲", "<w:color w:val=\"FFFFFF\"/>") + R("乙", "<w:sz w:val=\"2\"/>") + R("丙", "<w:w w:val=\"1\"/>") +
             R("丁", "<w:vanish w:val=\"0\"/>") + R("戊", "<w:color w:val=\"FFFF00\"/>") +
             R("己", "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"1F4E79\"/>") +
             R("庚", "<w:color w:val=\"000000\"/><w:highlight w:val=\"black\"/>"))));
  CHECK(Found(inspection, Sight::kHiddenText) == Strings{"第 1 段=3301061990030"
                                                         "78515"});
  CHECK(Found(inspection, Sight::kPale) == Strings{"第 2 段=甲乙丙", "第 2 段=庚"});
  CHECK(Texts(inspection, Sight::kShown) == Strings{"身份证号3301068515已核对", "丁戊己"});
}

TEST_CASE("what a style hides is hidden; a white head of a shaded table is not") {
  const std::string styles =
      "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"24\"/></w:rPr></w:rPrDefault></w:docDefaults>"
      "<w:style w:type=\"character\" w:styleId=\"a\"><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"c\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"c\"><w:rPr><w:color w:val=\"FEFEFE\"/></w:rPr></w:style>"
      "<w:style w:type=\"table\" w:styleId=\"t\"><w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:shd w:val=\"clear\" "
      "w:fill=\"4472C4\"/></w:tcPr></w:tblStylePr></w:style></w:styles>";
  const std::string white = "<w:color w:val=\"FFFFFF\"/>";
  const Inspection inspection = Inspected(
      Docx(P(R("甲", "<w:rStyle w:val=\"a\"/>")) + P("<w:pPr><w:pStyle w:val=\"b\"/></w:pPr>" + R("乙")) +
               "<w:tbl><w:tblPr><w:tblStyle w:val=\"t\"/></w:tblPr><w:tr><w:tc>" + P(R("丙", white)) +
               "</w:tc></w:tr></w:tbl><w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill=\"000080\" w:val=\"clear\"/></w:tcPr>" +
               P(R("丁", white)) + "</w:tc><w:tc>" + P(R("戊", white)) + "</w:tc></w:tr></w:tbl>",
           {{"word/styles.xml", styles}}));
  CHECK(Texts(inspection, Sight::kHiddenText) == Strings{"甲"});
  CHECK(Texts(inspection, Sight::kPale) == Strings{"乙", "戊"});
  CHECK(Texts(inspection, Sight::kShown) == Strings{"丙", "丁"});
}

TEST_CASE("tracked changes: what was taken out is still there, what was put in is shown, and who did it is told") {
  const Inspection inspection = Inspected(Docx(
      P(R("联系电话：") +
        "<w:del w:author=\"林砚秋\"><w:r><w:delText>13800001111</w:delText></w:r></w:del><w:ins w:author=\"周溪\">" +
        R("另行通知") + "</w:ins>" + R("。")) +
      P("<w:moveFrom w:author=\"周溪\">" + R("移走的话") + "</w:moveFrom>") +
      P("<w:pPr><w:rPr><w:del w:author=\"林砚秋\"/></w:rPr></w:pPr>" +
        R("留下的话", "<w:rPrChange w:author=\"陈舟\"><w:rPr><w:vanish/></w:rPr></w:rPrChange>"))));
  CHECK(Texts(inspection, Sight::kDeleted) == Strings{"13800001111", "移走的话"});
  CHECK(Texts(inspection, Sight::kInserted) == Strings{"另行通知"});
  CHECK(Texts(inspection, Sight::kShown) == Strings{"联系电话：另行通知。", "留下的话"});
  CHECK(Found(inspection, Sight::kProperty) == Strings{"修订的作者=林砚秋", "修订的作者=周溪", "修订的作者=陈舟"});
}

TEST_CASE("the parts around the body: comments, notes, headers, people, properties, custom XML") {
  const auto part = [](const char* root, const std::string& inside) {
    return "<w:" + std::string(root) + ">" + inside + "</w:" + root + ">";
  };
  const Inspection inspection = Inspected(Docx(
      P(R("正文")),
      {{"word/comments.xml", part("comments", "<w:comment w:id=\"0\" w:author=\"林砚秋\">" +
                                                  P(R("请核对" + std::string(kPerson))) + "</w:comment>")},
       {"word/footnotes.xml",
        part("footnotes", "<w:footnote w:type=\"separator\" w:id=\"-1\">" + P("<w:r><w:separator/></w:r>") +
                              "</w:footnote><w:footnote w:id=\"2\">" + P(R("脚注的话")) + "</w:footnote>")},
       {"word/header2.xml", part("hdr", P(R("内部资料")))},
       {"word/footer1.xml", part("ftr", P(R("第1页")))},
       {"word/people.xml",
        "<w15:people><w15:person w15:author=\"周溪\"><w15:presenceInfo w15:providerId=\"AD\" "
        "w15:userId=\"zhouxi@chengyan.gov.cn\"/></w15:person></w15:people>"},
       {"docProps/core.xml",
        "<cp:coreProperties><dc:creator>陈舟</dc:creator>"
        "<cp:lastModifiedBy>林砚秋</cp:lastModifiedBy></cp:coreProperties>"},
       {"docProps/app.xml",
        "<Properties><Company>澄砚县民政局</Company><Pages>2</Pages><Application>Word</Application></Properties>"},
       {"docProps/custom.xml",
        "<Properties><property name=\"来源\"><vt:lpwstr>救助系统</vt:lpwstr></property></Properties>"},
       {"customXml/item1.xml", "<d:data xmlns:d=\"urn:x\" d:who=\"何青\"><d:id>330106199003078515</d:id></d:data>"}}));
  CHECK(Found(inspection, Sight::kComment) == Strings{"批注 1=请核对330106199003078515"});
  CHECK(Found(inspection, Sight::kShown) ==
        Strings{"第 1 段=正文", "脚注 1=脚注的话", "页眉 2=内部资料", "页脚 1=第1页"});
  const Strings properties = Found(inspection, Sight::kProperty);
  for (const char* expected :
       {"批注的作者=林砚秋", "批注和修订的人员=周溪", "批注和修订的人员=zhouxi@chengyan.gov.cn", "属性“作者”=陈舟",
        "属性“最后修改者”=林砚秋", "属性“单位”=澄砚县民政局", "自定义属性“来源”=救助系统",
        "自定义 XML 数据“item1.xml”=何青", "自定义 XML 数据“item1.xml”=330106199003078515"}) {
    CAPTURE(std::string(expected));
    CHECK(std::find(properties.begin(), properties.end(), expected) != properties.end());
  }
  CHECK(properties.size() == 9);
}

TEST_CASE("text boxes, alternative text, links, fields, controls; both branches of what old programs see otherwise") {
  const std::string box = "<w:txbxContent>" + P(R("框里的话")) + "</w:txbxContent>";
  const Inspection inspection = Inspected(
      Docx(P(R("前") +
             "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wp:docPr id=\"1\" name=\"图片 1\" "
             "descr=\"C:\\名单\\林砚秋.jpg\"/><wps:txbx>" +
             box +
             "</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
             "<v:textbox>" +
             box + "<w:txbxContent>" + P(R("旧版里的话")) +
             "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>") +
               P("<w:hyperlink r:id=\"rId9\">" + R("网址") + "</w:hyperlink>") +
               P("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"http://10.1.2.3/a\" "
                 "</w:instrText></w:r>"
                 "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
                 R("链接") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>") +
               P("<w:fldSimple w:instr=\" PAGE \">" + R("1") +
                 "</w:fldSimple><w:fldSimple w:instr=\" XE &quot;机密&quot; \"/>") +
               P("<w:sdt><w:sdtPr><w:alias w:val=\"申请人\"/><w:dropDownList><w:listItem w:displayText=\"甲村\" "
                 "w:value=\"甲村\"/>"
                 "</w:dropDownList></w:sdtPr><w:sdtContent>" +
                 R("乙村") + "</w:sdtContent></w:sdt>") +
               P("<w:r><w:pict><v:shape><v:textpath string=\"机密\"/></v:shape></w:pict></w:r>"),
           {{"word/_rels/document.xml.rels", Relations(Relation("rId9", "hyperlink", "http://example.cn/x"))}}));
  CHECK(Texts(inspection, Sight::kShown) == Strings{"框里的话", "前", "网址", "链接", "1", "乙村", "机密"});
  CHECK(Texts(inspection, Sight::kHiddenText) == Strings{"旧版里的话", "XE \"机密\""});
  CHECK(Texts(inspection, Sight::kAlternativeText) == Strings{"C:\\名单\\林砚秋.jpg"});
  CHECK(Texts(inspection, Sight::kLinkTarget) == Strings{"http://10.1.2.3/a", "http://example.cn/x"});
  CHECK(Texts(inspection, Sight::kFormField) == Strings{"申请人", "甲村"});
}

TEST_CASE("a document inside a document is looked into, and its pieces say where they stand") {
  const std::string inner = Docx(P(R(kPerson, "<w:vanish/>")));
  const Inspection inspection = Inspected(Docx(P(R("正文")), {{"word/embeddings/oleObject.docx", inner},
                                                              {"word/vbaProject.bin", "no compound file"},
                                                              {"word/unknown.xml", "<x>孤立的话</x>"}}));
  CHECK(Texts(inspection, Sight::kEmbedded) == Strings{"oleObject.docx", "vbaProject.bin"});
  CHECK(Found(inspection, Sight::kHiddenText) ==
        Strings{"文件“oleObject.docx”：第 1 段=330106199003078515", "文件里的“word/unknown.xml”=孤立的话"});
  REQUIRE(inspection.files.size() == 3);
  CHECK(inspection.files[1].inside == 0);
  CHECK(inspection.files[1].obstacle == "");
}

TEST_CASE("cells that a merged cell covers, and boxes far off the page") {
  const Inspection inspection = Inspected(
      Docx("<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + P(R("甲")) +
           "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + P(R("遮住的")) + "</w:tc></w:tr></w:tbl>" +
           P("<w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>-99999999</wp:posOffset></wp:positionH><wps:txbx>"
             "<w:txbxContent>" +
             P(R("远处的话")) + "</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r>")));
  CHECK(Found(inspection, Sight::kCovered) == Strings{"表 1 第 2 行第 1 列=遮住的"});
  CHECK(Texts(inspection, Sight::kOutsidePage) == Strings{"远处的话"});
}

TEST_CASE("what is damaged, locked or no document says so and is never taken as clean") {
  struct Case {
    const char* what;
    std::string bytes;
    Obstacle obstacle;
  };
  const std::string good = Docx(P(R("正文")));
  const Case cases[] = {
      {"cut off", good.substr(0, good.size() - 40), Obstacle::kDamaged},
      {"malformed", Docx("<w:p><w:r></w:p>"), Obstacle::kDamaged},
      {"a malformed part beside", Docx(P(R("正文")), {{"word/comments.xml", "<w:comments><w:p>"}}), Obstacle::kDamaged},
      {"a password", MakeZip({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w:document/>"}}, "secret"),
       Obstacle::kEncrypted},
      {"no body", MakeZip({{"[Content_Types].xml", "<Types/>"}, {"word/other.xml", "<x/>"}}), Obstacle::kDamaged}};
  for (const Case& one : cases) {
    CAPTURE(std::string(one.what));
    const Inspection inspection = Inspect(one.bytes, "");
    CheckOrderly(inspection);
    CHECK(inspection.obstacle == one.obstacle);
    CHECK(inspection.obstacle_message.ends_with("。"));
    CHECK(inspection.pieces.empty());
  }
}

TEST_CASE("entities are not expanded, and a part in UTF-16 is read like any other") {
  const std::string bomb = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:body>" +
                           P(R("&b;&amp;")) + "</w:body></w:document>";
  ZipEntries entries = {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", bomb}};
  CHECK(Texts(Inspected(MakeZip(entries)), Sight::kShown) == Strings{"&b;&"});
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("<w:document><w:body><w:p><w:r><w:t>wide</w:t></w:r></w:p></w:body></w:document>")) {
    wide += c;
    wide += '\0';
  }
  entries[1].second = wide;
  CHECK(Texts(Inspected(MakeZip(entries)), Sight::kShown) == Strings{"wide"});
}

}  // namespace
}  // namespace gongkai::docread
