// Errors that somebody answers for, and what a correction tells.
#include "report/compile/annual_check.h"

#include <doctest/doctest.h>

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
