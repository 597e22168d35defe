// Advice on a text: what is missing, what is empty talk, what stands in another text.
#include "report/compile/text_warning.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "report/compile/live_field.h"

namespace gongkai::report {
namespace {

constexpr std::string_view kFerry =
    "渡口改造的招标文件、变更单和付款凭证每月列表贴在候船室，沿岸的船工看得见每一笔钱的去处；"
    "八月水位上涨停工十一天，停工通知当天就写在码头的黑板上，复工后又把顺延的工期补登在表里，"
    "船票价格没有变，老人和学生照旧免费，投诉电话由镇长秘书接听，每个来电都记下姓名以外的全部内容，月底汇总成一页纸公布"
    "。";

FactBook Book() {
  FactBook book;
  book.tables.year = 2025;
  book.tables.form = law::FormInForce(2025);
  book.facts = {{"item.published", "全年首次公开信息（条）", Number::Of(340), ""},
                {"fee.collected", "实际收取信息处理费（元）", std::nullopt, ""}};
  return book;
}

AnnualText WithSectionOne(std::string_view words) {
  AnnualText text;
  text.parts[1] = words;
  return text;
}

std::int64_t CountOf(const std::vector<TextWarning>& warnings, TextWarningKind kind) {
  return std::ranges::count(warnings, kind, &TextWarning::kind);
}

TEST_CASE("a number that is not there yet is told by its name") {
  const auto warnings = WarningsOf(WithSectionOne("收费〔实际收取信息处理费〕元。"), "甲镇", Book(), {});
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].kind == TextWarningKind::kMissing);
  CHECK(warnings[0].part == 1);
  CHECK(warnings[0].words.find("实际收取信息处理费") != std::string::npos);
}

TEST_CASE("a sum in which organs are missing is told once with how many, a whole one is not") {
  FactBook book = Book();
  book.facts.push_back({"all.message.received", "全县公众来件（件）", Number::Of(31), "", 2});
  book.facts.push_back({"all.item.published", "全县全年首次公开信息（条）", Number::Of(900), ""});
  const auto warnings =
      WarningsOf(WithSectionOne("公开〔全县全年首次公开信息〕条，来件〔全县公众来件〕件；〔全县公众来件〕件都看过。"),
                 "甲县", book, {});
  REQUIRE(CountOf(warnings, TextWarningKind::kPartOfSum) == 1);
  CHECK(warnings[0].words == "“全县公众来件”有 2 个机关没有记载，没有计入，请在文字里写明，或者补齐以后再用。");
}

TEST_CASE("a count that was typed is told, a day or a live number is not") {
  auto warnings = WarningsOf(WithSectionOne("3月12日起公开1,200条，答复5件。"), "甲镇", Book(), {});
  REQUIRE(CountOf(warnings, TextWarningKind::kTyped) == 1);
  CHECK(warnings[0].words.starts_with("“1,200条”、“5件”是手写的数字"));
  CHECK(WarningsOf(WithSectionOne("2025年3月12日起按第20条公开〔全年首次公开信息〕条。"), "甲镇", Book(), {}).empty());
  AnnualText improved;
  improved.parts[5] = "会审9件。";
  CHECK(WarningsOf(improved, "甲镇", Book(), {}).empty());
}

TEST_CASE("set phrases are told, facts and statements that there was none are not") {
  const std::string talk =
      "在县委县政府的正确领导下，坚持以公开为常态不公开为例外，进一步加强政府信息公开工作，扎实推进政府信息公开工作，"
      "保障人民群众的知情权参与权表达权监督权。";
  CHECK(CountOf(WarningsOf(WithSectionOne(talk), "甲镇", Book(), {}), TextWarningKind::kEmptyPhrases) == 1);
  for (const std::string_view fact :
       {std::string_view("全年公开〔全年首次公开信息〕条，进一步加强政府信息公开工作，进一步完善。"),
        std::string_view("2025年没有收到政府信息公开申请，也没有上年结转的申请。"), kFerry}) {
    CAPTURE(fact);
    CHECK(WarningsOf(WithSectionOne(fact), "甲镇", Book(), {}).empty());
  }
}

TEST_CASE("what stands in last year's report is shown beside it") {
  const OtherText last{.organ = "甲镇", .year = 2024, .is_own = true, .paragraphs = {std::string(kFerry)}};
  const auto warnings = WarningsOf(WithSectionOne(kFerry), "甲镇", Book(), {last});
  REQUIRE(CountOf(warnings, TextWarningKind::kLikeEarlier) >= 1);
  CHECK(warnings[0].words.find("本机关2024年") != std::string::npos);
  CHECK(warnings[0].own.find("候船室") != std::string::npos);
  CHECK(warnings[0].theirs.find("候船室") != std::string::npos);
}

TEST_CASE("what both had drafted is no likeness, what somebody copied is one") {
  FactBook book = Book();
  const std::string drafted =
      "（三）政府信息管理。年末现行有效的行政规范性文件2件，本年废止0件。经审查不予公开并登记在册的信息〔不予公开并登记"
      "的信息〕条。"
      "全年撤下已公开的信息3条。\n（四）政府信息公开平台建设。通过政府网站公开本机关信息8条。收到公众咨询、建议、纠错等"
      "来件4件，"
      "答复4件。\n（五）监督保障。对本机关政府信息公开工作的投诉举报经查属实或者部分属实0件，已整改0件。";
  OtherText other{.organ = "乙镇", .year = 2025, .is_own = false, .paragraphs = {}};
  other.paragraphs = ParagraphsOf(WithoutFields(drafted));
  CHECK(CountOf(WarningsOf(WithSectionOne(drafted), "甲镇", book, {other}), TextWarningKind::kLikeNeighbour) == 0);
  other.paragraphs.emplace_back(kFerry);
  const std::string with_copy = drafted + "\n" + std::string(kFerry);
  const auto warnings = WarningsOf(WithSectionOne(with_copy), "甲镇", book, {other});
  REQUIRE(CountOf(warnings, TextWarningKind::kLikeNeighbour) >= 1);
}

TEST_CASE("what another organ published is named and shown beside it") {
  const OtherText other{.organ = "乙镇", .year = 2025, .is_own = false, .paragraphs = {std::string(kFerry)}};
  const auto warnings = WarningsOf(WithSectionOne(kFerry), "甲镇", Book(), {other});
  REQUIRE(CountOf(warnings, TextWarningKind::kLikeNeighbour) >= 1);
  CHECK(warnings[0].words.find("乙镇2025年") != std::string::npos);
  CHECK(warnings[0].theirs.find("候船室") != std::string::npos);
}

}  // namespace
}  // namespace gongkai::report
