#include "docread/read.h"

#include <doctest/doctest.h>

#include <unistd.h>
#include <cstdlib>

#include <filesystem>
#include <fstream>
#include <string>

#include "docread/document_checks.h"

namespace gongkai::docread {
namespace {

using namespace std::string_literals;
namespace fs = std::filesystem;

std::string OleFile(const std::vector<std::string>& streams) {
  std::string bytes(512 * 3, '\0');
  const auto put = [&](std::size_t at, std::uint32_t value, std::size_t width) {
    for (std::size_t i = 0; i < width; ++i) bytes[at + i] = static_cast<char>(value >> (8 * i) & 0xFFU);
  };
  bytes.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  put(30, 9, 2);
  put(48, 0, 4);             // the directory is sector 0
  put(76, 1, 4);             // the table of sectors is sector 1
  put(1024, 0xFFFFFFFE, 4);  // the directory ends after its first sector
  put(1028, 0xFFFFFFFD, 4);
  for (std::size_t i = 0; i < streams.size(); ++i) {
    const std::size_t entry = 512 + i * 128;
    for (std::size_t c = 0; c < streams[i].size(); ++c) bytes[entry + c * 2] = streams[i][c];
    put(entry + 64, static_cast<std::uint32_t>(streams[i].size() * 2 + 2), 2);
  }
  return bytes;
}

void CheckSaid(const std::string& bytes, Obstacle obstacle, std::string_view word) {
  const Document document = Read(bytes);
  CHECK(document.obstacle == obstacle);
  INFO(document.obstacle_message);
  CHECK(document.obstacle_message.find(word) != std::string::npos);
  CHECK(document.blocks.empty());
  CHECK(document.lines.empty());
}

TEST_CASE("what a file is is told from its bytes") {
  CHECK(Sniff("%PDF-1.7\n") == Format::kPdf);
  CHECK(Sniff(std::string(300, '\n') + "%PDF-1.4") == Format::kPdf);
  CHECK(Sniff(MakeDocx("<w:p/>")) == Format::kDocx);
  CHECK(Sniff("{\\rtf1\\ansi text}") == Format::kDoc);
  CHECK(Sniff(OleFile({"Root Entry", "WordDocument"})) == Format::kDoc);
  CHECK(Sniff("<?xml version=\"1.0\"?><?mso-application?><w:wordDocument>") == Format::kDoc);
  CHECK(Sniff("\n <!DOCTYPE HTML><html>") == Format::kHtml);
  CHECK(Sniff("<p style=\\\"a\\\">年报</p>") == Format::kHtml);
  CHECK(Sniff("\xEF\xBB\xBF<table><tr><td>1</td></tr></table>") == Format::kHtml);
  CHECK(Sniff("一、总体情况\n规章 | 3 | 5\n") == Format::kText);
  CHECK(Sniff("数量 < 5 且 > 3") == Format::kText);
  CHECK(Sniff("BM公司年度报告，全年公开信息若干条") == Format::kText);
  CHECK(Sniff("MZ镇年度报告") == Format::kText);
  CHECK(Sniff("") == Format::kUnknown);
}

TEST_CASE("a page in UTF-16 is a page") {
  std::string page = "\xFF\xFE"s;
  for (const char c : "<html><body><p>12</p></body></html>"s) page += c, page += '\0';
  CHECK(Sniff(page) == Format::kHtml);
  CHECK(Paragraphs(Read(page)) == std::vector<std::string>{"12"});
}

TEST_CASE("what no reader takes is named") {
  CheckSaid("", Obstacle::kNoText, "空");
  CheckSaid(" \r\n\t\n", Obstacle::kNoText, "空");
  CheckSaid(MakeZip({{"[Content_Types].xml", "<a/>"}, {"xl/workbook.xml", "<a/>"}}), Obstacle::kUnsupported, "xlsx");
  CheckSaid(MakeZip({{"ppt/presentation.xml", "<a/>"}}), Obstacle::kUnsupported, "pptx");
  CheckSaid(MakeZip({{"OFD.xml", "<a/>"}}), Obstacle::kUnsupported, "OFD");
  CheckSaid(MakeZip({{"mimetype", "application/vnd.oasis.opendocument.text"}}), Obstacle::kUnsupported, "odt");
  CheckSaid(MakeZip({{"a.txt", "a"}}), Obstacle::kUnsupported, "zip");
  CheckSaid("Rar!\x1A\x07\x00 and more"s, Obstacle::kUnsupported, "rar");
  CheckSaid(OleFile({"Root Entry", "Workbook"}), Obstacle::kUnsupported, "xls");
  CheckSaid(OleFile({"Root Entry", "EncryptionInfo", "EncryptedPackage"}), Obstacle::kEncrypted, "密码");
  for (const std::string& image :
       {"\x89PNG\r\n\x1A\n...."s, "\xFF\xD8\xFF\xE0 JFIF"s, "GIF89a...."s,
        "BM\x36\x00\x0C\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28"s, "II*\0...."s, "RIFF\x10\x00\x00\x00WEBPVP8 "s}) {
    CheckSaid(image, Obstacle::kImage, "图片");
  }
}

TEST_CASE("a compound file whose directory runs in a circle is read to an end") {
  std::string circle = OleFile({"Root Entry"});
  circle.replace(1024, 4, "\0\0\0\0"s);
  CHECK(Sniff(circle) == Format::kDoc);
  CHECK(Sniff(circle.substr(0, 600)) == Format::kDoc);
}

TEST_CASE("files on disk") {
  const fs::path folder = fs::temp_directory_path() / ("gongkai-read-test-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "wrong.docx") << "一、总体情况\n";
  CHECK(Paragraphs(ReadFile((folder / "wrong.docx").string())) == std::vector<std::string>{"一、总体情况"});
  CHECK(ReadFile((folder / "missing.docx").string()).obstacle_message.find("找不到") != std::string::npos);
  CHECK(ReadFile(folder.string()).obstacle_message.find("文件夹") != std::string::npos);
  CHECK(ReadFile("/dev/null").obstacle_message.find("不是普通文件") != std::string::npos);
  CHECK(ReadFile((folder / "wrong.docx").string(), Limits{.file_bytes = 5}).obstacle == Obstacle::kTooLarge);
  fs::remove_all(folder);
}

TEST_CASE("text and pages without end are refused before they are taken apart") {
  CheckSaid(std::string(3U << 20U, '7'), Obstacle::kTooLarge, "MB");
  CheckSaid(std::string(60U << 20U, '|'), Obstacle::kTooLarge, "MB");
  CheckSaid("<!DOCTYPE html><p>" + std::string(40U << 20U, 'x'), Obstacle::kTooLarge, "MB");
  CheckSaid("<!DOCTYPE html><p>" + std::string(3U << 20U, 'x'), Obstacle::kTooLarge, "上限");
  CheckSaid("a" + std::string(2'000'000, '|') + "b", Obstacle::kTooLarge, "上限");
  std::string rows;
  for (int i = 0; i < 60'000; ++i) rows += "1\t2\t3\n";
  CheckSaid(rows, Obstacle::kTooLarge, "上限");
}

TEST_CASE("an old Word document without LibreOffice says what to do") {
  ::setenv("GONGKAI_SOFFICE", "/nonexistent/soffice", 1);
  CheckSaid(OleFile({"Root Entry", "WordDocument"}), Obstacle::kNeedsLibreOffice, "docx");
  ::unsetenv("GONGKAI_SOFFICE");
}

TEST_CASE("an old document is read by way of LibreOffice where it is installed") {
  if (!fs::exists("/usr/bin/soffice")) return;
  const Document document = Read(
      "{\\rtf1\\ansi\\pard first line\\par\\trowd\\cellx2000\\cellx4000\\pard\\intbl 1\\cell\\pard\\intbl 2\\cell\\row"
      "\\pard last line\\par}");
  REQUIRE(document.obstacle_message == "");
  CHECK(document.format == Format::kDoc);
  CHECK(Paragraphs(document) == std::vector<std::string>{"first line", "last line"});
  CHECK(Show(Tables(document).at(0).rows.at(0)) == "0:1 | 1:2");
}

}  // namespace
}  // namespace gongkai::docread
