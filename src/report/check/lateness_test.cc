// Lateness and its opposite, from the organ as the title writes it: who has a day by law, and what each date proves.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "docread/read.h"
#include "report/check/rule.h"
#include "report/read/read.h"

namespace gongkai::report {
namespace {

AnnualReport Read(const std::string& organ, int year, const std::string& second_line = "",
                  const std::string& last_line = "") {
  const std::string text = organ + std::to_string(year) + "年政府信息公开工作年度报告\n" + second_line +
                           "\n一、总体情况\n按照条例规定做好公开工作。\n六、其他需要报告的事项\n没有其他事项。\n" +
                           last_line + "\n";
  return ReadReport(docread::ReadText(text, docread::Limits{}), "report.txt");
}

/// What the rules of this group say: "L-DEPARTMENT error"; empty if nothing.
std::string Said(const CheckInput& input, std::string* message = nullptr) {
  std::vector<Finding> findings;
  for (const Rule& rule : LatenessRules()) rule.check(input, rule, findings);
  std::string said;
  for (const Finding& finding : findings) {
    said += (said.empty() ? "" : ", ") + finding.rule + " " + std::string(IdOf(finding.severity));
    if (message != nullptr) *message = finding.message;
  }
  return said;
}

/// With a day of publication that is known from outside the text.
std::string Published(const std::string& organ, int year, std::string_view day, std::string* message = nullptr) {
  const AnnualReport report = Read(organ, year);
  return Said({.report = &report, .published = ParseDate(day)}, message);
}

TEST_CASE("A department has until 31 January, that day in time") {
  std::string message;
  CHECK(Published("澄川县交通运输局", 2023, "2024-01-31") == "");
  CHECK(Published("澄川县交通运输局", 2023, "2024-02-01", &message) == "L-DEPARTMENT error");
  CHECK(message == "2023年度报告应在2024年1月31日前公布，公布日期是2024年2月1日，迟了 1 天。");
  CHECK(Published("宿迁市交通运输局", 2023, "2024-02-01") == "L-DEPARTMENT error");
  CHECK(Published("泗洪县城乡建设局", 2023, "2024-02-01") == "L-DEPARTMENT error");
  CHECK(Published("江苏省教育厅", 2023, "2024-02-01") == "L-DEPARTMENT error");
}

TEST_CASE("A government of county level or above has until 31 March, a 行政公署 too") {
  for (const char* organ :
       {"澄川县人民政府", "宿迁市人民政府", "淮安市洪泽区人民政府", "江苏省人民政府", "锡林郭勒盟行政公署"}) {
    CAPTURE(organ);
    CHECK(Published(organ, 2023, "2024-03-31") == "");
    CHECK(Published(organ, 2023, "2024-04-01") == "L-GOVERNMENT error");
  }
}

TEST_CASE("A government's office is a department, in a 区 as in a 县; that its government may speak is said") {
  for (const char* organ : {"澄川县人民政府办公室", "泗洪县人民政府办公室", "淮安市洪泽区人民政府办公室",
                            "宿迁市人民政府办公室", "江苏省人民政府办公厅"}) {
    CAPTURE(organ);
    std::string message;
    CHECK(Published(organ, 2023, "2024-01-31") == "");
    CHECK(Published(organ, 2023, "2024-03-15", &message) == "L-DEPARTMENT warning");
    CHECK(message.ends_with("标题写的是办公室；如果这是本级政府的报告，期限是 3 月 31 日。"));
  }
}

TEST_CASE("条例第四十九条 has no day for hospitals, congresses, zones and branches") {
  for (const char* organ :
       {"泗洪县人民医院", "淮安市洪泽区图书馆", "泗洪县人大常委会办公室", "宿迁经济技术开发区管理委员会",
        "澄川县经济开发区管理委员会", "雄安新区管理委员会", "澄川县融媒体中心", "宿迁市公安局宿豫分局"}) {
    CAPTURE(organ);
    CHECK(Published(organ, 2023, "2024-12-31") == "");
  }
}

TEST_CASE("Where the name does not settle that it is a department of the government, lateness is a doubt") {
  CHECK(Published("澄川县国家税务局", 2023, "2024-02-05") == "L-DEPARTMENT warning");
  CHECK(Published("国家税务总局宿迁市宿豫区税务局", 2023, "2024-02-05") == "");
  CHECK(Published("宿迁市政务服务办公室", 2023, "2024-02-05") == "L-DEPARTMENT warning");
}

TEST_CASE("For the report on 2018 the revised 条例 was not in force: nothing is said of its day") {
  CHECK(Published("澄川县交通运输局", 2018, "2019-03-20") == "");
  CHECK(Published("澄川县人民政府", 2018, "2019-05-06") == "");
  CHECK(Published("澄川县交通运输局", 2019, "2020-02-03") == "L-DEPARTMENT error");
}

TEST_CASE("A township is late only by a day set here, and that is no law: a doubt") {
  const AnnualReport report = Read("澄川县望禾镇人民政府", 2023);
  CheckInput input{.report = &report, .published = ParseDate("2024-02-16")};
  CHECK(Said(input) == "");
  input.township_deadline = ParseMonthDay("02-15");
  CHECK(Said(input) == "L-TOWNSHIP warning");
  input.published = ParseDate("2024-02-15");
  CHECK(Said(input) == "");
  const AnnualReport street = Read("澄川县望禾街道办事处", 2023);
  CHECK(Said({.report = &street, .published = ParseDate("2024-12-31")}) == "");
}

TEST_CASE("A township's day of 29 February is the 28th of a year that has no such day") {
  const AnnualReport common = Read("澄川县望禾镇人民政府", 2022), leap = Read("澄川县望禾镇人民政府", 2023);
  const auto day = ParseMonthDay("02-29");
  REQUIRE(day);
  std::string message;
  CHECK(Said({.report = &common, .published = ParseDate("2023-02-28"), .township_deadline = day}) == "");
  CHECK(Said({.report = &common, .published = ParseDate("2023-03-01"), .township_deadline = day}, &message) ==
        "L-TOWNSHIP warning");
  CHECK(message == "2022年度报告应在2023年2月28日前公布，公布日期是2023年3月1日，迟了 1 天。");
  CHECK(Said({.report = &leap, .published = ParseDate("2024-02-29"), .township_deadline = day}) == "");
}

TEST_CASE("A date that only the text gives is a doubt") {
  for (const std::string line : {"发布日期：2024-05-06", "发布时间：2024年5月6日", "作者：本站 时间：2024-05-06",
                                 "来源：澄川县 | 时间:2024/05/06 点击数:-"}) {
    CAPTURE(line);
    const AnnualReport report = Read("澄川县交通运输局", 2023, line);
    std::string message;
    CHECK(Said({.report = &report}, &message) == "L-DEPARTMENT warning");
    CHECK(message.find("公布日期是2024年5月6日") != std::string::npos);
  }
  const AnnualReport undated = Read("澄川县交通运输局", 2023, "统计时间：2024-05-06");
  CHECK(Said({.report = &undated}) == "");
}

TEST_CASE("A bare date below the text is that of a signature, and is called so") {
  const AnnualReport late = Read("澄川县交通运输局", 2023, "", "2024年5月6日");
  std::string message;
  CHECK(Said({.report = &late}, &message) == "L-DEPARTMENT warning");
  CHECK(message.find("落款日期是2024年5月6日") != std::string::npos);
  const AnnualReport early = Read("澄川县望禾镇人民政府", 2023, "", "2023年12月31日");
  CHECK(Said({.report = &early}, &message) == "L-FUTURE notice");
  CHECK(message == "落款日期是2023年12月31日，早于年度结束；如果不是公布日期，请忽略。");
}

TEST_CASE("The date of publication at the head goes before the signature at the end") {
  const AnnualReport report = Read("澄川县望禾镇人民政府", 2023, "作者：本站 时间：2024-01-18", "2023年12月31日");
  CHECK(report.published == ParseDate("2024-01-18"));
  CHECK(Said({.report = &report}) == "");
}

TEST_CASE("A report cannot be public before its year has ended") {
  CHECK(Published("澄川县望禾镇人民政府", 2023, "2023-12-31") == "L-FUTURE error");
  CHECK(Published("澄川县望禾镇人民政府", 2023, "2024-01-01") == "");
  const AnnualReport report = Read("澄川县望禾镇人民政府", 2023, "发布日期：2023-12-20");
  CHECK(Said({.report = &report}) == "L-FUTURE warning");
}

TEST_CASE("Without a date nothing is said") {
  const AnnualReport report = Read("澄川县交通运输局", 2023);
  CHECK(Said({.report = &report}) == "");
}

}  // namespace
}  // namespace gongkai::report
