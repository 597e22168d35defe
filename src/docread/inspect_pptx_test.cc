#include <string>

#include "docread/inspect_checks.h"

namespace gongkai::docread {
namespace {

std::string Shape(const std::string& text, const std::string& place = "", const std::string& fill = "",
                  const std::string& run = "", const std::string& head = "") {
  return "<p:sp><p:nvSpPr><p:cNvPr id=\"1\" name=\"框\"" + head + "/></p:nvSpPr><p:spPr>" + place + fill +
         "</p:spPr><p:txBody><a:p><a:r><a:rPr" + run + "</a:rPr><a:t>" + text + "</a:t></a:r></a:p></p:txBody></p:sp>";
}
std::string At(int x, int y, int width, int height) {
  return "<a:xfrm><a:off x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\"/><a:ext cx=\"" +
         std::to_string(width) + "\" cy=\"" + std::to_string(height) + "\"/></a:xfrm>";
}
const std::string kPlain = ">";
const std::string kBlack = "<a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill>";

std::string Pptx(const std::string& shapes, const ZipEntries& more = {}, const std::string& slide = "") {
  ZipEntries entries = {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", Relations(Relation("r", "officeDocument", "ppt/presentation.xml"))},
      {"ppt/presentation.xml",
       "<p:presentation><p:sldIdLst><p:sldId id=\"256\" r:id=\"s1\"/></p:sldIdLst>"
       "<p:sldSz cx=\"12192000\" cy=\"6858000\"/></p:presentation>"},
      {"ppt/_rels/presentation.xml.rels", Relations(Relation("s1", "slide", "slides/slide1.xml"))},
      {"ppt/slides/slide1.xml", "<p:sld" + slide + "><p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld></p:sld>"}};
  entries.insert(entries.end(), more.begin(), more.end());
  return MakeZip(entries);
}

TEST_CASE("shapes off the slide, under another, hidden, in the colour of their ground; alternative text") {
  const Inspection inspection =
      Inspected(Pptx(Shape("标题", At(100, 100, 900000, 900000), "", kPlain) +
                     Shape("远处", At(20000000, 100, 900000, 900000), "", kPlain) +
                     Shape("底下", At(2000000, 2000000, 900000, 900000), "", kPlain) +
                     Shape("", At(1900000, 1900000, 2000000, 2000000), kBlack, kPlain) +
                     Shape("藏", At(100, 100, 900, 900), "", kPlain, " hidden=\"1\"") +
                     Shape("黑底黑字", At(5000000, 100, 900000, 900000), kBlack,
                           "><a:solidFill><a:srgbClr val=\"010101\"/></a:solidFill>") +
                     Shape("黑底白字", At(5000000, 2000000, 900000, 900000), kBlack,
                           "><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>") +
                     Shape("小", At(100, 100, 900, 900), "", " sz=\"100\">") +
                     "<p:pic><p:nvPicPr><p:cNvPr id=\"2\" name=\"图\" descr=\"林砚秋的照片\"/></p:nvPicPr></p:pic>"));
  CHECK(inspection.files[0].kind == "演示文稿（pptx）");
  CHECK(Found(inspection, Sight::kOutsidePage) == Strings{"第 1 张幻灯片=远处"});
  CHECK(Texts(inspection, Sight::kCovered) == Strings{"底下"});
  CHECK(Texts(inspection, Sight::kHiddenText) == Strings{"藏"});
  CHECK(Texts(inspection, Sight::kPale) == Strings{"黑底黑字", "小"});
  CHECK(Texts(inspection, Sight::kShown) == Strings{"标题", "黑底白字"});
  CHECK(Texts(inspection, Sight::kAlternativeText) == Strings{"林砚秋的照片"});
  CHECK(inspection.pieces[0].page == 1);
}

TEST_CASE("a shape in a group stands where the group puts it") {
  const std::string group =
      "<p:grpSp><p:grpSpPr><a:xfrm><a:off x=\"20000000\" y=\"0\"/><a:ext cx=\"1000000\" cy=\"1000000\"/><a:chOff "
      "x=\"0\" y=\"0\"/>"
      "<a:chExt cx=\"1000000\" cy=\"1000000\"/></a:xfrm></p:grpSpPr>" +
      Shape("组里", At(0, 0, 1000, 1000), "", kPlain) + "</p:grpSp>";
  CHECK(Texts(Inspected(Pptx(group)), Sight::kOutsidePage) == Strings{"组里"});
}

TEST_CASE("hidden slides, notes, comments of both kinds, masters, and slides that nothing leads to") {
  const std::string text = Shape("备注的话", "", "", kPlain);
  const auto part = [](const std::string& root, const std::string& shapes) {
    return "<p:" + root + "><p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld></p:" + root + ">";
  };
  const Inspection inspection = Inspected(Pptx(
      Shape("不放映", "", "", kPlain),
      {{"ppt/slides/_rels/slide1.xml.rels",
        Relations(Relation("n", "notesSlide", "../notesSlides/n1.xml") +
                  Relation("c", "comments", "../comments/c1.xml") + Relation("h", "hyperlink", "http://example.cn/"))},
       {"ppt/notesSlides/n1.xml", part("notes", text)},
       {"ppt/comments/c1.xml", "<p:cmLst><p:cm authorId=\"0\"><p:text>请删13800001111</p:text></p:cm></p:cmLst>"},
       {"ppt/comments/c2.xml",
        "<p188:cmLst><p188:cm><p188:txBody><a:p><a:r><a:t>新批注</a:t></a:r></a:p></p188:txBody></p188:cm></"
        "p188:cmLst>"},
       {"ppt/commentAuthors.xml", "<p:cmAuthorLst><p:cmAuthor name=\"周溪\" initials=\"ZX\"/></p:cmAuthorLst>"},
       {"ppt/slideMasters/slideMaster1.xml",
        part("sldMaster", Shape("澄砚县", "", "", kPlain) +
                              "<p:sp><p:nvSpPr><p:nvPr><p:ph/></p:nvPr></"
                              "p:nvSpPr><p:txBody><a:p><a:r><a:t>单击此处编辑</a:t></a:r></a:p></p:txBody></p:sp>")},
       {"ppt/slides/slide7.xml", part("sld", Shape("忘了的", "", "", kPlain))}},
      " show=\"0\""));
  CHECK(Found(inspection, Sight::kHiddenSlide) == Strings{"第 1 张幻灯片=不放映", "放映里没有的“slide7.xml”=忘了的"});
  CHECK(Found(inspection, Sight::kNotes) == Strings{"第 1 张幻灯片的备注=备注的话"});
  CHECK(Texts(inspection, Sight::kComment) == Strings{"请删13800001111", "新批注"});
  CHECK(Found(inspection, Sight::kShown) == Strings{"母版 1=澄砚县"});
  CHECK(Texts(inspection, Sight::kLinkTarget) == Strings{"http://example.cn/"});
  CHECK(Texts(inspection, Sight::kProperty) == Strings{"周溪", "ZX"});
}

TEST_CASE("a table on a slide keeps its rows and columns") {
  const auto cell = [](const std::string& text) {
    return "<a:tc><a:txBody><a:p><a:r><a:t>" + text + "</a:t></a:r></a:p></a:txBody></a:tc>";
  };
  const Inspection inspection =
      Inspected(Pptx("<p:graphicFrame><a:tbl><a:tr>" + cell("姓名") + cell("金额") + "</a:tr><a:tr>" + cell("林砚秋") +
                     cell("1200") + "</a:tr></a:tbl></p:graphicFrame>"));
  REQUIRE(inspection.pieces.size() == 4);
  CHECK(inspection.pieces[3].text == "1200");
  CHECK(inspection.pieces[3].table == 1);
  CHECK(inspection.pieces[3].row == 1);
  CHECK(inspection.pieces[3].column == 1);
}

}  // namespace
}  // namespace gongkai::docread
