// Web pages, text, CSV, zip, images, objects, macros; and what no inspector takes.
#include <algorithm>
#include <cstdint>
#include <string>

#include "docread/inspect_checks.h"

namespace gongkai::docread {
namespace {

using std::string_literals::operator""s;

TEST_CASE("a web page: what is hidden, pale, off the page, in comments, scripts, meta data, fields and attributes") {
  const Inspection inspection = Inspected(
      "<html><head><title>公示</title><meta name=\"author\" content=\"林砚秋\"><style>.x{display:none} "
      "p{color:red}</style>"
      "<script>var id='330106199003078515';</script></head><body><!-- 联系13800001111 --><h1>名单</h1>"
      "<p>甲<span style=\"display:none\">乙</span>丙</p><p class=\"a x\">丁</p><p hidden>戊</p>"
      "<p style=\"color:#fff\">己</p><div style=\"background:#000\"><p style=\"color:white\">庚</p></div>"
      "<p style=\"position:absolute; left:-9999px\">辛</p><p style=\"font-size:0\">壬</p>"
      "<table><tr><th>姓名</th><th "
      "colspan=2>证号</th><th>备注</th></tr><tr><td>周溪</td><td>1</td><td>2</td><td>3</td></tr></table>"
      "<a href=\"http://10.1.2.3/\" title=\"内网\">链接</a><img src=\"a.png\" alt=\"周溪的照片\"><input "
      "type=\"hidden\" value=\"330106\">"
      "<div data-id=\"330106199003078515\">末</div></body></html>");
  CHECK(inspection.files[0].kind == "网页");
  CHECK(Texts(inspection, Sight::kHiddenText) == Strings{"乙", "丁", "戊", "330106199003078515", "联系13800001111"});
  CHECK(Texts(inspection, Sight::kPale) == Strings{"己", "壬"});
  CHECK(Texts(inspection, Sight::kOutsidePage) == Strings{"辛"});
  CHECK(Texts(inspection, Sight::kShown) ==
        Strings{"公示", "名单", "甲丙", "庚", "姓名", "证号", "备注", "周溪", "1", "2", "3", "链接", "末"});
  CHECK(Texts(inspection, Sight::kLinkTarget) == Strings{"http://10.1.2.3/"});
  CHECK(Texts(inspection, Sight::kAlternativeText) == Strings{"内网", "周溪的照片"});
  CHECK(Texts(inspection, Sight::kFormField) == Strings{"330106"});
  CHECK(Texts(inspection, Sight::kScript) == Strings{"var id='330106199003078515';"});
  CHECK(Found(inspection, Sight::kProperty) == Strings{"属性“author”=林砚秋"});
  const auto note = std::find_if(inspection.pieces.begin(), inspection.pieces.end(),
                                 [](const Piece& piece) { return piece.text == "备注"; });
  REQUIRE(note != inspection.pieces.end());
  CHECK(note->column == 3);
}

TEST_CASE("text line by line, in any encoding; lists cell by cell") {
  CHECK(Found(Inspected("甲乙\n\n丙，丁\n"), Sight::kShown) == Strings{"第 1 行=甲乙", "第 3 行=丙，丁"});
  CHECK(Texts(Inspected("\xBC\xD7\xD2\xD2\n"), Sight::kShown) == Strings{"甲乙"});
  const Inspection list = Inspected("姓名,金额\n林砚秋,1200\n", "名单.csv");
  CHECK(Found(list, Sight::kShown) ==
        Strings{"第 1 行 A 列=姓名", "第 1 行 B 列=金额", "第 2 行 A 列=林砚秋", "第 2 行 B 列=1200"});
  CHECK(list.pieces[3].row == 1);
  CHECK(list.pieces[3].column == 1);
}

TEST_CASE("an archive: names, also those of Windows, and every file in it down to the last") {
  const std::string inner = MakeZip({{"里/名单.csv", "姓名,证号\n林砚秋,330106199003078515\n"}});
  const Inspection inspection =
      Inspected(MakeZip({{"救助名单/", ""}, {"救助名单/甲.docx", Docx(P(R("隐", "<w:vanish/>")))}, {"里.zip", inner}}));
  CHECK(inspection.files[0].kind == "压缩包（zip）");
  CHECK(Texts(inspection, Sight::kFileName) == Strings{"救助名单/", "救助名单/甲.docx", "里.zip", "里/名单.csv"});
  CHECK(Found(inspection, Sight::kHiddenText) == Strings{"文件“救助名单/甲.docx”：第 1 段=隐"});
  CHECK(Found(inspection, Sight::kShown).back() == "文件“里.zip”：文件“里/名单.csv”：第 2 行 B 列=330106199003078515");
  REQUIRE(inspection.files.size() == 4);
  CHECK(inspection.files[3].inside == 2);
}

TEST_CASE("a web page: pages in attributes, what a style sheet writes, and what readers of screens are told") {
  const Inspection inspection = Inspected(
      "<html><head><style>p::before{content: \"\\673A\\5BC6\u2605\"} /* 林砚秋定 */ "
      "h1{content:'x'}</style></head><body>"
      "<p aria-label=\"周溪\">文</p><iframe srcdoc=\"<p>证号330106199003078515</p>\"></iframe></body></html>");
  const Strings shown = Texts(inspection, Sight::kShown);
  for (const char* text : {"机密★", "文", "证号330106199003078515"}) {
    CAPTURE(text);
    CHECK(std::ranges::find(shown, text) != shown.end());
  }
  CHECK(Texts(inspection, Sight::kAlternativeText) == Strings{"周溪"});
  CHECK(Texts(inspection, Sight::kHiddenText) == Strings{"林砚秋定"});
}

TEST_CASE("an archive hides nothing where no program looks") {
  // A folder that holds bytes: MakeZip makes none.
  std::string folder = MakeZip({{"甲x", "证号 330106199003078515"}, {"a.txt", "字"}});
  for (std::size_t at = folder.find("甲x"); at != std::string::npos; at = folder.find("甲x")) {
    folder.replace(at, 4, "甲/");
  }
  CHECK(Texts(Inspected(folder), Sight::kShown) == Strings{"证号 330106199003078515", "字"});

  const std::string sound = MakeZip({{"a.txt", "字"}, {"b.txt", "文"}});
  CHECK(Inspected(sound).files[0].obstacle == "");
  // Taken out of the table of contents, and not out of the file.
  std::string hole = sound;
  const std::size_t contents = hole.find("PK\x01\x02"), end = hole.rfind("PK\x05\x06");
  hole[end + 16] = static_cast<char>((contents + 200) & 0xFFU);
  hole[end + 17] = static_cast<char>((contents + 200) >> 8U);
  hole.insert(contents, std::string(200, 'x'));
  CHECK(Inspected(hole).files[0].obstacle.find("200 字节") != std::string::npos);
}

TEST_CASE("files within files end at a depth, and say so") {
  std::string bytes = MakeZip({{"底.txt", "底"}});
  for (int i = 0; i < 9; ++i) bytes = MakeZip({{"套.zip", bytes}});
  const Inspection inspection = Inspected(bytes);
  REQUIRE(inspection.files.size() == 7);
  CHECK(inspection.files.back().obstacle.ends_with("。"));
  CHECK(inspection.files[5].obstacle == "");
}

TEST_CASE("what cannot be looked into says what it is, by itself and within") {
  struct Case {
    std::string bytes;
    Obstacle obstacle;
    const char* said;
  };
  const Case cases[] = {{"Rar!\x1A\x07"s + std::string(40, '\1'), Obstacle::kUnsupported, "rar"},
                        {"7z\xBC\xAF\x27\x1C"s + std::string(40, '\1'), Obstacle::kUnsupported, "7z"},
                        {std::string(4000, '\x03'), Obstacle::kUnsupported, "无法识别"},
                        {"PK\x03\x04 and nothing more", Obstacle::kUnsupported, "损坏"}};
  for (const Case& one : cases) {
    const Inspection alone = Inspect(one.bytes, "");
    CheckOrderly(alone);
    CHECK(alone.obstacle == one.obstacle);
    CHECK(alone.obstacle_message.find(one.said) != std::string::npos);
    const Inspection within = Inspected(MakeZip({{"a.bin", one.bytes}, {"b.txt", "字"}}));
    REQUIRE(within.files.size() == 3);
    CHECK(within.files[1].obstacle == alone.obstacle_message);
    CHECK(Texts(within, Sight::kShown) == Strings{"字"});
  }
  const Inspection locked = Inspected(MakeZip({{"a.txt", "字"}}, "secret"));
  CHECK(locked.files[1].obstacle.find("密码") != std::string::npos);
}

TEST_CASE("a bomb of zeros ends in a sentence, whatever holds it") {
  const std::string bomb = MakeZip({{"a.txt", std::string(40U << 20U, 'a')}});
  InspectLimits limits;
  limits.unpacked_bytes = 8U << 20U;
  for (const std::string& bytes : {bomb, MakeZip({{"b.zip", bomb}})}) {
    const Inspection inspection = Inspect(bytes, "", limits);
    CHECK(inspection.obstacle == Obstacle::kTooLarge);
    CHECK(inspection.pieces.empty());
  }
  limits = {};
  limits.pieces = 10;
  CHECK(Inspect("一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n十一\n", "", limits).obstacle == Obstacle::kTooLarge);
}

std::string Big(std::uint32_t value, int width) {
  std::string bytes;
  for (int i = width; i-- > 0;) bytes += static_cast<char>(value >> (8U * static_cast<unsigned>(i)) & 0xFFU);
  return bytes;
}

std::string Chunk(const std::string& type, const std::string& data) {
  return Big(static_cast<std::uint32_t>(data.size()), 4) + type + data + "crc.";
}

/// Big-endian: one main directory with an artist, a model and a place.
std::string Exif() {
  const auto entry = [](unsigned tag, unsigned type, unsigned count, const std::string& value) {
    return Big(tag, 2) + Big(type, 2) + Big(count, 4) + value;
  };
  const std::size_t main = 8, place = main + 2 + 3 * 12 + 4, data = place + 2 + 4 * 12 + 4;
  std::string bytes = "MM\0*"s + Big(8, 4) + Big(3, 2);
  bytes += entry(0x0110, 2, 4, "M-1\0"s) + entry(0x013B, 2, 10, Big(static_cast<unsigned>(data), 4)) +
           entry(0x8825, 4, 1, Big(static_cast<unsigned>(place), 4)) + Big(0, 4);
  bytes += Big(4, 2) + entry(1, 2, 2, "N\0\0\0"s) + entry(2, 5, 3, Big(static_cast<unsigned>(data + 10), 4)) +
           entry(3, 2, 2, "E\0\0\0"s) + entry(4, 5, 3, Big(static_cast<unsigned>(data + 34), 4)) + Big(0, 4);
  bytes += "林砚秋\0"s;  // ten bytes
  for (const unsigned part : {29U, 30U, 0U, 120U, 15U, 0U}) bytes += Big(part, 4) + Big(1, 4);
  return bytes;
}

constexpr const char* kXmp =
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF><rdf:Description "
    "dc:rights=\"澄砚县\"><dc:creator><rdf:Seq><rdf:li>周溪</rdf:li>"
    "</rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>";

std::string Segment(char marker, const std::string& data) {
  return "\xFF"s + marker + Big(static_cast<std::uint32_t>(data.size() + 2), 2) + data;
}

std::string Jpeg(const std::string& segments, const std::string& behind = "") {
  return "\xFF\xD8"s + segments + Segment('\xDA', "scan") + "data\xFF\x00more\xFF\xD9"s + behind;
}

TEST_CASE("images: where, when, by whom and with what, in all the ways in which it is written") {
  const Strings from_exif = {"图片信息“设备型号”=M-1", "图片信息“作者”=林砚秋",
                             "图片信息“拍摄地点”=29.500000, 120.250000"};
  const Strings from_xmp = {"图片信息“XMP dc:rights”=澄砚县", "图片信息“XMP creator”=周溪"};
  const std::string exif = "Exif\0\0"s + Exif();
  const std::string iptc = "Photoshop 3.0\0"s + "8BIM\x04\x04\x1C\x02\x50" + Big(6, 2) + "陈舟";
  const Inspection jpeg =
      Inspected(Jpeg(Segment('\xE1', exif) + Segment('\xE1', "http://ns.adobe.com/xap/1.0/\0"s + kXmp) +
                     Segment('\xED', iptc) + Segment('\xFE', "注释的话")));
  Strings expected = from_exif;
  expected.insert(expected.end(), from_xmp.begin(), from_xmp.end());
  expected.insert(expected.end(), {"图片信息“IPTC 80”=陈舟", "图片信息“注释”=注释的话"});
  CHECK(Found(jpeg, Sight::kProperty) == expected);
  CHECK(jpeg.pictures == 1);
  CHECK(jpeg.files[0].kind == "图片（JPEG）");
  CHECK(jpeg.files[0].obstacle == "");

  const std::string png = "\x89PNG\r\n\x1A\n"s + Chunk("IHDR", std::string(13, '\0')) + Chunk("eXIf", Exif()) +
                          Chunk("tEXt", "Author\0Lin"s) + Chunk("iTXt", "Comment\0\0\0\0\0内部"s) +
                          Chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0"s + kXmp) + Chunk("IEND", "");
  Strings of_png = from_exif;
  of_png.insert(of_png.end(), {"图片信息“Author”=Lin", "图片信息“Comment”=内部"});
  of_png.insert(of_png.end(), from_xmp.begin(), from_xmp.end());
  CHECK(Found(Inspected(png), Sight::kProperty) == of_png);

  const std::string gif = "GIF89a"s + std::string(7, '\0') + "\x21\xFE\x06注释\x00\x3B"s;
  CHECK(Found(Inspected(gif), Sight::kProperty) == Strings{"图片信息“注释”=注释"});
  CHECK(Found(Inspected(Exif()), Sight::kProperty) == from_exif);  // a TIFF is nothing else
}

TEST_CASE("an image without metadata is silent; what hangs behind its end is looked into; a torn one says so") {
  CHECK(Inspected(Jpeg("")).pieces.empty());
  const Inspection hung = Inspected(Jpeg("", MakeZip({{"名单.txt", "330106199003078515"}})));
  CHECK(Has(hung, Sight::kEmbedded, "图片结尾之后"));
  CHECK(Has(hung, Sight::kShown, "330106199003078515"));
  const std::string torn = Jpeg("").substr(0, 12);
  CHECK(Inspect(torn, "").files[0].obstacle.ends_with("。"));
  const Inspection in_word = Inspected(Docx(
      P(R("图")), {{"word/media/image1.jpeg", Jpeg(Segment('\xFE', "澄砚"))}, {"word/media/image2.jpeg", Jpeg("")}}));
  CHECK(in_word.pictures == 3);
  CHECK(Found(in_word, Sight::kProperty) == Strings{"文件“image1.jpeg”：图片信息“注释”=澄砚"});
  CHECK(in_word.files.size() == 2);
}

/// A compound file with small streams: a header, a table, a directory, and the sectors.
std::string Ole(const std::string& name, const std::string& content) {
  const auto little = [](std::uint32_t value, int width) {
    std::string bytes;
    for (int i = 0; i < width; ++i) bytes += static_cast<char>(value >> (8U * static_cast<unsigned>(i)) & 0xFFU);
    return bytes;
  };
  const std::size_t sectors = (std::max<std::size_t>(content.size(), 4096) + 511) / 512;
  std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(16, '\0') + little(0x3E, 2) + little(3, 2) +
                       little(0xFFFE, 2) + little(9, 2) + little(6, 2) + std::string(10, '\0') + little(1, 4) +
                       little(1, 4) + little(0, 4) + little(4096, 4) + little(0xFFFFFFFE, 4) + little(0, 4) +
                       little(0xFFFFFFFE, 4) + little(0, 4) + little(0, 4);
  while (header.size() < 512) header += '\xFF';
  std::string table = little(0xFFFFFFFD, 4) + little(0xFFFFFFFE, 4);
  for (std::size_t i = 0; i < sectors; ++i)
    table += little(i + 1 == sectors ? 0xFFFFFFFE : static_cast<std::uint32_t>(3 + i), 4);
  while (table.size() < 512) table += '\xFF';
  const auto entry = [&](const std::string& of, char type, std::uint32_t first, std::size_t size) {
    std::string one;
    for (const char c : of) one += c, one += '\0';
    one.resize(64, '\0');
    one += little(static_cast<std::uint32_t>(of.size() * 2 + 2), 2) + type + std::string(49, '\0');
    return one + little(first, 4) + little(static_cast<std::uint32_t>(size), 4) + little(0, 4);
  };
  std::string directory = entry("Root Entry", '\5', 0xFFFFFFFE, 0) + entry(name, '\2', 2, sectors * 512);
  directory.resize(512, '\0');
  std::string body = content;
  body.resize(sectors * 512, '\0');
  return header + table + directory + body;
}

TEST_CASE("objects in a document: the packaged file and the path it came from; the source of macros") {
  const std::string native = Big(0, 4) + "\2\0"s + "名单.txt\0"s + "C:\\用户\\林砚秋\\名单.txt\0"s +
                             std::string(8, '\0') + "C:\\T\\x\0"s + "\x12\0\0\0"s + "330106199003078515";
  const Inspection object =
      Inspected(Docx(P(R("正文")), {{"word/embeddings/oleObject1.bin", Ole("\1Ole10Native", native)}}));
  CHECK(Has(object, Sight::kFileName, "名单.txt"));
  CHECK(Has(object, Sight::kProperty, "林砚秋"));
  CHECK(Has(object, Sight::kShown, "330106199003078515"));
  // Packed as literals only: flags of zero, eight bytes at a time.
  const std::string source = "Attribute VB_Name = \"Module1\"\r\nSub A(): x = \"13800001111\": End Sub\r\n";
  std::string packed;
  for (std::size_t i = 0; i < source.size(); i += 8) packed += '\0' + source.substr(i, 8);
  const std::size_t head = 0xB000U | (packed.size() - 1);
  const std::string module =
      std::string(20, 'x') + '\1' + static_cast<char>(head & 0xFF) + static_cast<char>(head >> 8U) + packed;
  const Inspection macros = Inspected(Docx(P(R("正文")), {{"word/vbaProject.bin", Ole("Module1", module)}}));
  CHECK(Has(macros, Sight::kScript, "13800001111"));
}

}  // namespace
}  // namespace gongkai::docread
