// A text with its hits in place: what is marked, folded, escaped, and how much of it there is.
#include "screening/marked_text_view.h"

#include <doctest/doctest.h>

#include "screening/rule.h"

namespace gongkai::screening {
namespace {

bool Has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
std::size_t Count(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

docread::Piece Piece(std::string text, docread::Sight sight = docread::Sight::kShown) {
  docread::Piece piece;
  piece.text = std::move(text);
  piece.sight = sight;
  piece.where = "第 1 段";
  return piece;
}

Part PartOf(std::vector<docread::Piece> pieces) {
  return {.key = "body", .label = "正文", .pieces = std::move(pieces), .files = {}, .obstacle = {}};
}

Hit HitAt(std::size_t piece, std::size_t offset, std::size_t length, Sureness sureness = Sureness::kCertain) {
  Hit hit;
  hit.rule = Rules().front().id;
  hit.piece = piece;
  hit.offset = offset;
  hit.length = length;
  hit.sureness = sureness;
  hit.why = "为什么";
  return hit;
}

TEST_CASE("marks stand where the hits are, with signs that lead to the cards, and nothing is markup that was text") {
  const std::vector<Part> parts = {PartOf({Piece("<b>一</b>abc&二")})};
  const std::vector<Hit> hits = {HitAt(0, 10, 3), HitAt(0, 12, 99)};
  const std::string html = DrawMarked({.parts = parts, .hits = hits}).text();
  CHECK(Has(html, "&lt;b&gt;一&lt;/b&gt;"));
  CHECK_FALSE(Has(html, "<b>一"));
  CHECK(Has(html, "<mark class=\"m-error\" id=\"s1\">abc</mark><sup><a class=\"sign sign-error\" href=\"#f1\""));
  CHECK(Has(html, "<mark class=\"m-error\" id=\"s2\">&amp;二</mark>"));
  CHECK(Has(html, "id=\"f1\""));
  CHECK(Has(html, "id=\"f2\""));
  CHECK(Has(html, "共 2 处，待处理 2 处"));
}

TEST_CASE("what is settled says how, and counts no more") {
  const std::vector<Part> parts = {PartOf({Piece("abcdef")})};
  const std::vector<Hit> hits = {HitAt(0, 0, 3), HitAt(0, 3, 3)};
  const MarkedText shown{.parts = parts,
                         .hits = hits,
                         .settled = [](std::size_t hit) { return std::string(hit == 0 ? "何清：是例子" : ""); },
                         .acts = [](std::size_t) { return web::Markup("<button type=\"submit\">隐去</button>"); }};
  const std::string html = DrawMarked(shown).text();
  CHECK(Has(html, "共 2 处，待处理 1 处"));
  CHECK(Has(html, "何清：是例子"));
  CHECK(Has(html, "m-dismissed"));
  CHECK(Count(html, "隐去</button>") == 2);
  CHECK(Has(DrawHitChips(shown).text(), "已处理 1 处"));
}

TEST_CASE("of a long text the neighbourhood of hits is open and the rest folded away") {
  std::vector<docread::Piece> pieces;
  for (int i = 0; i < 100; ++i) pieces.push_back(Piece("段落" + std::to_string(i)));
  const std::vector<Part> parts = {PartOf(pieces)};
  const std::vector<Hit> hits = {HitAt(50, 0, 6)};
  const std::string html = DrawMarkedParts({.parts = parts, .hits = hits}).text();
  CHECK(Has(html, "展开 49 段"));
  CHECK(Has(html, "展开 48 段"));
  CHECK(html.find("id=\"s1\"") > html.find("展开 49 段"));
}

TEST_CASE("tables are tables, what nobody sees in them says so, and rows without hits fold away") {
  std::vector<docread::Piece> pieces;
  for (int row = 0; row < 60; ++row) {
    for (int column = 0; column < 3; ++column) {
      docread::Piece piece = Piece("格" + std::to_string(row) + "-" + std::to_string(column),
                                   column == 2 ? docread::Sight::kHiddenColumn : docread::Sight::kShown);
      piece.where = "工作表“明细”第 1 行";
      piece.table = 1;
      piece.row = row;
      piece.column = column;
      pieces.push_back(std::move(piece));
    }
  }
  const std::vector<Part> parts = {PartOf(pieces)};
  const std::vector<Hit> hits = {HitAt(3 * 30 + 1, 0, 3)};
  const std::string html = DrawMarkedParts({.parts = parts, .hits = hits}).text();
  CHECK(Has(html, "工作表“明细”"));
  CHECK(Has(html, "marked-unseen"));
  CHECK(Has(html, "展开 27 行"));
  CHECK(Has(html, "展开 28 行"));
  CHECK_FALSE(Has(html, "看不见、却会随着出去的内容"));
}

TEST_CASE("what is in the file and not on the page stands apart") {
  const std::vector<Part> parts = {PartOf({Piece("看得见"), Piece("悄悄话", docread::Sight::kComment)})};
  const std::vector<Hit> hits = {HitAt(1, 0, 0, Sureness::kLikely)};
  const std::string html = DrawMarked({.parts = parts, .hits = hits}).text();
  CHECK(Has(html, "看不见、却会随着出去的内容"));
  CHECK(Has(html, "id=\"s1\""));
  CHECK(html.find("悄悄话", html.find("看不见、却会")) != std::string::npos);
}

TEST_CASE("a part that could not be looked into is told, with the hit on it") {
  Part part = PartOf({});
  part.obstacle = "这个文件有密码，打不开。";
  const std::vector<Part> parts = {part};
  const std::vector<Hit> hits = {HitAt(0, 0, 0)};
  const std::string html = DrawMarked({.parts = parts, .hits = hits}).text();
  CHECK(Has(html, "这个文件有密码，打不开。"));
  CHECK(Has(html, "id=\"s1\""));
}

TEST_CASE("hits beyond all places, in the middle of characters or at the end break nothing") {
  const std::vector<Part> parts = {PartOf({Piece("一二三")})};
  const std::vector<Hit> hits = {HitAt(0, 1, 1), HitAt(0, 8, 5), HitAt(0, 99, 1), HitAt(7, 0, 1)};
  Hit elsewhere = HitAt(0, 0, 1);
  elsewhere.part = 5;
  std::vector<Hit> all = hits;
  all.push_back(elsewhere);
  const std::string html = DrawMarked({.parts = parts, .hits = all}).text();
  CHECK(Has(html, "共 5 处"));
}

TEST_CASE("thousands of hits make a page that a browser bears") {
  std::vector<docread::Piece> pieces;
  std::vector<Hit> hits;
  for (int row = 0; row < 20'000; ++row) {
    docread::Piece piece = Piece("110105194912310021");
    piece.table = 1;
    piece.row = row;
    pieces.push_back(std::move(piece));
    hits.push_back(HitAt(static_cast<std::size_t>(row), 0, 18));
  }
  const std::vector<Part> parts = {PartOf(pieces)};
  const std::string html = DrawMarked({.parts = parts, .hits = hits}).text();
  CHECK(html.size() < 2'000'000);
  CHECK(Has(html, "共 20000 处"));
  CHECK(Has(html, "内容太多，其余 19600 行没有在这里列出。"));
}

}  // namespace
}  // namespace gongkai::screening
