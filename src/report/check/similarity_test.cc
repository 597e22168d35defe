#include "report/check/similarity.h"

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "report/check/copying.h"

namespace gongkai::report {
namespace {

using Paragraphs = std::vector<std::string>;

constexpr std::string_view kDredging =
    "入夏以前，水利站会同七个村的管水员沿渠走了四天，把淤塞的十三处涵洞逐一编号，"
    "清淤用工和柴油开支在每个村口贴出，村民对照账单提出两处出入，都在当周改正并重新张贴。";
constexpr std::string_view kBuses =
    "校车改线的消息先用方言广播三遍，再把新的站点画成一张图送到每户，"
    "驾驶员的电话印在图的背面，家长有疑问可以直接拨打，开学第一周没有一个孩子坐错车。";
constexpr std::string_view kMarket =
    "夜市摊位过去靠口头约定，今年改成摇号，号单、摊位图和收费依据一并公布，"
    "落选的摊主可以查看全部号单，摇号录像保存三年备查。";

ComparableText Text(const Paragraphs& paragraphs, std::string_view organ = "") {
  return MakeComparable(paragraphs, organ);
}

std::string WordsOf(const ComparableText& text, const Paragraphs& paragraphs, std::size_t begin, std::size_t end) {
  const SymbolOrigin first = text.origins[begin], last = text.origins[end - 1];
  REQUIRE(first.paragraph == last.paragraph);
  return paragraphs[first.paragraph].substr(first.begin, last.end - first.begin);
}

TEST_CASE("another organ's name and another year do not hide a copy") {
  const Paragraphs own = {"2023年，柳汀镇在渡口立起水位牌，柳汀镇人民政府每天早晚两次公布读数，共公布612次。"};
  const Paragraphs theirs = {"2022年，麦洲乡在渡口立起水位牌，麦洲乡人民政府每天早晚两次公布读数，共公布98次。"};
  const auto a = Text(own, "澄砚县柳汀镇人民政府"), b = Text(theirs, "澄砚县麦洲乡人民政府");
  CHECK(a.symbols == b.symbols);
  CHECK(Compare(a, b).share == doctest::Approx(1.0));
}

TEST_CASE("a passage is shown as it was written, in both texts") {
  const Paragraphs own = {std::string(kMarket) + std::string(kBuses)}, theirs = {std::string(kBuses)};
  const auto a = Text(own), b = Text(theirs);
  const Likeness likeness = Compare(a, b);
  REQUIRE(likeness.passages.size() == 1);
  const SharedPassage& passage = likeness.passages.front();
  const std::string shown = WordsOf(b, theirs, passage.their_begin, passage.their_end);
  CHECK(shown.starts_with("校车改线的消息"));
  CHECK(shown.ends_with("没有一个孩子坐错车"));
  CHECK(WordsOf(a, own, passage.own_begin, passage.own_end) == shown);
}

TEST_CASE("small edits do not break a passage") {
  const std::string edited =
      "入夏之前，水利站会同七个村的管水人员沿渠走了六天，把淤塞的二十处涵洞一一编号，"
      "据统计，清淤用工和柴油花费在每个村口贴出，村民对照账单提出两处出入，均在当周改正并重新张贴。";
  const Likeness likeness = Compare(Text({edited}), Text({std::string(kDredging)}));
  CHECK(likeness.share > 0.7);
}

TEST_CASE("set phrases and names of laws are no copy") {
  const Paragraphs phrases = {
      "以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神，认真贯彻落实《中华人民共和国政府信息公开条"
      "例》"
      "，坚持以公开为常态、不公开为例外，保障人民群众的知情权、参与权、表达权、监督权。"};
  const Likeness likeness =
      Compare(Text({phrases[0] + std::string(kMarket)}), Text({phrases[0] + std::string(kBuses)}));
  CHECK(likeness.matched < 30);
  CHECK_FALSE(IsCopied(likeness));
}

TEST_CASE("texts about different things share nothing") {
  CHECK(Compare(Text({std::string(kMarket)}), Text({std::string(kDredging)})).passages.empty());
  CHECK(Compare(Text({}), Text({std::string(kDredging)})).share == 0);
}

TEST_CASE("the index names the text that was copied, among others") {
  SimilarityIndex index;
  index.Add({"a", "甲乡", "", 2023, {std::string(kMarket)}});
  index.Add({"b", "乙乡", "", 2023, {std::string(kBuses)}});
  index.Add({"c", "丙乡", "", 2023, {std::string(kDredging)}});
  auto own = Text({std::string(kBuses)});
  const auto matches = index.Query(own, [](const IndexedText&) { return true; });
  REQUIRE(matches.size() == 1);
  CHECK(matches.front().text->file == "b");
  const auto none = index.Query(own, [](const IndexedText& text) { return text.organ != "乙乡"; });
  CHECK(none.empty());
}

TEST_CASE("wording that very many organs share is common property") {
  SimilarityIndex index;
  for (int i = 0; i < 12; ++i)
    index.Add({std::to_string(i), std::to_string(i) + "镇", "", 2023, {std::string(kBuses)}});
  auto own = Text({std::string(kBuses)});
  CHECK(index.Query(own, [](const IndexedText&) { return true; }).empty());
}

TEST_CASE("many years of one organ do not make its wording common") {
  SimilarityIndex index;
  for (int year = 2000; year < 2020; ++year) {
    index.Add({std::to_string(year), "甲镇", "", year, {std::string(kBuses)}});
  }
  auto own = Text({std::string(kBuses)});
  CHECK_FALSE(index.Query(own, [](const IndexedText&) { return true; }).empty());
}

TEST_CASE("a name without its county is the same organ only where the place is known to be the same") {
  CHECK(IsSameOrgan("府前镇人民政府", "", "府前镇人民政府", ""));
  CHECK(IsSameOrgan("府前镇人民政府", "999901101", "某县府前镇人民政府", "999901101"));
  CHECK_FALSE(IsSameOrgan("城关镇人民政府", "", "某县城关镇人民政府", "999901101"));
  CHECK_FALSE(IsSameOrgan("城关镇人民政府", "999901101", "城关镇人民政府", "999902101"));
  CHECK_FALSE(IsSameOrgan("", "", "", ""));
}

}  // namespace
}  // namespace gongkai::report
