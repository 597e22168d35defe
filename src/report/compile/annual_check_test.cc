// Errors that somebody answers for, and what a correction tells.
#include "report/compile/annual_check.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "report/compile/annual_difference.h"

namespace gongkai::report {
namespace {

AnnualPaper Paper() {
  AnnualPaper paper{.title = "澄砚县枕溪镇人民政府2025年政府信息公开工作年度报告",
                    .organ = "澄砚县枕溪镇人民政府",
                    .year = 2025,
                    .form = law::FindForm("2021")};
  paper.opening = "根据条例编制。";
  for (std::vector<std::string>& section : paper.sections) section = {"全年工作情况如下。"};
  for (const int table : {2, 3, 4}) {
    for (const law::FormRow& row : paper.form->Table(table).rows) {
      for (const law::FormColumn& column : row.columns) {
        paper.cells.push_back({{table, std::string(row.key), std::string(column.name)}, Number::Of(0)});
      }
    }
  }
  return paper;
}

Finding Found(Severity severity, std::string fingerprint) {
  Finding finding{.rule = "T3-BALANCE", .severity = severity, .message = "自然人一列不平。"};
  finding.fingerprint = std::move(fingerprint);
  return finding;
}

Overrule Said(std::string fingerprint, bool holds = true) {
  return {.fingerprint = std::move(fingerprint), .reason = "上年漏报一件", .name = "林溪", .holds = holds};
}

TEST_CASE("an error stays open until somebody answers for it, and the last word counts") {
  const std::vector<Finding> found = {Found(Severity::kError, "a"), Found(Severity::kWarning, "b")};
  CHECK(CountOf(Judge(found, {})).open == 1);
  CHECK(CountOf(Judge(found, {})).warnings == 1);
  const std::vector<Overrule> said = {Said("a")};
  CHECK(CountOf(Judge(found, said)).open == 0);
  CHECK(CountOf(Judge(found, said)).errors == 1);
  const std::vector<Overrule> taken_back = {Said("a"), Said("a", false)};
  CHECK(CountOf(Judge(found, taken_back)).open == 1);
  const std::vector<Overrule> of_another = {Said("c")};
  CHECK(CountOf(Judge(found, of_another)).open == 1);
}

TEST_CASE("who answers for an error, and why, is published with it") {
  const std::vector<Overrule> said = {Said("a"), Said("b")};
  const auto notes = NotesOf(
      Judge({Found(Severity::kError, "a"), Found(Severity::kWarning, "b"), Found(Severity::kError, "c")}, said));
  REQUIRE(notes.size() == 1);
  CHECK(notes[0] == "自然人一列不平。说明：上年漏报一件（林溪）");
}

TEST_CASE("a reason is wanted, and not a book") {
  CHECK_FALSE(FaultsOfReason("").empty());
  CHECK_FALSE(FaultsOfReason(" 　").empty());
  CHECK_FALSE(FaultsOfReason(std::string(501, 'x')).empty());
  CHECK(FaultsOfReason("上年漏报一件").empty());
  CHECK_FALSE(FaultsOfReason("已经打13800138000核对").empty());  // readers will read it
}

TEST_CASE("a report of one's own is checked by the rules of every report") {
  AnnualPaper paper = Paper();
  const auto has = [](const std::vector<JudgedFinding>& findings, std::string_view rule) {
    for (const JudgedFinding& each : findings) {
      if (each.finding.rule == rule) return true;
    }
    return false;
  };
  CHECK_FALSE(has(CheckPaper(paper, {}, {}), "T3-BALANCE"));
  for (PaperCell& cell : paper.cells) {
    if (cell.cell == CellKey{3, "一", "自然人"}) cell.value = Number::Of(5);
  }
  CHECK(has(CheckPaper(paper, {}, {}), "T3-BALANCE"));
}

TEST_CASE("what is blank in tables 3 and 4 is one error a table, for which somebody answers; in table 2 a warning") {
  AnnualPaper paper = Paper();
  const auto blanks = [&](std::span<const Overrule> said) {
    std::vector<JudgedFinding> found = CheckPaper(paper, {}, said);
    std::erase_if(found, [](const JudgedFinding& each) { return each.finding.rule != "C-BLANK"; });
    return found;
  };
  CHECK(blanks({}).empty());
  for (PaperCell& cell : paper.cells) {
    const bool is_of_law = cell.cell.table == 2 && cell.cell.row == "规章";
    if (cell.cell.table == 4 || is_of_law || cell.cell == CellKey{3, "一", "自然人"}) cell.value.reset();
  }
  const auto found = blanks({});
  REQUIRE(found.size() == 3);
  CHECK(found[0].IsOpen());
  CHECK(found[0].finding.message == "表三有 1 格空白，空白不等于 0。");
  CHECK(found[0].finding.source == "条例第五十条第一款第二项");
  CHECK(FaultAdviceOf(found[0].finding).find("声明本年没有") != std::string::npos);
  CHECK(found[1].IsOpen());
  CHECK(found[1].finding.message == "表四有 15 格空白，空白不等于 0。");
  CHECK(found[2].finding.severity == Severity::kWarning);
  const std::vector<Overrule> said = {Said(found[0].finding.fingerprint), Said(found[1].finding.fingerprint)};
  CHECK(CountOf(blanks(said)).open == 0);
  for (PaperCell& cell : paper.cells) {
    if (cell.cell == CellKey{3, "一", "总计"}) cell.value.reset();
  }
  CHECK(CountOf(blanks(said)).open == 1);  // one more is another error
}

TEST_CASE("what was drafted is nobody's copy, what a person wrote is") {
  const std::string drafted =
      "（二）依申请公开。新收政府信息公开申请0件，上年结转0件。经审查不予公开并登记在册的信息0条。全年撤下已公开的信息0"
      "条。"
      "通过政府网站公开本机关信息8条。收到公众咨询、建议、纠错等来件0件，答复0件。对本机关政府信息公开工作的投诉举报经"
      "查属实或者部分"
      "属实0件，已整改0件。";
  const std::string written =
      "渡口改造的付款凭证每月列表贴在候船室，沿岸的船工看得见每一笔钱的去处；八月水位上涨停工十一天，停工通知当天写在码"
      "头的黑板上，"
      "复工以后把顺延的工期补登在表里；船票价格没有变，投诉电话由镇长秘书接听，月底汇总成一页纸公布。";
  AnnualPaper paper = Paper(), other = Paper();
  other.organ = "澄砚县柳汊镇人民政府";
  other.title = "澄砚县柳汊镇人民政府2025年政府信息公开工作年度报告";
  const auto is_copied = [&] {
    const auto findings = CheckPaper(paper, {.others = {other}}, {});
    return std::ranges::any_of(findings, [](const JudgedFinding& each) { return each.finding.rule == "CP-NEIGHBOUR"; });
  };
  paper.sections[0] = other.sections[0] = {drafted};
  CHECK_FALSE(is_copied());
  paper.sections[0] = other.sections[0] = {drafted + written};
  CHECK(is_copied());
}

TEST_CASE("what a correction changes is told cell by cell, blank is not zero") {
  const AnnualPaper before = Paper();
  AnnualPaper after = before;
  CHECK(DifferencesOf(before, after).empty());
  after.sections[4] = {"问题改了。"};
  for (PaperCell& cell : after.cells) {
    if (cell.cell == CellKey{3, "一", "自然人"}) cell.value = Number::Of(5);
    if (cell.cell == CellKey{2, "规章", "本年制发件数"}) cell.value.reset();
  }
  const auto lines = DifferencesOf(before, after);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == "第五部分的文字有修改");
  CHECK(lines[1].find("0 改为 空白") != std::string::npos);
  CHECK(lines[2].find("自然人：0 改为 5") != std::string::npos);
  after.form = law::FindForm("2019");
  CHECK(DifferencesOf(before, after).size() == 1);
}

TEST_CASE("what does not fit into a correction is counted") {
  const std::vector<std::string> many(100, "表三 一 自然人：0 改为 5");
  const std::string text = CorrectionText(many, 200);
  CHECK(text.find("另有 ") != std::string::npos);
  CHECK(text.find(" 处修改") != std::string::npos);
  CHECK(CorrectionText({"甲", "乙"}, 200) == "甲；乙");
  CHECK(CorrectionText({}, 200).empty());
}

}  // namespace
}  // namespace gongkai::report
