// Every rule's two examples, run through the real readers: the failing one must make the rule speak, the passing one
// must keep it silent, and the sample as it stands must yield nothing at all.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "docread/read.h"
#include "report/check/catalogue.h"
#include "report/check/report_text.h"
#include "report/check/rule.h"
#include "report/read/read.h"
#include "support/sample_report.h"

namespace gongkai::report {
namespace {

using testing::Edited;
using testing::Listed;
using testing::Sample;
using testing::Speaks;

AnnualReport Read(const std::string& text, const char* name) { return testing::ReadSample(text, name); }

std::vector<Finding> CheckExample(const Example& example) {
  const AnnualReport report = Read(Edited(Sample("base.txt"), example.replace, example.with), "base.txt");
  const AnnualReport before = Read(
      Edited(Sample("base_last_year.txt"), example.last_year_replace, example.last_year_with), "base_last_year.txt");
  const AnnualReport* others[] = {&before};
  CheckInput input;
  input.report = &report;
  input.last_year = &before;
  input.others = others;
  input.published = ParseDate(example.published);
  input.township_deadline = ParseMonthDay("01-31");
  return Check(input);
}

TEST_CASE("The samples are clean: no rule says anything") {
  CHECK_MESSAGE(CheckExample(Example{}).empty(), Listed(CheckExample(Example{})));
  const AnnualReport before = Read(Sample("base_last_year.txt"), "base_last_year.txt");
  CheckInput input;
  input.report = &before;
  CHECK_MESSAGE(Check(input).empty(), Listed(Check(input)));
}

TEST_CASE("Each rule speaks at its failing example and is silent at its passing one") {
  for (const Rule* rule : AllRules()) {
    const std::string id(rule->id);
    CAPTURE(id);
    CHECK_FALSE(rule->failing.words.empty());
    CHECK_FALSE(rule->passing.words.empty());
    // A scanned picture is no edit of a text; the rule has a test of its own below.
    if (id != "S-UNREADABLE") {
      const std::vector<Finding> findings = CheckExample(rule->failing);
      CHECK_MESSAGE(Speaks(findings, rule->id), id, " is silent; said instead:", Listed(findings));
    }
    const std::vector<Finding> findings = CheckExample(rule->passing);
    CHECK_MESSAGE(!Speaks(findings, rule->id), id, " spoke:", Listed(findings));
  }
}

TEST_CASE("Every rule says what it demands, from where, and what to do; ids are unique") {
  std::set<std::string_view> ids;
  for (const Rule* rule : AllRules()) {
    CAPTURE(rule->id);
    CHECK(ids.insert(rule->id).second);
    CHECK_FALSE(rule->title.empty());
    CHECK_FALSE(rule->formula.empty());
    CHECK_FALSE(rule->source.empty());
    CHECK_FALSE(rule->advice.empty());
    CHECK(FindRule(rule->id) == rule);
  }
  CHECK(FindRule("X-NOTHING") == nullptr);
}

TEST_CASE("docs/rules.md is the catalogue of these rules (GONGKAI_REBASELINE=1 writes it anew)") {
  const std::string path = std::string(GONGKAI_SOURCE_DIR) + "/docs/rules.md";
  if (std::getenv("GONGKAI_REBASELINE") != nullptr) std::ofstream(path) << RuleCatalogue();
  std::ifstream file(path);
  std::stringstream page;
  page << file.rdbuf();
  CHECK(page.str() == RuleCatalogue());
}

TEST_CASE("A relation that does not hold gives both sides, the place and the figures") {
  const std::vector<Finding> findings = CheckExample(FindRule("T3-BALANCE")->failing);
  const auto found =
      std::find_if(findings.begin(), findings.end(), [](const Finding& f) { return f.rule == "T3-BALANCE"; });
  REQUIRE(found != findings.end());
  CHECK(found->severity == Severity::kError);
  CHECK(found->at == At{3, 0, "", "自然人", ""});
  CHECK(found->left == Number::Of(20));
  CHECK(found->right == Number::Of(19));
  CHECK(found->message == "“自然人”列：第一项 19 加第二项 1 等于 20，第三项（七）总计 18 加第四项 1 等于 19，相差 1。");
  CHECK(found->place.line > 0);
}

TEST_CASE("What may be missing in the file alone is a hint, not a doubt") {
  const std::string text = Sample("base.txt");
  const auto severity_of = [](const std::string& report_text, std::string_view id) {
    const AnnualReport report = Read(report_text, "base.txt");
    CheckInput input;
    input.report = &report;
    std::string said;
    for (const Finding& finding : Check(input)) {
      if (finding.rule == id) said += finding.severity == Severity::kNotice ? "hint " : "doubt ";
    }
    return said;
  };
  CHECK(severity_of(text.substr(text.find("一、总体情况")), "S-TITLE") == "hint ");
  CHECK(severity_of(Edited(text, "2023年政府信息公开工作年度报告", "2023年政府信息公开工作报告"), "S-TITLE") ==
        "hint ");
  const std::string row = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t\t1\t0\t0";
  REQUIRE(text.find(row) != std::string::npos);
  CHECK(severity_of(text.substr(0, text.find(row) + row.size()), "C-BLANK") == "hint ");
}

TEST_CASE("The sixth title has one wording; a report of four parts is not the form's") {
  CHECK(Speaks(CheckExample({"", "六、其他需要报告的事项", "六、其他需要报告的情况"}), "S-HEADING"));
  std::string text = Edited(Sample("base.txt"), "六个部分组成", "四个部分组成");
  const AnnualReport report = Read(text.substr(0, text.find("三、收到和处理政府信息公开申请情况\n")), "base.txt");
  CheckInput input;
  input.report = &report;
  CHECK(Speaks(Check(input), "S-PARTS"));
}

TEST_CASE("A head without its last character is told, unless the line below brings it") {
  const std::string heads = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数";
  CHECK(Speaks(CheckExample({"", heads, "信息内容\t本年制发件数\t本年废止件数\t现行有效件"}), "S-LABEL"));
  CHECK_FALSE(Speaks(CheckExample({"", heads, "信息内容\t本年制发件数\t本年废止件数\t现行有效件\n数"}), "S-LABEL"));
  CHECK_FALSE(Speaks(CheckExample({"", heads, "信息内容 本年制发件数 本年废止件数 现行\n有效件数"}), "S-LABEL"));
  CHECK(Speaks(CheckExample({"", heads, "信息内容 本年制发件数 本年废止件数\n有效件数"}), "S-LABEL"));
}

TEST_CASE("A heading that takes two or three lines is the heading") {
  for (const char* cut : {"三、\n收到和处理政府信息公开申请情况", "三、收到和\n处理政府信息公开申请情况",
                          "三、收到和处理政府信息公开\n申请情况", "三、收到和处理\n政府信息公开\n申请情况"}) {
    CAPTURE(cut);
    CHECK(CheckExample({"", "三、收到和处理政府信息公开申请情况", cut}).empty());
  }
  for (const char* cut : {"四、政府信息\n公开行政复议、行政诉讼情况", "四、政府信息公开\n行政复议、行政诉讼情况"}) {
    CAPTURE(cut);
    CHECK(CheckExample({"", "四、政府信息公开行政复议、行政诉讼情况", cut}).empty());
  }
  CHECK(Speaks(CheckExample({"", "三、收到和处理政府信息公开申请情况", "三、收到\n\n和处理政府信息公开申请情况"}),
               "S-HEADING"));
}

TEST_CASE("A head of table 2 that stands in the place of its neighbour is told, and which head is due") {
  const std::vector<Finding> findings = CheckExample({"", "本年制发件数\t本年废止件数", "本年废止件数\t本年废止件数"});
  CHECK(std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.rule == "S-LABEL" && finding.message == "表二表头“本年废止件数”写了两遍，后一个应为“现行有效件数”。";
  }));
  // One head a block, repeated block after block, is the form's own.
  CHECK_FALSE(
      Speaks(CheckExample({"", "行政许可\t126\t\t\n第二十条第（六）项\t\t\t\n", "行政许可\t126\t\t\n"}), "S-LABEL"));
}

TEST_CASE("Readings that a mirror puts behind characters do not hide what the text says; other brackets stay") {
  CHECK(Speaks(CheckExample({"", "六个部分组成", "五個(gè)部分組成"}), "S-PARTS"));
  CHECK_FALSE(Speaks(CheckExample({"", "六个部分组成", "六個(gè)部分組成"}), "S-PARTS"));
  const AnnualReport report =
      Read(Edited(Sample("base.txt"), "政务新媒体", "政务新媒体(app)、公(gōng)开(PDF)"), "base.txt");
  const ReportText text(report);
  CHECK(text.Mentions({U"政务新媒体(app)、公开(PDF)"}));
}

TEST_CASE("Marks of bold print are told once, with how many there are; a text that is Markdown keeps them") {
  const Example marked{"", "政策解读多以文字为主，", "**一是**解读以文字为主，**二是**"};
  std::vector<Finding> findings = CheckExample(marked);
  std::erase_if(findings, [](const Finding& finding) { return finding.rule != "S-MARKS"; });
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.find("共 2 处") != std::string::npos);
  const std::string text = Edited(Sample("base.txt"), marked.replace, marked.with);
  const AnnualReport markdown = Read(Edited(text, "一、总体情况", "# 一、总体情况"), "base.md");
  CHECK_FALSE(Speaks(Check(CheckInput{.report = &markdown}), "S-MARKS"));
}

TEST_CASE("Who may make 规章: cities and 自治州, also those without districts; counties may not") {
  const std::string text = Edited(Sample("base.txt"), "规章\t0\t0\t0", "规章\t2\t0\t2");
  const auto severity_for = [&](const std::string& organ) -> std::string {
    const AnnualReport report = Read(Edited(text, "澄川县望禾镇人民政府", organ), "report.txt");
    CheckInput input;
    input.report = &report;
    for (const Finding& finding : Check(input)) {
      if (finding.rule == "T2-REGULATION") return finding.severity == Severity::kError ? "error" : "doubt";
    }
    return "";
  };
  for (const char* organ : {"北京市人民政府", "苏州市人民政府", "延边朝鲜族自治州人民政府", "东莞市人民政府",
                            "中山市人民政府", "嘉峪关市人民政府", "儋州市人民政府", "苏州市人民政府办公室"}) {
    CAPTURE(organ);
    CHECK(severity_for(organ) == "");
  }
  for (const char* organ : {"昆山市人民政府", "济源市人民政府", "北京市海淀区人民政府", "浦东新区人民政府"}) {
    CAPTURE(organ);
    CHECK(severity_for(organ) == "error");
  }
  CHECK(severity_for("苏州市财政局") == "doubt");
}

TEST_CASE("The wrong form is an error only when the year is certain") {
  const std::string text = Sample("base.txt");
  const auto severity = [](const std::string& report_text) {
    const AnnualReport report = Read(report_text, "report.txt");
    CheckInput input;
    input.report = &report;
    for (const Finding& finding : Check(input)) {
      if (finding.rule == "S-FORM") return finding.severity;
    }
    return Severity::kNotice;
  };
  CHECK(severity(Edited(text, "澄川县望禾镇人民政府2023年", "澄川县望禾镇人民政府2020年")) == Severity::kError);
  const std::string body = text.substr(text.find("一、总体情况"));
  CHECK(severity(Edited(body, "（一）主动公开。", "（一）主动公开。2019年5月新条例施行后，")) == Severity::kWarning);
}

TEST_CASE("A township whose title is lost is told by its own words, and then it is a doubt") {
  std::string text = Edited(Sample("base.txt"), "规章\t0\t0\t0", "规章\t0\t0\t6");
  text = Edited(text.substr(text.find("一、总体情况")), "（三）政府信息管理。",
                "（三）政府信息管理。2023年我镇加强管理。");
  const AnnualReport report = Read(text, "report.txt");
  REQUIRE(report.organ.empty());
  CheckInput input;
  input.report = &report;
  bool said = false;
  for (const Finding& finding : Check(input)) {
    if (finding.rule != "T2-REGULATION") continue;
    said = true;
    CHECK(finding.severity == Severity::kWarning);
  }
  CHECK(said);
}

TEST_CASE("A section under another title is there, and said to be wrongly titled") {
  const Example example{"", "五、存在的主要问题及改进情况", "五、工作亮点和下一步打算"};
  const std::vector<Finding> findings = CheckExample(example);
  CHECK(Speaks(findings, "S-HEADING"));
  CHECK_FALSE(Speaks(findings, "S-SECTION"));
}

TEST_CASE("A report for 2020 is held against the notice of 2019") {
  Example example{"", "澄川县望禾镇人民政府2023年", "澄川县望禾镇人民政府2020年"};
  std::string text = Edited(Sample("base.txt"), example.replace, example.with);
  text = Edited(text, "2.重复申请\t0\t0\t0\t0\t0\t0\t0", "2.重复申请\t0\t0\t0\t0\t0\t0\t1");
  const AnnualReport report = Read(text, "base.txt");
  CheckInput input;
  input.report = &report;
  for (const Finding& finding : Check(input)) {
    if (finding.rule == "N-FEE") continue;
    CAPTURE(finding.rule);
    CHECK((finding.rule == "S-FORM" || finding.source.find("〔2021〕30号") == std::string::npos));
  }
}

/// The first finding of a rule on an edit of the sample; nothing if the rule is silent.
std::optional<Finding> FirstOf(std::string_view id, const Example& example) {
  for (Finding& finding : CheckExample(example)) {
    if (finding.rule == id) return std::move(finding);
  }
  return std::nullopt;
}

TEST_CASE("Section five: saying there is none is an error; a short answer is a doubt, no law counts characters") {
  const std::string text = Sample("base.txt");
  const std::size_t from = text.find("存在的主要问题：政策"), to = text.find("\n\n六、其他");
  const std::string answer = text.substr(from, to - from);
  for (const char* none : {"无。", "略", "暂无"}) {
    CAPTURE(none);
    CHECK(FirstOf("N-PROBLEMS", {"", answer, none}).value().severity == Severity::kError);
  }
  CHECK(FirstOf("N-PROBLEMS", {"", answer, "本年未发现问题。"}).value().severity == Severity::kWarning);
}

TEST_CASE("A period must be one whole year") {
  const Finding two = FirstOf("N-YEAR", {"", "自2023年1月1日起", "自2022年1月1日起"}).value();
  CHECK(two.message.find("统计期限写的是 2022年1月1日至 2023年12月31日，应当是一个整年。") != std::string::npos);
  CHECK(FirstOf("N-YEAR", {"", "至2023年12月31日止", "至2024年12月31日止"}).has_value());
}

TEST_CASE("The notice of 2019 is meant by its own letters or name, not by another office's number 60") {
  const std::string basis = "本报告依据《中华人民共和国政府信息公开条例》编制";
  const auto said = [&](const std::string& with) { return FirstOf("N-BASIS", {"", basis, with}).has_value(); };
  CHECK_FALSE(said("本报告依据《澄川县人民政府办公室关于做好公开工作的通知》（澄政办发〔2019〕60号）编制"));
  CHECK(said("本报告依据国办公开办函[2019]60号编制"));
  CHECK(said("本报告依据《关于政府信息公开工作年度报告有关事项的通知》（〔2019〕60号）编制"));
}

TEST_CASE("C-UNIT cites a column that the form has; the form of 2019 prints no unit, so there it is a hint") {
  const Finding of_2021 = FirstOf("C-UNIT", FindRule("C-UNIT")->failing).value();
  CHECK(of_2021.severity == Severity::kWarning);
  CHECK(of_2021.source == "国办公开办函〔2021〕30号附件表二“本年收费金额（单位：万元）”");
  const Example table_2019 = FindRule("T2-PUBLISHED")->passing;
  const std::string with = Edited(std::string(table_2019.with), "8.6", "86000元");
  const Finding of_2019 = FirstOf("C-UNIT", {"", table_2019.replace, with}).value();
  CHECK(of_2019.severity == Severity::kNotice);
  CHECK(of_2019.source == "国办公开办函〔2019〕60号附件表二“采购总金额”");
  CHECK(of_2019.message.ends_with("采购总金额带了单位，请核对全表单位是否一致。"));
}

TEST_CASE("What the notices do not demand is not cited from them") {
  for (const char* id : {"T2-BALANCE", "T2-INFORCE", "T2-JUMP", "T3-CARRIED", "N-FEE"}) {
    CAPTURE(id);
    CHECK(FirstOf(id, FindRule(id)->failing).value().source.starts_with("核对经验（通知没有规定"));
  }
}

TEST_CASE("A relation with a blank in it is a doubt at most") {
  Example example{"", "3.其他\t0\t0\t0\t0\t0\t0\t0\n", "3.其他\t\t0\t0\t0\t0\t0\t0\n"};
  for (const Finding& finding : CheckExample(example)) CHECK(finding.severity != Severity::kError);
  // The blank cell is in a column whose other parts do not add up.
  Example wrong{"", "3.其他\t0\t0\t0\t0\t0\t0\t0\n\t（七）总计\t\t18",
                "3.其他\t\t0\t0\t0\t0\t0\t0\n\t（七）总计\t\t17"};
  const std::vector<Finding> findings = CheckExample(wrong);
  CHECK(Speaks(findings, "T3-RESULTS"));
  for (const Finding& finding : findings) {
    if (finding.rule == "T3-RESULTS") CHECK(finding.severity == Severity::kWarning);
  }
}

TEST_CASE("A file that cannot be read is one error with the reason, and nothing else") {
  AnnualReport report;
  report.source =
      docread::CouldNotRead(docread::Format::kPdf, docread::Obstacle::kImage, "这份 PDF 是扫描图片，没有文字。");
  CheckInput input;
  input.report = &report;
  const std::vector<Finding> findings = Check(input);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == "S-UNREADABLE");
  CHECK(findings[0].severity == Severity::kError);
  CHECK(findings[0].message == "这份 PDF 是扫描图片，没有文字。");
  CHECK(findings[0].advice == "换用原始文件（Word、网页或文字版 PDF）再试。");
  CHECK(findings[0].source.empty());
}

TEST_CASE("What stands in the way of reading says what to do, and cites no law") {
  const auto advice_for = [](docread::Obstacle obstacle) {
    AnnualReport report;
    report.source = docread::CouldNotRead(docread::Format::kUnknown, obstacle, "读不了。");
    const std::vector<Finding> findings = Check(CheckInput{.report = &report});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].source.empty());
    return findings[0].advice;
  };
  CHECK(advice_for(docread::Obstacle::kNotOpened) == "检查文件的位置和权限后再试。");
  CHECK(advice_for(docread::Obstacle::kEncrypted) == "去掉密码后再试。");
  CHECK(advice_for(docread::Obstacle::kTooLarge) == "只留下一份年度报告，另存后再试。");
  CHECK(advice_for(docread::Obstacle::kDamaged) == "用 Word 或 WPS 打开，另存后再试。");
}

TEST_CASE("A report for a year before the forms is held against its words, not against forms it could not use") {
  std::string text = Edited(Sample(), "望禾镇人民政府2023年", "望禾镇人民政府2018年");
  for (std::size_t at = text.find("2023年"); at != std::string::npos; at = text.find("2023年"))
    text.replace(at, 4, "2018");
  text = Edited(text, "行政强制\t0", "行政强制\t-1");
  text = Edited(text, "1\t0\t1\t0\t2", "1\t0\t1\t0\t3");
  const AnnualReport report = Read(text, "2018.txt");
  const std::vector<Finding> findings = Check(CheckInput{.report = &report});
  CHECK(Listed(findings) ==
        "notice S-OLDFORM 2018年的报告早于 2019 年表式和 2021 年表式，两种表格都不适用，没有核对表格。\n");
  const AnnualReport nameless = Read(
      Edited(text, "澄川县望禾镇人民政府2018年政府信息公开工作年度报告", "2018年政府信息公开工作年度报告"), "2018.txt");
  for (const Finding& finding : Check(CheckInput{.report = &nameless})) {
    CHECK(finding.source.find("〔2021〕") == std::string::npos);
  }
  const AnnualReport wrong_year =
      Read(Edited(text, "统计期限自2018年1月1日起至2018年12月31日止", "统计期限自2017年1月1日起至2017年12月31日止"),
           "2018.txt");
  const std::vector<Finding> of_year = Check(CheckInput{.report = &wrong_year});
  const auto year = std::ranges::find(of_year, "N-YEAR", &Finding::rule);
  REQUIRE(year != of_year.end());  // 条例第五十条 came with the revision of 2019
  CHECK(year->source == "《政府信息公开条例》关于年度报告的规定（当年有效的文本）");
}

TEST_CASE("A file that is no annual report is said to be none") {
  const AnnualReport report = Read("今日菜单\n\n午餐：豆腐、青菜。\n", "menu.txt");
  CheckInput input;
  input.report = &report;
  const std::vector<Finding> findings = Check(input);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == "S-UNREADABLE");
}

TEST_CASE("Headings without any table or year are no clean report: that nothing was held against anything is said") {
  const AnnualReport report =
      Read("望禾镇政府信息公开工作\n\n一、总体情况\n\n按照条例规定做好公开工作。\n", "part.txt");
  REQUIRE(!report.sections.empty());
  const std::vector<Finding> findings = Check(CheckInput{.report = &report});
  const auto said = std::ranges::find(findings, "S-UNREADABLE", &Finding::rule);
  REQUIRE_MESSAGE(said != findings.end(), Listed(findings));
  CHECK(said->severity == Severity::kWarning);
  CHECK(said->message.find("没有读到任何一张法定表格") != std::string::npos);
}

TEST_CASE("Fingerprints stay when lines move, and change with the figures") {
  const Example one = FindRule("T3-TOTAL")->failing;
  const std::vector<Finding> findings = CheckExample(one);
  std::string text = Edited(Sample("base.txt"), one.replace, one.with);
  text = Edited(text, "一、总体情况", "一、总体情况\n\n\n");
  const AnnualReport moved = Read(text, "base.txt");
  CheckInput input;
  input.report = &moved;
  std::set<std::string> before, after;
  for (const Finding& finding : findings) {
    if (finding.rule == "T3-TOTAL") before.insert(finding.fingerprint);
  }
  for (const Finding& finding : Check(input)) {
    if (finding.rule == "T3-TOTAL") after.insert(finding.fingerprint);
  }
  REQUIRE(before.size() == 1);
  CHECK(before == after);
  Example other = one;
  const std::string with = "2.重复申请\t0\t0\t0\t0\t0\t0\t4";
  other.with = with;
  for (const Finding& finding : CheckExample(other)) CHECK_FALSE(before.contains(finding.fingerprint));
}

TEST_CASE("A rule that speaks without end is cut short, and the last finding says how much is left out") {
  std::string lines;
  for (int i = 0; i < 300; ++i)
    lines += "全年公开信息100条，其中网站公开" + std::to_string(200 + i) + "条、广播公开3条。\n";
  const AnnualReport report = Read(Edited(Sample("base.txt"), "一、总体情况", "一、总体情况\n" + lines), "base.txt");
  std::vector<Finding> sums = Check(CheckInput{.report = &report});
  std::erase_if(sums, [](const Finding& finding) { return finding.rule != "N-SUM"; });
  CHECK(sums.size() == 200);
  CHECK(std::count_if(sums.begin(), sums.end(), [](const Finding& finding) {
          return finding.message.find("同类问题还有 100 处") != std::string::npos;
        }) == 1);
}

}  // namespace
}  // namespace gongkai::report
