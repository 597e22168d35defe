// Pieces are scanned many at once; what is found is told of each as if it had been looked at alone.
#include "screening/block_scan.h"

#include <doctest/doctest.h>

#include "screening/sample_parts.h"

namespace gongkai::screening {
namespace {

const Screener& Sample() {
  static const Screener screener(BuiltInLists(), SampleRegister());
  return screener;
}

std::vector<Hit> HitsIn(const std::vector<Part>& parts) { return Sample().Screen(parts, kSampleToday); }

docread::Piece PieceOf(std::string text) {
  docread::Piece piece;
  piece.text = std::move(text);
  return piece;
}

TEST_CASE("Words and numbers do not go on from one piece into the next by chance") {
  Part part = SamplePart("x");
  // 机密 in two paragraphs is no mark, and two halves of a telephone number in two are none.
  part.pieces = {PieceOf("关于印发工作机"), PieceOf("密★的通知"), PieceOf("共有138"), PieceOf("12345678人")};
  CHECK(HitsIn({part}).empty());
}

TEST_CASE("Of many pieces each hit stands in its own, at its own bytes") {
  Part part = SamplePart("x");
  part.pieces.clear();
  for (int i = 0; i < 5'000; ++i) part.pieces.push_back(PieceOf("第" + std::to_string(i) + "段，没有什么。"));
  part.pieces[17].text = "领取人李桂兰，电话13812345678。";
  part.pieces[4'321].text = "李桂兰，身份证410388198506120037";
  part.pieces.back().text = "李桂兰liguilan@163.com";
  const std::vector<Part> parts = {part};
  const std::vector<Hit> hits = HitsIn(parts);
  REQUIRE(hits.size() == 3);
  CHECK(hits[0].piece == 17);
  CHECK(TextOf(hits[0], parts) == "13812345678");
  CHECK(hits[1].piece == 4'321);
  CHECK(TextOf(hits[1], parts) == "410388198506120037");
  CHECK(hits[2].piece == 4'999);
  CHECK(TextOf(hits[2], parts) == "liguilan@163.com");
}

TEST_CASE("A piece longer than a block, and empty ones beside it") {
  std::string text;
  while (text.size() < 300'000) text += "没有什么可说的一段话。";
  text += "身份证410388198506120037";
  Part part = SamplePart("x");
  part.pieces = {PieceOf(""), PieceOf(text), PieceOf(""), PieceOf("机密★10年")};
  const std::vector<Part> parts = {part};
  const std::vector<Hit> hits = HitsIn(parts);
  REQUIRE(hits.size() == 2);
  CHECK(TextOf(hits[0], parts) == "410388198506120037");
  CHECK(hits[1].piece == 3);
}

TEST_CASE("One traditional character in a long simplified paragraph hides no word") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "本年度主动公开政府信息。";
  const std::vector<Part> parts = {SamplePart(text + "此件絕密★30年。" + text)};
  const std::vector<Hit> hits = HitsIn(parts);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].rule == "S-MARK");
}

TEST_CASE("Letters of a word are found capital or small, few of them or many") {
  WordList list{"forbidden", Category::kWording, "不当用语", {}};
  list.words = {{.text = "KTV卡"}, {.text = "Notebook本"}};
  const Screener screener({list}, {});
  for (const char* text : {"发放ktv卡", "发放Ktv卡", "发放NOTEBOOK本", "发放noteBook本"}) {
    CAPTURE(text);
    const std::vector<Part> parts = {SamplePart(text)};
    CHECK(screener.Screen(parts, kSampleToday).size() == 1);
  }
}

TEST_CASE("Words of any shape are found: one character, letters before or behind, characters of two and four bytes") {
  WordList list{"forbidden", Category::kWording, "不当用语", {}};
  for (const char* word : {"禁", "A级卡", "王B", "é店", "𠮷野", "甲乙", "甲乙丙", "甲乙Q", "ktv", "KTV"})
    list.words.push_back({.text = word});
  const Screener screener({list}, {});
  const auto found = [&](const char* text) {
    return screener.Screen(std::vector<Part>{SamplePart(text)}, kSampleToday).size();
  };
  for (const char* text :
       {"禁", "不禁止", "发放a级卡", "王b", "王B说", "在é店", "𠮷野家", "甲乙", "甲乙Q", "一甲乙丁"}) {
    CAPTURE(text);
    CHECK(found(text) == 1);
  }
  CHECK(found("甲乙丙") == 1);  // the longer of two that overlap
  CHECK(found("甲、乙，A级，é，𠮷，王") == 0);
}

TEST_CASE("Torn characters hide nothing behind them, and end nothing") {
  const std::vector<Part> parts = {SamplePart("\xE7\xE7\xBB绝密★10年\xE6")};
  CHECK(HitsIn(parts).size() == 1);
  Part part = SamplePart("x");
  part.pieces = {PieceOf("工作\xE7"), PieceOf("a 密件")};
  CHECK_NOTHROW(HitsIn({part}));
}

TEST_CASE("An account in groups is found behind its word, a row of figures is none") {
  const std::vector<Part> parts = {
      SamplePart("开户名李桂兰，账号 0000 1052 3001 18 补贴 500\n447 7 0 0 0 0 454 30 1 0 0 0 31 5")};
  const std::vector<Hit> hits = HitsIn(parts);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].rule == "P-ACCOUNT");
}

}  // namespace
}  // namespace gongkai::screening
