// Files that are made to hide something, or to cost time: what is in them is told, or a sentence says that not all was
// looked at. Larger ones, with time and memory: scripts/hostile_screen.py.
#include <zlib.h>

#include <cstdint>
#include <string>

#include "docread/clean_checks.h"
#include "docread/data_address.h"
#include "docread/inspect_checks.h"
#include "docread/sniff.h"

namespace gongkai::docread {
namespace {

using std::string_literals::operator""s;

constexpr const char* kNumber = "330106199003078515";

std::string Little(std::uint64_t value, int width) {
  std::string bytes;
  for (int i = 0; i < width; ++i) bytes += static_cast<char>(value >> (8U * static_cast<unsigned>(i)) & 0xFFU);
  return bytes;
}

std::uint32_t Check32(const std::string& content) {
  return static_cast<std::uint32_t>(
      ::crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
}

/// An entry as it stands in front of its bytes, and in the table of contents: stored, not packed.
std::string LocalHead(const std::string& name, const std::string& content) {
  return "PK\3\4"s + Little(20, 2) + Little(0, 4) + Little(0, 4) + Little(Check32(content), 4) +
         Little(content.size(), 4) + Little(content.size(), 4) + Little(name.size(), 2) + Little(0, 2) + name;
}
std::string InContents(const std::string& name, const std::string& content, std::size_t at) {
  return "PK\1\2"s + Little(20, 2) + Little(20, 2) + Little(0, 4) + Little(0, 4) + Little(Check32(content), 4) +
         Little(content.size(), 4) + Little(content.size(), 4) + Little(name.size(), 2) + Little(0, 8) + Little(0, 4) +
         Little(at, 4) + name;
}
std::string EndOfContents(std::size_t entries, std::size_t size, std::size_t at) {
  return "PK\5\6"s + Little(0, 4) + Little(entries, 2) + Little(entries, 2) + Little(size, 4) + Little(at, 4) +
         Little(0, 2);
}

std::string ObstacleOf(const std::string& bytes) { return Inspect(bytes, "").files.at(0).obstacle; }

TEST_CASE("an archive: an entry that is not listed is told, also in the fields of large archives and behind another") {
  const std::string seen = "公示", lost = std::string(20, ' ') + kNumber + std::string(200, ' ');
  const std::string body = LocalHead("a.txt", seen) + seen + LocalHead("b.txt", lost) + lost;
  const std::string listed = InContents("a.txt", seen, 0);
  CHECK(ObstacleOf(LocalHead("a.txt", seen) + seen + listed +
                   EndOfContents(1, listed.size(), body.size() - lost.size() - 35)) == "");
  CHECK(ObstacleOf(body + listed + EndOfContents(1, listed.size(), body.size())).find("不属于任何") !=
        std::string::npos);
  // Two entries that are one do not make up for it.
  const std::string twice = InContents("a.txt", seen, 0) + InContents("c.txt", seen, 0);
  CHECK_FALSE(ObstacleOf(body + twice + EndOfContents(2, twice.size(), body.size())).empty());
  const std::string record = "PK\6\6"s + Little(44, 8) + Little(45, 2) + Little(45, 2) + Little(0, 8) + Little(1, 8) +
                             Little(1, 8) + Little(listed.size(), 8) + Little(body.size(), 8);
  const std::string locator = "PK\6\7"s + Little(0, 4) + Little(body.size() + listed.size(), 8) + Little(1, 4);
  CHECK_FALSE(ObstacleOf(body + listed + record + locator + EndOfContents(1, 0xFFFFFFFF, 0xFFFFFFFF)).empty());
}

TEST_CASE("text behind many blanks or zeros is no empty file") {
  const std::string behind = std::string(100'000, ' ') + kNumber;
  CHECK(SniffClosely(behind).kind == Kind::kText);
  CHECK(Texts(Inspected(behind), Sight::kShown) == Strings{kNumber});
  CHECK(SniffClosely(std::string(100'000, '\n')).kind == Kind::kEmpty);
  CHECK_FALSE(ObstacleOf(std::string(100'000, '\0') + kNumber).empty());
}

TEST_CASE(
    "what stands in comments and document types of an Office file's XML is told, and its entities are not followed") {
  const std::string body = "<w:document><w:body>" + P(R("&a;公示")) + "</w:body></w:document>";
  const std::string head = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"" + std::string(kNumber) + "\">]>";
  const ZipEntries rest = {{"[Content_Types].xml", TypesXml({{"word/document.xml", "wordprocessingml.document.main"}})},
                           {"_rels/.rels", RelsXml({{"r", "officeDocument", "word/document.xml"}})}};
  for (const std::string& before : {head, "<!-- " + std::string(kNumber) + " -->"}) {
    ZipEntries entries = rest;
    entries.emplace_back("word/document.xml", before + body);
    const std::string docx = MakeZip(entries);
    const Inspection inspection = Inspected(docx);
    CHECK(Has(inspection, Sight::kHiddenText, kNumber));
    CHECK_FALSE(Has(inspection, Sight::kShown, kNumber));
    const Cleaned cleaned = Clean(docx, "a.docx", Everything());
    REQUIRE(cleaned.obstacle_message == "");
    CHECK_FALSE(Holds(cleaned.bytes, kNumber));
    CHECK(Holds(cleaned.bytes, "公示"));
  }
  // What every program writes says nothing.
  CHECK(Unseen(Inspected(Docx(P(R("公示")), {{"customXml/item1.xml", "<?mso-contentType ?><a/>"}}))).empty());
}

TEST_CASE("a web page: what stands in its data addresses is looked into") {
  std::size_t at = 0;
  const std::string page = "<p>metadata:1, <img src=\"data:image/gif;base64,R0lG\"><a href='DATA:,%E5%85%AC&amp;x'>";
  const auto first = NextDataAddress(page, at), second = NextDataAddress(page, at);
  REQUIRE(first);
  CHECK(first->type == "image/gif");
  CHECK(first->bytes == "GIF");
  REQUIRE(second);
  CHECK(second->bytes == "公&x");
  CHECK_FALSE(NextDataAddress(page, at));
  // "<p>330106199003078515</p>"
  const Inspection inspection = Inspected(
      "<html><p>公示</p><iframe src=\"data:text/html;base64,PHA+MzMwMTA2MTk5MDAzMDc4NTE1PC9wPg==\"></iframe></html>");
  CHECK(Has(inspection, Sight::kShown, kNumber));
  CHECK(Texts(inspection, Sight::kEmbedded) == Strings{"text/html"});
  const Cleaned cleaned = Clean(
      "<html><p>公示</p><iframe src=\"data:text/html;base64,PHA+MzMwMTA2MTk5MDAzMDc4NTE1PC9wPg==\"></iframe></html>",
      "a.html", Everything());
  REQUIRE(cleaned.obstacle_message == "");
  CHECK(cleaned.bytes.find("base64") == std::string::npos);
}

std::string Chunk(const std::string& kind, const std::string& data) {
  const auto big = [](std::size_t value) {
    std::string bytes;
    for (unsigned i = 4; i-- > 0;) bytes += static_cast<char>(value >> (8 * i) & 0xFFU);
    return bytes;
  };
  return big(data.size()) + kind + data + std::string(4, '\0');
}

std::string PackedNote(const std::string& note) {
  std::string packed(::compressBound(note.size()), '\0');
  auto size = static_cast<uLongf>(packed.size());
  ::compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(note.data()), note.size());
  packed.resize(size);
  return packed;
}

TEST_CASE("images: a note that is torn or endless, and directories in a circle or over one another, are told") {
  const auto png = [](const std::string& packed) {
    return "\x89PNG\r\n\x1A\n"s + Chunk("zTXt", "Comment\0\0"s + packed) + Chunk("IEND", "");
  };
  const std::string note = PackedNote(kNumber), torn = note.substr(0, note.size() / 2);
  CHECK(Has(Inspected(png(note)), Sight::kProperty, kNumber));
  CHECK(ObstacleOf(png(note)) == "");
  CHECK_FALSE(ObstacleOf(png(torn)).empty());
  CHECK_FALSE(ObstacleOf(png(PackedNote(std::string(2U << 20U, 'a') + kNumber))).empty());
  // One directory that leads to itself: as the camera's own, and as the next one.
  const auto field = [](unsigned tag, unsigned type, std::size_t count, std::size_t value) {
    return Little(tag, 2) + Little(type, 2) + Little(count, 4) + Little(value, 4);
  };
  const std::string circle = "II*\0"s + Little(8, 4) + Little(1, 2) + field(0x8769, 4, 1, 8) + Little(8, 4);
  CHECK(ObstacleOf(circle) == "");
  // A thousand descriptions, each of which is the whole of what follows.
  std::string wide = "II*\0"s + Little(8, 4) + Little(1'000, 2);
  for (int i = 0; i < 1'000; ++i) wide += field(0x010E, 2, 100'000, 12'014);
  CHECK_FALSE(ObstacleOf(wide + Little(0, 4) + std::string(100'000, ' ')).empty());
}

TEST_CASE("a PDF: what stands in front of it and behind its end is told, and forms without end come to one") {
  const auto pdf = [](const std::string& content, const std::string& more) {
    return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 "
           "R] "
           ">>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << "
           "/XObject << /A 10 0 R >> >> >>\nendobj\n4 0 obj\n<< /Length " +
           std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream\nendobj\n" + more +
           "trailer\n<< /Root 1 0 R >>\n%%EOF\n";
  };
  const std::string zip = MakeZip({{"名单.txt", kNumber}});
  CHECK(Unseen(Inspected(pdf("0 0 m", "") + "\r\n")).empty());
  const Inspection behind = Inspected(pdf("0 0 m", "") + zip);
  CHECK(Has(behind, Sight::kEmbedded, "结尾之后的数据"));
  CHECK(Has(behind, Sight::kShown, kNumber));
  CHECK(Has(Inspected("330106199003078515\n" + pdf("0 0 m", "")), Sight::kEmbedded, "开头之前的数据"));
  std::string forms;
  for (int level = 0; level < 7; ++level) {
    std::string draws;
    for (int i = 0; i < 10; ++i) draws += level == 6 ? "0 0 m 9 9 l S " : "/A Do ";
    forms += std::to_string(10 + level) + " 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << " +
             "/XObject << /A " + std::to_string(11 + level) + " 0 R >> >> /Length " + std::to_string(draws.size()) +
             " >>\nstream\n" + draws + "\nendstream\nendobj\n";
  }
  const Inspection crowded = Inspect(pdf("/A Do", forms), "a.pdf");
  CHECK(crowded.obstacle != Obstacle::kNone);  // too large, or too slow where checks slow it down
  CHECK(crowded.obstacle_message.ends_with("。"));
}

TEST_CASE("an old object whose stream is cut says so") {
  std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(16, '\0') + Little(0x3E, 2) + Little(3, 2) +
                    Little(0xFFFE, 2) + Little(9, 2) + Little(6, 2) + std::string(10, '\0') + Little(1, 4) +
                    Little(1, 4) + Little(0, 4) + Little(4096, 4) + Little(0xFFFFFFFE, 4) + Little(0, 4) +
                    Little(0xFFFFFFFE, 4) + Little(0, 4) + Little(0, 4);
  ole.resize(512, '\xFF');
  std::string table = Little(0xFFFFFFFD, 4) + Little(0xFFFFFFFE, 4) + Little(2, 4);  // the stream leads to itself
  table.resize(512, '\xFF');
  const auto entry = [](const std::string& name, char type, std::uint32_t first, std::size_t size) {
    std::string one;
    for (const char c : name) one += c, one += '\0';
    one.resize(64, '\0');
    return one + Little(name.size() * 2 + 2, 2) + type + std::string(49, '\0') + Little(first, 4) + Little(size, 4) +
           Little(0, 4);
  };
  std::string directory = entry("Root Entry", '\5', 0xFFFFFFFE, 0) + entry("Package", '\2', 2, 2'000'000'000);
  directory.resize(512, '\0');
  std::string content = kNumber;
  content.resize(512, ' ');
  const Inspection inspection =
      Inspected(Docx(P(R("正文")), {{"word/embeddings/oleObject1.bin", ole + table + directory + content}}));
  CHECK(Has(inspection, Sight::kShown, kNumber));
  CHECK(inspection.files.at(1).obstacle.find("不完整") != std::string::npos);
}

}  // namespace
}  // namespace gongkai::docread
