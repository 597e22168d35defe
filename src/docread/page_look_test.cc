// Pages looked at, burnt in pieces and put together; pdftotext, which knows nothing of us, reads what came of it.
#include "docread/page_look.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <support/temp_dir.h>
#include "docread/burn.h"
#include "docread/burnt_here.h"
#include "docread/child.h"
#include "docread/look_orders.h"
#include "docread/to_pages.h"

namespace gongkai::docread {
namespace {

std::string Words(int x, int y, const std::string& text) {
  return "BT /F 14 Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + text + ") Tj ET\n";
}

/// Pages of 300 by 200 points, each with its own content.
std::string Pdf(const std::vector<std::string>& contents, const std::string& page = "") {
  std::string kids;
  std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>", "",
                                      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  for (const std::string& content : contents) {
    const std::string number = std::to_string(objects.size() + 1);
    objects.push_back("<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream");
    kids += std::to_string(objects.size() + 1) + " 0 R ";
    objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents " + number +
                      " 0 R/Resources<</Font<</F 3 0 R>>>>" + page + ">>");
  }
  objects[1] = "<</Type/Pages/Count " + std::to_string(contents.size()) + "/Kids[" + kids + "]>>";
  std::string pdf = "%PDF-1.5\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", pdf.size());
    table += entry;
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string count = std::to_string(objects.size() + 1), start = std::to_string(pdf.size());
  return pdf + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer<</Size " + count +
         "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

std::string TextOf(const std::string& pdf) {
  const testing::TempDir folder;
  std::ofstream(folder.File("a.pdf"), std::ios::binary) << pdf;
  return RunChild({"/usr/bin/pdftotext", {folder.File("a.pdf"), "-"}, {}}, {}, {60, 64U << 20U}).output;
}

TEST_CASE("orders to look are read as they were written") {
  const LookOrders orders{3, 9, 72.5, true, true, {{4, 1.5, 2, 3, 4}}};
  const std::string text = WriteLookOrders(orders, 4) + "%PDF";
  std::string_view input = text;
  LookOrders read;
  REQUIRE(TakeLookOrders(input, read));
  CHECK(input == "%PDF");
  CHECK(read.first == 3);
  CHECK(read.last == 9);
  CHECK(read.dots_per_inch == 72.5);
  CHECK(read.unseen);
  CHECK(read.pictures);
  REQUIRE(read.boxes.size() == 1);
  CHECK(read.boxes[0].page == 4);
  CHECK(read.boxes[0].left == 1.5);
  std::string_view short_one = std::string_view(text).substr(0, text.size() - 1);
  CHECK_FALSE(TakeLookOrders(short_one, read));
}

TEST_CASE("the text of a page as it is seen, with the places of its characters") {
  const std::string pdf = Pdf({Words(20, 100, "Below") + Words(20, 150, "Kept 1200") + Words(200, 150, "far") +
                               "3 Tr " + Words(20, 50, "unseen")});
  const Looked looked = LookAtPages(pdf, {});
  REQUIRE(looked.obstacle_message == "");
  REQUIRE(looked.looked.size() == 1);
  const PageText& page = looked.looked[0].text;
  CHECK(page.text == "Kept 1200\tfar\nBelow");
  CHECK(page.width == doctest::Approx(300));
  REQUIRE(page.glyphs.size() == 16);
  const PageGlyph& first = page.glyphs[0];
  CHECK(page.text.substr(first.offset, first.length) == "K");
  CHECK(first.box.left == doctest::Approx(20).epsilon(0.05));
  CHECK(first.box.top > 30);
  CHECK(first.box.bottom < 56);
  LookWish all;
  all.unseen = true;
  CHECK(LookAtPages(pdf, all).looked.at(0).text.text == "Kept 1200\tfar\nBelow\nunseen");
}

TEST_CASE("a box that is not black is told, one that is is not") {
  LookWish wish;
  wish.boxes = {{1, 10, 10, 60, 40}, {1, 100, 10, 160, 40}, {2, 0, 0, 50, 50}};
  const Looked looked = LookAtPages(Pdf({"0 g 9 155 60 40 re f\n"}), wish);
  REQUIRE(looked.looked.size() == 1);
  REQUIRE(looked.looked[0].uneven.size() == 1);
  CHECK(looked.looked[0].uneven[0].left == 100);
}

TEST_CASE("many pages are burnt in pieces, in their order, with their boxes, and told as they are done") {
  std::vector<std::string> contents;
  BurnWish wish;
  static constexpr int kPages = 45;
  for (int page = 1; page <= kPages; ++page) {
    contents.push_back(Words(20, 150, "Kept" + std::to_string(1000 + page)) + Words(20, 100, "Secret"));
    wish.boxes.push_back({page, 15, 84, 120, 106});
  }
  const std::string pdf = Pdf(contents);
  wish.pages = LookAtAllPages(pdf, {}).pages;
  REQUIRE(wish.pages == kPages);
  std::atomic<int> told = 0;
  wish.done = [&told](int done, int pages) {
    told = std::max(told.load(), pages == kPages ? done : kPages + 1);
    return true;
  };
  const Burnt burnt = BurnPages(pdf, wish);
  REQUIRE(burnt.obstacle_message == "");
  CHECK(burnt.pages == kPages);
  CHECK(burnt.boxes == kPages);
  CHECK(told == kPages);
  CHECK(burnt.digest == DigestOfFile(burnt.bytes));
  const std::string text = TextOf(burnt.bytes);
  CHECK(text.find("Secret") == std::string::npos);
  std::size_t last = 0;
  for (int page = 1; page <= kPages; ++page) {
    const std::size_t at = text.find("Kept" + std::to_string(1000 + page));
    REQUIRE(at != std::string::npos);
    CHECK(at >= last);
    last = at;
  }
}

TEST_CASE("a character that a box only grazes stays; between two that stay, one that goes leaves no letter behind") {
  BurnWish wish;
  wish.pages = 1;
  wish.boxes = {{1, 20, 30, 200, 40.5}, {1, 44, 84, 51, 106}};
  const Burnt burnt = BurnPages(Pdf({Words(20, 150, "Kept") + Words(20, 100, "aaaiaaa")}), wish);
  REQUIRE(burnt.obstacle_message == "");
  const std::string text = TextOf(burnt.bytes);
  CHECK(text.find("Kept") != std::string::npos);
  CHECK(text.find("aaaiaaa") == std::string::npos);
  CHECK(text.find('i') == std::string::npos);
}

TEST_CASE("what the program answers is not believed: more pages than there may be, pages in no order") {
  const testing::TempDir folder;
  const std::string liar = folder.File("liar");
  const auto told = [&](const std::string& lines) {
    std::ofstream(liar) << "#!/bin/sh\ncat >/dev/null\n" << lines << "\necho E\n";
    std::filesystem::permissions(liar, std::filesystem::perms::owner_all);
    ::setenv("GONGKAI_PDF", liar.c_str(), 1);
    const Looked looked = LookAtPages("%PDF-", {});
    ::unsetenv("GONGKAI_PDF");
    CHECK(looked.looked.size() == (looked.obstacle_message.empty() ? 1 : 0));
    return looked.obstacle;
  };
  CHECK(told("echo N 1; echo P 1 300 200 1 1") == Obstacle::kNone);
  CHECK(told("echo N 1; for i in 1 2 3; do echo P 1 300 200 1 1; done") == Obstacle::kDamaged);
  CHECK(told("echo N 9; echo P 2001 300 200 1 1") == Obstacle::kDamaged);
  CHECK(told("echo N 9; echo P 0 300 200 1 1") == Obstacle::kDamaged);
}

/// Words of the file replaced by others of the same length, so that all stands where its table says.
std::string Changed(std::string pdf, const std::string& words, const std::string& others) {
  REQUIRE(words.size() == others.size());
  REQUIRE(pdf.find(words) != std::string::npos);
  return pdf.replace(pdf.find(words), words.size(), others);
}

TEST_CASE("too many pages, and a page that is too large, are told as what they are") {
  LookWish wish;
  wish.most_pages = 2;
  const std::string many = "这份文件超过 2 页，请拆分后再试。";
  CHECK(LookAtPages(Pdf({"n", "n", "n"}), wish).obstacle_message == many);
  // More pages than the file has objects.
  const Looked claimed = LookAtPages(Changed(Pdf({"n"}), "/Count 1", "/Count 9"), wish);
  CHECK(claimed.obstacle_message == many);
  CHECK(claimed.obstacle == Obstacle::kTooLarge);
  const Looked large = LookAtPages(Changed(Pdf({"n"}), "[0 0 300 200]", "[0 0 30000 9]"), {});
  CHECK(large.obstacle == Obstacle::kTooLarge);
  CHECK(large.obstacle_message == "第 1 页太大，一边超过 7 米，请改成平常的纸张大小，重新导出后再试。");
}

TEST_CASE("what is no PDF, or has fewer pages than were said, is refused with a sentence") {
  CHECK_FALSE(LookAtPages("%PDF-1.7 nothing", {}).obstacle_message.empty());
  BurnWish wish;
  CHECK_FALSE(BurnPages(Pdf({"n"}), wish).obstacle_message.empty());
  wish.pages = 3;
  CHECK_FALSE(BurnPages(Pdf({"n"}), wish).obstacle_message.empty());
  CHECK(ToPages("只是一段文字", 1'000).obstacle == Obstacle::kUnsupported);
  CHECK(ToPages(Pdf({"n"}), 10).obstacle == Obstacle::kTooLarge);
  CHECK(ToPages(Pdf({"n"}), 10'000).pdf == Pdf({"n"}));
}

}  // namespace
}  // namespace gongkai::docread
