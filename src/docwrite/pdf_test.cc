// What is written is opened again with poppler's tools, as a printer's machine would: the text complete and in order,
// the size of the paper, the codes readable by a scanner's library.
#include "docwrite/pdf.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cairo.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace gongkai::docwrite {
namespace {

/// A folder that is gone afterwards.
struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("pdf_test." + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string Keep(const std::string& bytes) const {
    std::ofstream(path / "a.pdf", std::ios::binary) << bytes;
    return (path / "a.pdf").string();
  }
};

std::string Told(const std::string& command) {
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string told;
  std::array<char, 4096> part{};
  for (std::size_t count = 0; (count = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
    told.append(part.data(), count);
  const int status = ::pclose(pipe);
  CHECK_MESSAGE(status == 0, command);
  return told;
}

bool IsThere(const std::string& program) { return ::system(("command -v " + program + " >/dev/null").c_str()) == 0; }

std::string TextOf(const std::string& pdf) {
  const Folder folder;
  return Told("pdftotext -layout " + folder.Keep(pdf) + " -");
}

/// What belongs together on a line is broken by the width of the paper: compared without blanks and line ends.
std::string Tight(std::string_view text) {
  std::string tight;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > 0x20) tight += c;
  }
  return tight;
}

std::string FactOf(const std::string& pdf, const std::string& fact) {
  const Folder folder;
  const std::string told = Told("pdfinfo " + folder.Keep(pdf));
  const std::size_t at = told.find(fact + ":");
  REQUIRE(at != std::string::npos);
  const std::size_t from = told.find_first_not_of(' ', at + fact.size() + 1);
  return told.substr(from, told.find('\n', from) - from);
}

RichText TextOfBlocks(std::vector<RichBlock> blocks) { return *RichText::Of(std::move(blocks)); }

RichCell Cell(std::string text, bool head = false, int rows = 1, int columns = 1) {
  return {
      .head = head, .row_span = rows, .column_span = columns, .paragraphs = {{.runs = {{.text = std::move(text)}}}}};
}

TEST_CASE("a page holds its text complete and in order, on paper of its size") {
  const RichText body =
      TextOfBlocks({RichHeading{.runs = {{.text = "一、办理条件"}}},
                    RichParagraph{.runs = {{.text = "户籍在本县的"}, {.text = "老年人", .bold = true}}},
                    RichListItem{.ordered = true, .runs = {{.text = "本人申请"}}},
                    RichListItem{.ordered = true, .runs = {{.text = "村里核实"}}},
                    RichParagraph{.alignment = Alignment::kEnd, .runs = {{.text = "二〇二六年三月"}}}});
  const PdfDocument document{
      .paper = kA4,
      .title = "关于高龄津贴的通知",
      .author = "澄砚县民政局",
      .made = std::chrono::year(2026) / 3 / 9,
      .foot = "索引号 MZJ/2026-00001",
      .blocks = {PdfTitle{"关于高龄津贴的通知"}, PdfFacts{{{"公开机关", "澄砚县民政局"}, {"公开日期", "2026年3月9日"}}},
                 body, PdfLine{"电话 0578-1234567"}}};
  const std::string pdf = WritePdf(document);
  CHECK(FactOf(pdf, "Page size") == "595.276 x 841.89 pts (A4)");
  CHECK(FactOf(pdf, "Pages") == "1");
  CHECK(FactOf(pdf, "Title") == "关于高龄津贴的通知");
  const std::string text = Tight(TextOf(pdf));
  std::size_t at = 0;
  for (const char* part :
       {"关于高龄津贴的通知", "公开机关：澄砚县民政局", "公开日期：2026年3月9日", "一、办理条件", "户籍在本县的老年人",
        "1.本人申请", "2.村里核实", "二〇二六年三月", "电话0578-1234567", "索引号MZJ/2026-00001", "第1页，共1页"}) {
    const std::size_t there = text.find(part, at);
    CHECK_MESSAGE(there != std::string::npos, part, " in ", text);
    if (there != std::string::npos) at = there;
  }
  PdfDocument large = document;
  large.paper = kA3;
  CHECK(FactOf(WritePdf(large), "Page size") == "841.89 x 1190.55 pts (A3)");
  CHECK(WritePdf(document) == pdf);  // no clock, no chance
}

TEST_CASE("a long text goes over pages, and nothing of it is lost or doubled") {
  std::vector<RichBlock> blocks;
  for (int i = 1; i <= 120; ++i) {
    blocks.push_back(RichParagraph{
        .runs = {
            {.text =
                 "第" + std::to_string(i) + "段：" +
                 std::string(i % 7 == 0 ? "内容很长，要折成几行才放得下，所以这里多写一些字，看看换页的地方是不是还对。"
                                        : "内容。")}}});
  }
  const std::string pdf = WritePdf({.title = "长文", .blocks = {TextOfBlocks(blocks)}});
  const int pages = std::stoi(FactOf(pdf, "Pages"));
  CHECK(pages > 2);
  const std::string text = Tight(TextOf(pdf));
  std::size_t at = 0;
  for (int i = 1; i <= 120; ++i) {
    const std::string mark = "第" + std::to_string(i) + "段：内容";
    const std::size_t there = text.find(mark, at);
    CHECK_MESSAGE(there != std::string::npos, mark);
    CHECK(text.find(mark, there + 1) == std::string::npos);
    if (there != std::string::npos) at = there;
  }
  CHECK(text.find("第" + std::to_string(pages) + "页，共" + std::to_string(pages) + "页") != std::string::npos);
}

TEST_CASE(
    "a table with merged cells goes over pages with its head on each, and a row taller than a page is cut between "
    "lines") {
  RichTable table;
  table.rows.push_back({{Cell("村", true, 2), Cell("人数", true, 1, 2)}});
  table.rows.push_back({{Cell("男", true), Cell("女", true)}});
  for (int i = 1; i <= 80; ++i) {
    table.rows.push_back(
        {{Cell("村庄" + std::to_string(i)), Cell(std::to_string(1000 + i)), Cell(std::to_string(2000 + i))}});
  }
  std::string long_text;
  for (int i = 1; i <= 900; ++i) long_text += "句" + std::to_string(i) + "。";
  table.rows.push_back({{Cell("最后"), Cell(long_text, false, 1, 2)}});
  const std::string pdf = WritePdf({.title = "表", .blocks = {TextOfBlocks({table})}});
  const int pages = std::stoi(FactOf(pdf, "Pages"));
  CHECK(pages >= 4);
  const std::string layout = TextOf(pdf), text = Tight(layout);
  int heads = 0;
  for (std::size_t at = text.find("人数"); at != std::string::npos; at = text.find("人数", at + 1)) ++heads;
  CHECK(heads == pages);
  for (int i = 1; i <= 80; ++i) {
    const std::string row = "村庄" + std::to_string(i) + std::to_string(1000 + i) + std::to_string(2000 + i);
    CHECK_MESSAGE(text.find(row) != std::string::npos, row);
  }
  // In the order in which it was drawn; a sentence may be torn where a page ends.
  const Folder folder;
  const std::string drawn = Tight(Told("pdftotext -raw " + folder.Keep(pdf) + " -"));
  int torn = 0;
  for (int i = 1; i <= 900; ++i) torn += drawn.find("句" + std::to_string(i) + "。") == std::string::npos ? 1 : 0;
  CHECK(torn <= pages);
}

TEST_CASE("a fact that is too long to stand beside another goes over pages, and nothing of it is lost") {
  std::string long_fact;
  for (int i = 1; i <= 1250; ++i) long_fact += std::to_string(10'000 + i).substr(1) + "。";  // 5 each
  const PdfFacts facts{{{"公开机关", "澄砚县民政局"}, {"适用范围", long_fact}, {"收费标准", "不收费"}}};
  const std::string pdf = WritePdf({.title = "长项", .blocks = {PdfTitle{"长项"}, facts, PdfLine{"最后一行"}}});
  CHECK(std::stoi(FactOf(pdf, "Pages")) > 1);
  const Folder folder;
  const std::string drawn = Tight(Told("pdftotext -raw " + folder.Keep(pdf) + " -"));
  std::size_t at = 0;
  int missing = 0;
  for (int i = 1; i <= 1250; ++i) {
    const std::size_t there = drawn.find(std::to_string(10'000 + i).substr(1), at);
    missing += there == std::string::npos ? 1 : 0;
    at = there == std::string::npos ? at : there;
  }
  CHECK(missing == 0);
  for (const char* part : {"公开机关：澄砚县民政局", "适用范围：0001", "收费标准：不收费", "最后一行"}) {
    CHECK_MESSAGE(drawn.find(part) != std::string::npos, part);
  }
}

TEST_CASE("many columns and odd content are no trouble") {
  RichTable wide;
  RichRow row;
  for (int i = 0; i < 60; ++i) row.cells.push_back(Cell("列" + std::to_string(i)));
  wide.rows.push_back(row);
  const auto image = ImageDigest::Of("sm3:" + std::string(64, 'a'));
  REQUIRE(image);
  const std::string pdf =
      WritePdf({.title = "\xff",
                .blocks = {PdfTitle{""}, PdfFacts{}, TextOfBlocks({wide, RichImage{*image, "水站"}}), RichText(),
                           PdfLine{"\xff\xfe broken bytes"}, PdfLine{"👍 𠮷野 ﷽"}}});
  CHECK(Tight(TextOf(pdf)).find("［图片：水站］") != std::string::npos);
  CHECK_THROWS_AS(WritePdf({.blocks = {PdfCode{std::string(4000, 'a'), {}}}}), std::length_error);
}

TEST_CASE("a day is not broken amid, however narrow its column, and lines broken by hand are set in alike") {
  RichTable table;
  RichRow row;
  for (const char* text : {"1", "澄枕罚〔2026〕6号", "澄砚县青檐木作坊", "露天焚烧秸秆", "罚款1000元，责令改正。",
                           "大气污染防治法第七十七条、第一百一十九条；依省政府赋权清单由乡镇实施", "2026-08-16"}) {
    row.cells.push_back(Cell(text));
  }
  table.rows.push_back(std::move(row));
  const RichParagraph broken{.runs = {{.text = "（一）使用煤炉取暖的住户。\n（二）出租房屋、民宿。"}}};
  const std::string text = TextOf(WritePdf({.paper = kA5, .title = "t", .blocks = {TextOfBlocks({broken, table})}}));
  CHECK(text.find("2026-08-16") != std::string::npos);
  CHECK(text.find("〔2026〕6") != std::string::npos);
  const auto column_of = [&](std::string_view words) {
    const std::size_t at = text.find(words);
    REQUIRE(at != std::string::npos);
    const std::size_t line = text.rfind('\n', at);
    return at - (line == std::string::npos ? 0 : line + 1);
  };
  CHECK(column_of("（一）") == column_of("（二）"));
}

std::string BytesOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST_CASE("an image of a text is drawn; what cannot be is told by its description") {
  const std::string png = BytesOf(GONGKAI_SOURCE_DIR "/data/demo/board.png");
  REQUIRE(png.size() > 100);
  const auto digest = [](char c) { return *ImageDigest::Of("sm3:" + std::string(64, c)); };
  const RichText body = TextOfBlocks({RichParagraph{.runs = {{.text = "上面"}}}, RichImage{digest('a'), "公示栏"},
                                      RichImage{digest('b'), "坏的"}, RichImage{digest('c'), "没有的"},
                                      RichImage{digest('d'), "网页图"}, RichParagraph{.runs = {{.text = "下面"}}}});
  const std::string pdf = WritePdf({.title = "图",
                                    .image = [&](const ImageDigest& image) -> PdfImage {
                                      const auto share = std::make_shared<const std::string, std::string>;
                                      if (image == digest('a')) return share(std::string(png));
                                      if (image == digest('b')) return share(png.substr(0, png.size() / 2));
                                      if (image == digest('d'))
                                        return share(std::string("RIFF\x16\0\0\0WEBPVP8X", 16) + std::string(14, '\1'));
                                      return nullptr;
                                    },
                                    .blocks = {body}});
  const std::string text = Tight(TextOf(pdf));
  CHECK(text.find("［图片：公示栏］") == std::string::npos);
  for (const char* alt : {"［图片：坏的］", "［图片：没有的］", "［图片：网页图］"})
    CHECK(text.find(alt) != std::string::npos);
  const Folder folder;
  const std::string listed = Told("pdfimages -list " + folder.Keep(pdf));
  CHECK(listed.find("240   180") != std::string::npos);
  CHECK(std::count(listed.begin(), listed.end(), '\n') == 3);  // two lines of heads, one image
}

/// Grey, with nothing in it.
std::string BlankPng(int side) {
  std::string bytes;
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side);
  const auto append = [](void* to, const unsigned char* from, unsigned int count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(from), count);
    return CAIRO_STATUS_SUCCESS;
  };
  cairo_surface_write_to_png_stream(surface, append, &bytes);
  cairo_surface_destroy(surface);
  return bytes;
}

TEST_CASE("a picture is no finer on paper than paper shows it") {
  const auto image = *ImageDigest::Of("sm3:" + std::string(64, 'a'));
  const auto png = std::make_shared<const std::string>(BlankPng(3000));
  const std::string pdf = WritePdf({.paper = kA5,
                                    .title = "图",
                                    .image = [&](const ImageDigest&) { return png; },
                                    .blocks = {TextOfBlocks({RichImage{image, "很大的图"}})}});
  const Folder folder;
  const std::string listed = Told("pdfimages -list " + folder.Keep(pdf));
  CHECK(listed.find("3000") == std::string::npos);
  CHECK(listed.find(" 150 ") != std::string::npos);  // points an inch
}

TEST_CASE("contents name the page of each mark, the foot is left out where it is not wanted") {
  PdfDocument document{.title = "册", .foot = "册子的名称", .foot_on = PdfFoot::kNotOnFirst, .blocks = {}};
  document.blocks = {PdfTitle{"封面"},
                     PdfNewPage{},
                     PdfContents{},
                     PdfNewPage{},
                     PdfMark{"一"},
                     PdfLine{"甲"},
                     PdfNewPage{},
                     PdfSpace{0.5},
                     PdfNewPage{},
                     PdfMark{"二，名称很长很长很长很长很长很长很长很长很长很长很"
                             "长很长很长很长很长很长很长很长很长很长很长"},
                     PdfLine{"乙"}};
  const std::string pdf = WritePdf(document);
  CHECK(CountPdfPages(document) == 5);
  const Folder folder;
  const std::string path = folder.Keep(pdf);
  const std::string cover = Told("pdftotext -f 1 -l 1 " + path + " -"),
                    contents = Tight(Told("pdftotext -layout -f 2 -l 2 " + path + " -"));
  CHECK(cover.find("册子的名称") == std::string::npos);
  CHECK(contents.find("一3") != std::string::npos);
  CHECK(contents.find("册子的名称第2页，共5页") != std::string::npos);
  CHECK(contents.find('5') != std::string::npos);
}

TEST_CASE("codes on paper are read by a scanner's library") {
  const std::vector<std::string> addresses = {
      "https://zwgk.chengyan.example/items/12-345", "https://zwgk.chengyan.example/items?organ=12&column=welfare",
      "https://zwgk.chengyan.example/items?organ=12&column=fees", "https://zwgk.chengyan.example/items/1-1"};
  PdfCodeSheet sheet;
  for (std::size_t i = 1; i < addresses.size(); ++i) sheet.codes.push_back({addresses[i], "栏目" + std::to_string(i)});
  const std::string pdf =
      WritePdf({.title = "码", .blocks = {PdfCode{addresses[0], {"扫码看原文", addresses[0]}}, sheet}});
  const std::string text = Tight(TextOf(pdf));
  CHECK(text.find("扫码看原文") != std::string::npos);
  CHECK(text.find("栏目3") != std::string::npos);
  if (!IsThere("zbarimg")) return;
  const Folder folder;
  const std::string picture = (folder.path / "p").string();
  Told("pdftoppm -r 150 -png " + folder.Keep(pdf) + " " + picture);
  const std::string read = Told("zbarimg -q --raw " + picture + "-1.png 2>/dev/null");
  for (const std::string& address : addresses) CHECK_MESSAGE(read.find(address + "\n") != std::string::npos, address);
}

}  // namespace
}  // namespace gongkai::docwrite
