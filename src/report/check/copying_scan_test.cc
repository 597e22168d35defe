#include "report/check/copying_scan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "base/utf8.h"

namespace gongkai::report {
namespace {

using Paragraphs = std::vector<std::string>;

const std::string kFerry =
    "渡口改造涉及三个村的出行，工程概算、招标结果和夜间停航时刻先后三次贴在候船亭，摆渡工人逐一向乘客说明，"
    "两名乘客提出的改点意见被采纳，改过的时刻表重新印制四百张分送各户。";
const std::string kOrchard =
    "果园防霜补贴按亩核算，清册由农技站逐块丈量后公布在村口，果农对照地块编号提出七处出入，"
    "更正以后的清册附上丈量照片，存入档案馆供人查阅，补贴发放日期提前十天广播。";
const std::string kBridge =
    "古桥修缮用的是捐款与专项资金，石料采购单、工匠日工资和每周进度画成图板立在桥头，"
    "修缮期间绕行路线由志愿者带路，完工后的决算请三名退休教师逐项核对再行公布。";
const std::string kSchool =
    "校车改线的消息先用方言广播三遍，再把新的站点画成一张图送到每户，驾驶员的电话印在图的背面，"
    "家长有疑问可以直接拨打，开学第一周没有一个孩子坐错车。";

CopyingScan ScanOf(const std::vector<std::pair<std::string, Paragraphs>>& texts) {
  CopyingScan scan;
  for (const auto& [organ, paragraphs] : texts) scan.Add(MakeComparable(paragraphs, organ));
  return scan;
}

TEST_CASE("of several narratives the pair that shares a passage is found, once, the shorter one first") {
  const std::string edited = "2024年，麦洲乡" + kFerry;
  CopyingScan scan = ScanOf({{"柳汀镇人民政府", {kFerry, kOrchard}},
                             {"桐湾镇人民政府", {kBridge}},
                             {"麦洲乡人民政府", {edited}},
                             {"鹤浦乡人民政府", {kSchool}}});
  const auto found = scan.Find();
  REQUIRE(found.size() == 1);
  CHECK(found[0].own == 2);
  CHECK(found[0].other == 0);
  CHECK(found[0].share > 0.9);
}

TEST_CASE("what very many share is a set phrase and no copy") {
  CopyingScan scan;
  for (int i = 0; i < 40; ++i) scan.Add(MakeComparable(Paragraphs{kFerry}, "某镇人民政府"));
  CHECK(scan.Find().empty());
}

TEST_CASE("ten organs with one text are told of, each with some of the others") {
  CopyingScan scan;
  for (int i = 0; i < 10; ++i)
    scan.Add(MakeComparable(Paragraphs{kFerry, i % 2 == 0 ? kSchool : kBridge}, "某镇人民政府"));
  std::vector<bool> told(10);
  for (const CopiedPair& each : scan.Find()) told[each.own] = told[each.other] = true;
  CHECK(std::ranges::count(told, true) == 10);
}

constexpr int kPhrases = 22, kPhrasesOfText = 20;

/// Phrases of eight characters, drawn by chance: every one of them, and every two behind each other, stands in many.
std::vector<int> Drawn(std::mt19937& chance) {
  std::vector<int> phrases;
  for (int i = 0; i < kPhrasesOfText; ++i) phrases.push_back(static_cast<int>(chance() % kPhrases));
  return phrases;
}

std::string Written(const std::vector<int>& phrases) {
  std::u32string text;
  for (const int phrase : phrases) {
    for (int i = 0; i < 8; ++i) text += static_cast<char32_t>(0x7280 + 8 * phrase + i);
  }
  return ToUtf8(text);
}

// A fixed limit on how many may share what is compared left nothing of such texts: the search found nothing and did not
// say why.
TEST_CASE("where all texts are put together from the same phrases, one taken over from another is found") {
  std::mt19937 chance(7);
  CopyingScan scan;
  std::vector<int> source;
  constexpr std::uint32_t kTexts = 2000, kSource = 300, kTaker = 1500;
  for (std::uint32_t i = 0; i < kTexts; ++i) {
    std::vector<int> phrases = Drawn(chance);
    if (i == kSource) source = phrases;
    if (i == kTaker) std::copy_n(source.begin(), 14, phrases.begin() + 3);
    scan.Add(MakeComparable(Paragraphs{Written(phrases)}, "某镇人民政府"));
  }
  const auto found = scan.Find();
  REQUIRE_FALSE(found.empty());
  CHECK(std::min(found[0].own, found[0].other) == kSource);
  CHECK(std::max(found[0].own, found[0].other) == kTaker);
  CHECK(found.size() < kTexts / 20);  // four of the same phrases in a row do come by chance
}

TEST_CASE("of many texts those are told of that seventy organs took over whole, although none of it is rare") {
  std::mt19937 chance(7);
  CopyingScan scan;
  constexpr std::uint32_t kTexts = 2000, kSame = 70;
  const auto own = [&] {
    std::u32string text;
    for (int i = 0; i < 120; ++i) text += static_cast<char32_t>(0x5000 + chance() % 0x4000);
    return ToUtf8(text);
  };
  for (std::uint32_t i = 0; i < kTexts; ++i) {
    scan.Add(MakeComparable(Paragraphs{i < kSame ? kFerry + kSchool : own()}, "某镇人民政府"));
  }
  std::vector<bool> told(kTexts);
  for (const CopiedPair& each : scan.Find()) told[each.own] = told[each.other] = true;
  CHECK(std::ranges::count(told, true) == kSame);
}

TEST_CASE("nothing, one text and empty texts give nothing") {
  CHECK(CopyingScan().Find().empty());
  CHECK(ScanOf({{"柳汀镇人民政府", {kFerry}}}).Find().empty());
  CHECK(ScanOf({{"甲", {}}, {"乙", {""}}, {"丙", {"无。"}}}).Find().empty());
}

TEST_CASE("who does not wait any longer gets nothing") {
  CopyingScan scan = ScanOf({{"柳汀镇人民政府", {kFerry}}, {"麦洲乡人民政府", {kFerry}}});
  CHECK(scan.Find([](double) { return false; }).empty());
}

TEST_CASE("passages stand side by side as they were written") {
  const IndexedText own{"a.txt", "柳汀镇人民政府", "", 2024, {kSchool, kFerry}};
  const IndexedText theirs{"b.txt", "麦洲乡人民政府", "", 2024, {kFerry}};
  const auto pairs = PassagesBetween(own, theirs, 5);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].own == pairs[0].theirs);
  CHECK(pairs[0].own.starts_with("渡口改造"));
}

}  // namespace
}  // namespace gongkai::report
