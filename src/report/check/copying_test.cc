// The rules of copying on reports built by hand.
#include <doctest/doctest.h>

#include "report/check/copying.h"
#include "report/check/rule.h"

namespace gongkai::report {
namespace {

constexpr std::string_view kFerry =
    "渡口改造的招标文件、变更单和付款凭证每月列表贴在候船室，沿岸的船工看得见每一笔钱的去处；"
    "八月水位上涨停工十一天，停工通知当天就写在码头的黑板上，复工后又把顺延的工期补登在表里，"
    "船票价格没有变，老人和学生照旧免费，投诉电话由镇长秘书接听，每个来电都记下姓名以外的全部内容，月底汇总成一页纸公布"
    "。";
constexpr std::string_view kSchool =
    "小学食堂换了供货商，菜价、产地和检测结果贴在校门口，家长委员会每周轮流试吃并签名，"
    "有一批豆角因农药残留被退回，退货单也贴了出来；寒假前把一学期的账目装订成册，放在传达室任人翻阅，"
    "孩子们的营养餐补助按人头列出，错发的三笔当月追回，追回的经过写成半页说明附在账目后面。";

AnnualReport Report(std::string organ, int year, std::string_view text) {
  AnnualReport report;
  report.organ = std::move(organ);
  report.year = year;
  report.file = report.organ + std::to_string(year);
  NarrativeParagraph paragraph;
  paragraph.text = text;
  paragraph.section = 1;
  paragraph.lines = {Place{.line = 9, .column = 0, .length = 300}};
  paragraph.line_starts = {0};
  report.paragraphs.push_back(paragraph);
  return report;
}

std::vector<Finding> Run(std::string_view id, const CheckInput& input) {
  const Rule* rule = FindRule(id);
  REQUIRE(rule != nullptr);
  std::vector<Finding> findings;
  rule->check(input, *rule, findings);
  return findings;
}

TEST_CASE("a narrative taken over from a neighbour is shown with both passages and their place") {
  const AnnualReport own = Report("柳汀镇人民政府", 2023, kFerry), other = Report("麦洲乡人民政府", 2022, kFerry);
  const AnnualReport* others[] = {&other};
  const auto findings = Run("CP-NEIGHBOUR", {.report = &own, .others = others});
  REQUIRE(findings.size() == 1);
  REQUIRE(findings[0].passages.size() == 1);
  CHECK(findings[0].passages[0].organ == "麦洲乡人民政府");
  CHECK(findings[0].passages[0].year == 2022);
  CHECK(findings[0].passages[0].text.starts_with("渡口改造"));
  CHECK(findings[0].passages[0].own_text == findings[0].passages[0].text);
  CHECK(findings[0].place.line == 9);
  CHECK(findings[0].message.find("100%") != std::string::npos);
  CHECK(Run("CP-OWN", {.report = &own, .others = others}).empty());
}

TEST_CASE("the organ's own earlier report is told apart from a neighbour's") {
  const AnnualReport own = Report("柳汀镇人民政府", 2023, kFerry), earlier = Report("柳汀镇人民政府", 2022, kFerry);
  CHECK(Run("CP-OWN", {.report = &own, .last_year = &earlier}).size() == 1);
  CHECK(Run("CP-NEIGHBOUR", {.report = &own, .last_year = &earlier}).empty());
}

TEST_CASE("who wrote first has not copied") {
  const AnnualReport own = Report("柳汀镇人民政府", 2022, kFerry), later = Report("麦洲乡人民政府", 2023, kFerry);
  const AnnualReport* others[] = {&later};
  CHECK(Run("CP-NEIGHBOUR", {.report = &own, .others = others}).empty());
}

TEST_CASE("the same report in another file is not compared with itself") {
  const AnnualReport own = Report("柳汀镇人民政府", 2023, kFerry);
  AnnualReport as_pdf = own;
  as_pdf.file = "另存.pdf";
  const AnnualReport* others[] = {&as_pdf};
  CHECK(Run("CP-OWN", {.report = &own, .others = others}).empty());
  CHECK(Run("CP-NEIGHBOUR", {.report = &own, .others = others}).empty());
}

TEST_CASE("different narratives are no finding") {
  const AnnualReport own = Report("柳汀镇人民政府", 2023, kFerry), other = Report("麦洲乡人民政府", 2023, kSchool);
  const AnnualReport* others[] = {&other};
  CHECK(Run("CP-NEIGHBOUR", {.report = &own, .others = others}).empty());
}

TEST_CASE("sentences that the program drafted weigh nothing, others of the same paragraph do") {
  const AnnualReport own = Report("柳汀镇人民政府", 2023, kFerry), other = Report("麦洲乡人民政府", 2022, kFerry);
  const AnnualReport* others[] = {&other};
  const std::function<bool(std::string_view)> all = [](std::string_view) { return true; };
  CHECK(Run("CP-NEIGHBOUR", {.report = &own, .others = others, .is_drafted = &all}).empty());
  const std::function<bool(std::string_view)> first = [](std::string_view sentence) {
    return sentence.starts_with("渡口改造");
  };
  CHECK(Run("CP-NEIGHBOUR", {.report = &own, .others = others, .is_drafted = &first}).size() == 1);
}

TEST_CASE("a copied report whose organ was not told is called by its file, not by a made-up title") {
  const AnnualReport own = Report("柳汀镇人民政府", 2023, kFerry);
  AnnualReport other = Report("", 2022, kFerry);
  other.file = "009_下载.txt";
  const AnnualReport* others[] = {&other};
  const auto findings = Run("CP-NEIGHBOUR", {.report = &own, .others = others});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.find("与文件“009_下载.txt”（2022年度）雷同") != std::string::npos);
  CHECK(findings[0].message.ends_with("；没有认出那份报告的机关。"));
}

TEST_CASE("copying cites the notice that speaks of it; for years before that notice only the article") {
  const AnnualReport own = Report("柳汀镇人民政府", 2023, kFerry), other = Report("麦洲乡人民政府", 2020, kFerry);
  const AnnualReport old = Report("柳汀镇人民政府", 2020, kFerry);
  const AnnualReport* others[] = {&other};
  CHECK(Run("CP-NEIGHBOUR", {.report = &own, .others = others}).at(0).source ==
        "国办公开办函〔2021〕30号正文（明确责任）；条例第四十七条");
  CHECK(Run("CP-NEIGHBOUR", {.report = &old, .others = others}).at(0).source == "条例第四十七条");
}

TEST_CASE("the passage points at the line on which it begins") {
  AnnualReport own = Report("柳汀镇人民政府", 2023, "");
  const std::string before = "这一行是自己写的，与别人无关。";
  own.paragraphs[0].text = before + std::string(kFerry);
  own.paragraphs[0].lines = {Place{.line = 4, .column = 2}, Place{.line = 5, .column = 0}};
  own.paragraphs[0].line_starts = {0, before.size()};
  const AnnualReport other = Report("麦洲乡人民政府", 2023, kFerry);
  const AnnualReport* others[] = {&other};
  const auto findings = Run("CP-NEIGHBOUR", {.report = &own, .others = others});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].place.line == 5);
  CHECK(findings[0].place.column == 0);
}

}  // namespace
}  // namespace gongkai::report
