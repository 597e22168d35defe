// Clean reports in every layout, their figures told in the words offices use: no rule may call any of them wrong.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "docread/read.h"
#include "report/check/rule.h"
#include "report/read/read.h"
#include "support/written_report.h"

namespace gongkai::report {
namespace {

using testing::WrittenReport;

std::string Of(const testing::Written& cell) { return std::to_string(cell.value_or(0)); }

/// Table 2 of a township: no 规章, what was made is in force, what was published was made.
void MakePlausible(WrittenReport& report, unsigned seed) {
  const long made = static_cast<long>(seed % 9);
  report.table2[1] = report.form == "2021" ? std::vector<testing::Written>{made, 1, made + 11}
                                           : std::vector<testing::Written>{made, made, made + 13};
}

std::string ApplicationsInWords(const WrittenReport& report, unsigned wording) {
  const std::string fresh = Of(report.table3[0][6]), carried = Of(report.table3[1][6]),
                    done = Of(report.table3[report.table3.size() - 2][6]), left = Of(report.table3.back()[6]);
  switch (wording % 6) {
    case 0:
      return "全年新收政府信息公开申请" + fresh + "件，上年结转" + carried + "件，办结" + done +
             "件，结转下年度继续办理" + left + "件。";
    case 1:
      return "本年度共收到政府信息公开申请 " + fresh + " 件（另有上年结转 " + carried + " 件），均依法登记；答复 " +
             done + " 件，其余 " + left + " 件转入下一年度办理。";
    case 2:
      return "依申请公开方面，我镇受理申请" + fresh + "件，同比增长12.5%，按时答复率100%；上一年度结转" + carried +
             "件已全部办结。";
    case 3:
      return "收到公民、法人和其他组织的政府信息公开申请" + fresh +
             "件，其中网上申请3件、信函申请2件。向县级部门转办1件。";
    case 4:
      return "上半年未收到收费的申请；政府信息公开申请历年累计受理9000余件，比上年有所增加，没有超期答复的情况。";
    default:
      return "除上述渠道外，未收到其他政府信息公开申请；各村没有收到政府信息公开申请。申请办理情况详见表格。";
  }
}

std::string DisputesInWords(const WrittenReport& report, unsigned wording) {
  const std::string reviews = Of(report.table4[0][4]);
  const std::string suits = std::to_string(report.table4[1][4].value_or(0) + report.table4[2][4].value_or(0));
  if (wording % 3 == 0) return "因政府信息公开工作被申请行政复议" + reviews + "件，被提起行政诉讼" + suits + "件。";
  if (wording % 3 == 1)
    return "政府信息公开行政复议总计" + reviews + "件，没有被责令履行的情形；行政诉讼共" + suits + "件。";
  return "没有因行政处罚引起的行政复议，政府信息公开行政复议和行政诉讼情况见第四部分。";
}

std::string Prose(const WrittenReport& report, unsigned seed) {
  const std::string last = std::to_string(report.year - 1), year = std::to_string(report.year);
  return "青禾镇把公开贯穿办事全过程。全年公开政府信息120条，其中政策文件20条、工作动态70条、公示公告30条，与" + last +
         "年的96条相比增加24条。" + ApplicationsInWords(report, seed) + DisputesInWords(report, seed / 2) +
         "公文起草时明确公开属性，发布前逐级审核。便民服务中心设查阅点1处，接待查阅36人次。公开工作列入年度考核，占分值"
         "4%；"
         "年底请群众代表作社会评议，满意率96%"
         "；全年没有因政府信息公开追究责任的情形。参加县里组织的培训2次，镇里自办培训1次。";
}

std::string WriteWithProse(const WrittenReport& report, testing::Layout layout, testing::Setting setting,
                           unsigned seed) {
  std::string text = testing::Write(report, layout, setting);
  const std::string placeholder = "青禾镇按照条例规定公开政府信息，方便群众查阅。";
  const std::size_t at = text.find(placeholder);
  REQUIRE(at != std::string::npos);
  return text.replace(at, placeholder.size(), Prose(report, seed));
}

/// Layouts that are themselves worth a hint: a table in two parts.
bool IsExpected(const Finding& finding) { return finding.rule == "S-LAYOUT" && finding.severity == Severity::kNotice; }

void ExpectNothing(const char* form, unsigned seed, testing::Layout layout, testing::Setting setting) {
  WrittenReport written = testing::MakeReport(form, seed + 500);
  MakePlausible(written, seed);
  const AnnualReport report = ReadReport(docread::Read(WriteWithProse(written, layout, setting, seed)), "report");
  INFO(form, " ", testing::NameOf(layout), ", ", testing::NameOf(setting), ", seed ", seed);
  CHECK(report.sections.size() == 6);
  CHECK(report.table2.has_value());
  CHECK(report.table3.has_value());
  CHECK(report.table4.has_value());
  for (const Finding& finding : Check(CheckInput{.report = &report})) {
    CHECK_MESSAGE(IsExpected(finding), finding.rule, " ", finding.message);
  }
}

TEST_CASE("Over three hundred clean reports in every layout: nothing is called wrong or doubtful") {
  constexpr unsigned kSeeds = 12;
  static_assert(2 * kSeeds * 13 > 300);
  for (const char* form : {"2019", "2021"}) {
    for (unsigned seed = 0; seed < kSeeds; ++seed) {
      for (const testing::Layout layout : testing::AllLayouts()) {
        ExpectNothing(form, seed, layout, testing::Setting::kUsual);
      }
    }
  }
}

TEST_CASE("Clean reports with a table of contents, attached tables, prose in a table: nothing is called wrong") {
  constexpr unsigned kSeeds = 3;
  for (const testing::Setting setting : testing::AllSettings()) {
    for (unsigned seed = 0; seed < kSeeds; ++seed) {
      for (const testing::Layout layout : testing::AllLayouts()) {
        for (const char* form : {"2019", "2021"}) ExpectNothing(form, seed + 40, layout, setting);
      }
    }
  }
}

}  // namespace
}  // namespace gongkai::report
