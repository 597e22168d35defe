// Whatever a rich text holds, its canonical form is read back as the same value, and stays the same bytes. The values
// are made from a fixed seed, out of characters and shapes that have a meaning in HTML.
#include <doctest/doctest.h>

#include <array>
#include <random>

#include "docread/rich_text_reader.h"

namespace gongkai::docread {
namespace {

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::vector<RichBlock> Blocks() {
    std::vector<RichBlock> blocks;
    for (int i = Below(12); i >= 0; --i) blocks.push_back(Block());
    return blocks;
  }

 private:
  int Below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
  bool Rarely() { return Below(4) == 0; }

  std::string Text() {
    static constexpr std::array kPieces = {
        "公开",     "a",           " ",    "  ",  "\n",     "\n\n",   "<b>",    "</p>", "&",  "&amp;",  "&lt;",
        "\"",       "'",           "<!--", "-->", "]]>",    "\u00A0", "　　",   "\t",   "1.", "（一）", "·",
        "<script>", "</textarea>", "\\\"", "=",   "\u200B", "\xC3",   "\u202E", "😀",   "/>", "²"};
    std::string text;
    for (int i = Below(6); i > 0; --i)
      text += kPieces[static_cast<std::size_t>(Below(static_cast<int>(kPieces.size())))];
    return text;
  }

  RichRuns Runs() {
    static constexpr std::array kLinks = {"https://example.gov.cn/?a=1&b=2", "/zwgk", "mailto:a@b.cn", "tel:110"};
    RichRuns runs;
    for (int i = Below(4); i >= 0; --i) {
      RichRun run{.text = Text(), .bold = Rarely(), .italic = Rarely(), .underline = Rarely()};
      if (Rarely()) run.link = LinkAddress::Of(kLinks[static_cast<std::size_t>(Below(4))]);
      runs.push_back(std::move(run));
    }
    return runs;
  }

  Alignment Aligned() { return static_cast<Alignment>(Below(3)); }

  RichTable Table() {
    RichTable table;
    for (int row = Below(4); row >= 0; --row) {
      RichRow& made = table.rows.emplace_back();
      for (int cell = Below(4); cell > 0; --cell) {
        RichCell& one = made.cells.emplace_back();
        one.head = Rarely();
        one.row_span = Rarely() ? Below(4) : 1;
        one.column_span = Rarely() ? Below(4) : 1;
        for (int i = Below(3); i > 0; --i) one.paragraphs.push_back({Aligned(), Runs()});
      }
    }
    return table;
  }

  RichBlock Block() {
    switch (Below(7)) {
      case 0:
        return RichHeading{1 + Below(6), Aligned(), Runs()};
      case 1:
        return Table();
      case 2:
        return RichImage{*ImageDigest::Of("sm3:" + std::string(64, static_cast<char>('0' + Below(10)))), Text()};
      case 3:
      case 4:
        return RichListItem{Below(2) == 0, Below(7), Runs()};
      default:
        return RichParagraph{Aligned(), Runs()};
    }
  }

  std::mt19937 random_;
};

TEST_CASE("the canonical form is read back as the same value") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    const auto text = RichText::Of(Maker(seed).Blocks());
    REQUIRE(text.has_value());
    const std::string written = WriteRichText(*text);
    const auto again = ReadRichText(written);
    REQUIRE(again.has_value());
    INFO(seed, ": ", written, "\n", WriteRichText(again->text));
    REQUIRE(again->text == *text);
    REQUIRE(again->images_left_out == 0);
    REQUIRE_FALSE(again->struck_out_left_out);
    REQUIRE(*RichText::Of(text->blocks()) == *text);
  }
}

}  // namespace
}  // namespace gongkai::docread
