// Clean copies of pages, texts, pictures, archives and slides; and what holds for all: refusals, isolation, the wire.
#include <array>
#include <cstdlib>
#include <filesystem>

#include "docread/clean_checks.h"
#include "docread/clean_wire.h"
#include "docread/encoding.h"

namespace gongkai::docread {
namespace {

using std::string_literals::operator""s;
using testing::MakeZip;

constexpr std::string_view kPage =
    "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><meta name=\"author\" content=\"沈岚\"><title>公示</title>"
    "<style>.note{display:none}</style></head><body><h1>名单</h1><!-- 经办沈岚 --><p class=\"note\">身份证330998</p>"
    "<p style=\"color:#fff\">白字<b style=\"color:#000\">黑字</b></p><script>var a = '沈岚';</script>"
    "<p>周<b>晚</b>照 &lt;1200&gt;</p><input type=\"hidden\" value=\"330998\"><img src=\"a.png\" alt=\"沈岚\">"
    "<select><option>甲</option><option selected>乙</option></select></body></html>";

TEST_CASE("what a web page does not display goes, the rest stays as it was written") {
  const Cleaned cleaned = Clean(kPage, "a.html", Everything());
  REQUIRE(cleaned.obstacle_message == "");
  for (const char* gone : {"沈岚", "330998", ">白字", "甲", "<!--"})
    CHECK(cleaned.bytes.find(gone) == std::string::npos);
  for (const char* kept : {"<h1>名单</h1>", "黑字", "周<b>晚</b>照 &lt;1200&gt;", "乙", "<img src=\"a.png\">"}) {
    CHECK(cleaned.bytes.find(kept) != std::string::npos);
  }
}

TEST_CASE("words of a web page are changed across its tags and in its attributes, in its own encoding") {
  CleanOrder order;
  order.changes = {{"周晚照", "周某"}, {"沈岚", "沈某"}};
  const Cleaned cleaned = Clean(kPage, "a.html", order);
  REQUIRE(cleaned.obstacle_message == "");
  CHECK(cleaned.bytes.find("周某<b></b> &lt;1200>") != std::string::npos);
  CHECK(cleaned.bytes.find("alt=\"沈某\"") != std::string::npos);
  CHECK(cleaned.changed == 5);  // the author, the comment, the script, the list, the picture
  // 周晚照 in GB 18030.
  const std::string gb =
      "<html><head><meta "
      "charset=gb2312></head><body><p>\xD6\xDC\xCD\xED\xD5\xD5\xA3\xAC\xC3\xFB\xB5\xA5</p></body></html>";
  CHECK(Clean(gb, "a.html", order).bytes.find("<p>\xD6\xDC\xC4\xB3\xA3\xAC\xC3\xFB\xB5\xA5</p>") != std::string::npos);
}

TEST_CASE("a text keeps its encoding, its mark and its line ends") {
  CleanOrder order;
  order.changes = {{"周晚照", "周某"}};
  CHECK(Clean("\xEF\xBB\xBF姓名,金额\r\n周晚照,1200\r\n", "a.csv", order).bytes ==
        "\xEF\xBB\xBF姓名,金额\r\n周某,1200\r\n");
  const std::string wide = "\xFF\xFE\x68\x54\x5A\x66\x67\x71\x0D\x00\x0A\x00"s;
  CHECK(Clean(wide, "a.txt", order).bytes == "\xFF\xFE\x68\x54\xD0\x67\x0D\x00\x0A\x00"s);
  CHECK(Clean("无关", "a.txt", order).bytes == "无关");
}

std::string Chunk(const std::string& type, const std::string& inside) {
  const auto size = static_cast<unsigned>(inside.size());
  std::string chunk;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) chunk += static_cast<char>(size >> shift & 0xFFU);
  return chunk + type + inside + "\0\0\0\0"s;  // nobody looks at the check sum
}

std::string Png(const std::string& more) {
  return "\x89PNG\r\n\x1A\n" + Chunk("IHDR", "\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0"s) + more + Chunk("IDAT", "x") +
         Chunk("IEND", "");
}

TEST_CASE("pictures lose what is written in them, also in a page and in an archive") {
  const std::string png = Png(Chunk("tEXt", "Author\0沈岚"s));
  const Cleaned alone = Clean(png, "a.png", Everything());
  CHECK(alone.bytes == Png(""));
  CHECK(PiecesOf(alone, Sight::kProperty) == 1);
  const std::string gif =
      "GIF89a\x01\0\x01\0\0\0\0\x21\xFE\x06沈岚\0\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;behind"s;
  CHECK(Clean(gif, "a.gif", Everything()).bytes ==
        "GIF89a\x01\0\x01\0\0\0\0\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;"s);
  const Cleaned packed = Clean(MakeZip({{"图/a.png", png}}), "a.zip", Everything());
  CHECK(PartOf(packed.bytes, "图/a.png") == Png(""));
  REQUIRE(packed.removed.size() == 1);
  CHECK(packed.removed[0].where == "“图/a.png”：图片的附带信息");
}

TEST_CASE("an archive is of clean copies, its names are changed too, and what systems add goes") {
  CleanOrder order = Everything({{"周晚照", "周某"}});
  const Cleaned cleaned = Clean(MakeZip({{"周晚照/说明.txt", "周晚照"},
                                         {"周某/说明.txt", "二"},
                                         {"__MACOSX/._a", "x"},
                                         {"内.zip", MakeZip({{"a.html", std::string(kPage)}})}}),
                                "a.zip", order);
  REQUIRE(cleaned.obstacle_message == "");
  CHECK(NamesIn(cleaned.bytes) == std::vector<std::string>{"内.zip", "周某/说明.txt", "周某/说明（2）.txt"});
  CHECK(PartOf(cleaned.bytes, "周某/说明.txt") == "周某");
  CHECK_FALSE(Holds(PartOf(cleaned.bytes, "内.zip"), "沈岚"));
}

TEST_CASE("a member that cannot be cleaned ends the whole") {
  for (const std::string& member :
       {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 broken"s, "II*\0\x08\0\0\0"s, "7z\xBC\xAF\x27\x1C\0\0"s}) {
    const Cleaned cleaned = Clean(MakeZip({{"说明.txt", "甲"}, {"x.bin", member}}), "a.zip", Everything());
    CHECK(cleaned.obstacle != Obstacle::kNone);
    CHECK(cleaned.obstacle_message.find("“x.bin”：") == 0);
    CHECK(cleaned.bytes.empty());
    CHECK(Inspect(MakeZip({{"x.bin", member}}), "a.zip").files.at(1).obstacle != "");
  }
  std::string nested = MakeZip({{"a.txt", "甲"}});
  for (int i = 0; i < 8; ++i) nested = MakeZip({{"a.zip", nested}});
  CHECK(Clean(nested, "a.zip", Everything()).obstacle == Obstacle::kTooLarge);
}

TEST_CASE("hidden slides, notes, shapes beyond the edge and pale text go from a presentation") {
  const std::string spaces =
      "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
  const auto shape = [](const std::string& text, const std::string& x, const std::string& look = "") {
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"a\" descr=\"沈岚\"/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"" + x +
           "\" y=\"10\"/><a:ext cx=\"100\" cy=\"100\"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:rPr>" + look +
           "</a:rPr><a:t>" + text + "</a:t></a:r></a:p></p:txBody></p:sp>";
  };
  const auto slide = [&](const std::string& shapes, const std::string& more = "") {
    return "<p:sld " + spaces + more +
           "><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></p:bgPr></p:bg><p:spTree>" +
           shapes + "</p:spTree></p:cSld></p:sld>";
  };
  const std::string pptx = MakeZip(
      {{"[Content_Types].xml", TypesXml({{"ppt/presentation.xml", "presentationml.presentation.main"},
                                         {"ppt/s1.xml", "presentationml.slide"},
                                         {"ppt/s2.xml", "presentationml.slide"},
                                         {"ppt/n1.xml", "presentationml.notesSlide"}})},
       {"_rels/.rels", RelsXml({{"r1", "officeDocument", "ppt/presentation.xml"}})},
       {"ppt/presentation.xml", "<p:presentation " + spaces +
                                    "><p:sldIdLst><p:sldId id=\"1\" r:id=\"a\"/><p:sldId id=\"2\" "
                                    "r:id=\"b\"/></p:sldIdLst><p:sldSz cx=\"1000\" cy=\"1000\"/></p:presentation>"},
       {"ppt/_rels/presentation.xml.rels", RelsXml({{"a", "slide", "s1.xml"}, {"b", "slide", "s2.xml"}})},
       {"ppt/s1.xml", slide(shape("公示", "10") + shape("页外", "2000") +
                            shape("白字", "10", "<a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill>"))},
       {"ppt/_rels/s1.xml.rels", RelsXml({{"n", "notesSlide", "n1.xml"}})},
       {"ppt/n1.xml",
        "<p:notes " + spaces + "><p:cSld><p:spTree>" + shape("备注内容", "10") + "</p:spTree></p:cSld></p:notes>"},
       {"ppt/s2.xml", slide(shape("隐藏的一张", "10"), " show=\"0\"")}});
  const Cleaned cleaned = Clean(pptx, "a.pptx", Everything());
  REQUIRE(cleaned.obstacle_message == "");
  CHECK(Holds(cleaned.bytes, "公示"));
  for (const char* gone : {"页外", "白字", "备注内容", "隐藏的一张", "沈岚"}) CHECK_FALSE(Holds(cleaned.bytes, gone));
  CHECK(NamesIn(cleaned.bytes).size() == 5);
}

TEST_CASE("what was asked and what was answered is the same at the other end of the pipe") {
  CleanRequest request{true, "名单.zip", Everything({{"甲", ""}, {"乙 1 ", "丙\n"}}), {.nesting = 3}, "bytes 12 "};
  const std::string wire = ToWire(request);
  const auto read = RequestFromWire(wire);
  REQUIRE(read);
  CHECK(ToWire(*read) == wire);
  CHECK(read->limits.nesting == 3);
  CleanAnswer answer;
  answer.cleaned = {"PK", "docx", {{Sight::kComment, "第 2 页", 3}}, 7, {"sm3:0a"}, Obstacle::kTooLarge, "太大。"};
  answer.members = {{"a", ""}, {"乙/", "x"}};
  const auto back = AnswerFromWire(ToWire(answer));
  REQUIRE(back);
  CHECK(ToWire(*back) == ToWire(answer));
  CHECK_FALSE(AnswerFromWire(ToWire(answer) + " "));
  CHECK_FALSE(AnswerFromWire(ToWire(answer).substr(0, 40)));
  CHECK_FALSE(RequestFromWire("gkc1 999999999999"));
}

TEST_CASE("in isolation the copy is the same, and a worker that fails is a sentence") {
  ::setenv("GONGKAI_READ_WORKER", GONGKAI_BINARY_DIR "/bin/docread_read_worker", 1);
  const std::string zip = MakeZip({{"a.html", std::string(kPage)}, {"b.txt", "周晚照"}});
  for (const std::string& bytes : {std::string(kPage), zip, "周晚照"s}) {
    const CleanOrder order = Everything({{"周晚照", "周某"}});
    const Cleaned apart = CleanIsolated(bytes, "a", order), here = Clean(bytes, "a", order);
    REQUIRE(apart.obstacle_message == "");
    CHECK(apart.bytes == here.bytes);
    CHECK(apart.changed == here.changed);
    CHECK(apart.removed.size() == here.removed.size());
  }
  ::setenv("GONGKAI_READ_WORKER", "/bin/false", 1);
  CHECK(CleanIsolated("周晚照", "a.txt", Everything()).obstacle == Obstacle::kDamaged);
  ::setenv("GONGKAI_READ_WORKER", "/nowhere/gongkai", 1);
  CHECK(CleanIsolated("周晚照", "a.txt", Everything()).obstacle == Obstacle::kUnsupported);
  ::unsetenv("GONGKAI_READ_WORKER");
}

TEST_CASE("an old document is cleaned as a new one, and the answer says so") {
  if (!std::filesystem::exists("/usr/bin/soffice")) return;
  const Cleaned cleaned = Clean("{\\rtf1\\ansi\\pard shown {\\v hidden330998}\\par}", "a.rtf", Everything());
  REQUIRE(cleaned.obstacle_message == "");
  CHECK(cleaned.as == "docx");
  CHECK(PartOf(cleaned.bytes, "word/document.xml").find("shown") != std::string::npos);
  CHECK_FALSE(Holds(cleaned.bytes, "330998"));
}

}  // namespace
}  // namespace gongkai::docread
