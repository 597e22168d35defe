#include "report/compile/annual_check.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/decision/decision.h"
#include "report/check/finding.h"
#include "report/compile/drafted_words.h"

namespace gongkai::report {
namespace {

constexpr std::string_view kBlankRule = "C-BLANK";

/// The blank cells of a table as one error. Its fingerprint names them all: another one is another error.
std::optional<Finding> BlankIn(const AnnualPaper& paper, int table) {
  std::string cells;
  int blanks = 0;
  for (const PaperCell& each : paper.cells) {
    if (each.cell.table != table || each.value) continue;
    ++blanks;
    cells += each.cell.row + "/" + each.cell.column + ";";
  }
  if (blanks == 0) return std::nullopt;
  Finding finding = MakeFinding(*FindRule(kBlankRule), {.table = table}, {},
                                TableName(table) + "有 " + std::to_string(blanks) + " 格空白，空白不等于 0。", cells);
  finding.severity = Severity::kError;
  finding.source = "条例第五十条第一款第" + std::string(table == 3 ? "二" : "三") + "项";
  finding.advice =
      "本年没有的，在“三张表”里声明本年没有；有的，补登记，或者点开那一格加一条调整。由各机关汇总的，先请各机关补上。";
  return finding;
}

/// Tables 3 and 4 are the office's own to fill: what is blank in them is told once a table, and as an error.
void JoinBlanks(const AnnualPaper& paper, std::vector<Finding>& findings) {
  for (const int table : {4, 3}) {
    std::erase_if(findings, [&](const Finding& each) { return each.rule == kBlankRule && each.at.table == table; });
    if (auto blank = BlankIn(paper, table)) findings.insert(findings.begin(), std::move(*blank));
  }
}

}  // namespace

std::vector<JudgedFinding> Judge(std::vector<Finding> findings, std::span<const Overrule> overrules) {
  std::vector<JudgedFinding> judged;
  for (Finding& finding : findings) {
    JudgedFinding each{.finding = std::move(finding)};
    if (each.finding.severity == Severity::kError) {
      for (const Overrule& overrule : overrules) {
        if (overrule.fingerprint != each.finding.fingerprint) continue;
        each.overruled = overrule.holds ? std::optional(overrule) : std::nullopt;
      }
    }
    judged.push_back(std::move(each));
  }
  return judged;
}

std::vector<JudgedFinding> CheckPaper(const AnnualPaper& paper, const CheckBeside& beside,
                                      std::span<const Overrule> overrules) {
  const AnnualReport report = ReportOf(paper);
  std::optional<AnnualReport> last_year;
  if (beside.last_year) last_year = ReportOf(*beside.last_year);
  std::vector<AnnualReport> others;
  others.reserve(beside.others.size());
  for (const AnnualPaper& other : beside.others) others.push_back(ReportOf(other));
  std::vector<const AnnualReport*> pointers;
  for (const AnnualReport& other : others) pointers.push_back(&other);
  const DraftedWords drafted(*paper.form, paper.year, paper.organ);
  const std::function<bool(std::string_view)> is_drafted = [&](std::string_view sentence) {
    return drafted.Made(sentence);
  };
  std::vector<Finding> findings = Check({.report = &report,
                                         .last_year = last_year ? &*last_year : nullptr,
                                         .others = pointers,
                                         .published = std::nullopt,
                                         .township_deadline = beside.township_day,
                                         .is_drafted = &is_drafted});
  JoinBlanks(paper, findings);
  return Judge(std::move(findings), overrules);
}

std::string FaultAdviceOf(const Finding& finding) {
  if (finding.rule == kBlankRule) return finding.advice + "确实说不出数的，写明理由。";
  return "请改正；确实没有错的，写明理由。";
}

FindingCounts CountOf(std::span<const JudgedFinding> findings) {
  FindingCounts counts;
  for (const JudgedFinding& each : findings) {
    counts.errors += each.finding.severity == Severity::kError ? 1 : 0;
    counts.open += each.IsOpen() ? 1 : 0;
    counts.warnings += each.finding.severity == Severity::kWarning ? 1 : 0;
    counts.notices += each.finding.severity == Severity::kNotice ? 1 : 0;
  }
  return counts;
}

FieldErrors FaultsOfReason(std::string_view reason) {
  if (IsBlankText(reason)) return {{"reason", "请写明理由：为什么这一处没有错。理由和姓名随报告一起公布。"}};
  if (Utf8Length(reason) > kLongestReason) return {{"reason", "太长了，最多 500 字。"}};
  if (disclosure::PrivateNumberIn(reason)) {
    return {{"reason", "这里有身份证号码、手机号码或者银行卡号，请删去：理由随报告一起公布。"}};
  }
  return {};
}

std::vector<std::string> NotesOf(std::span<const JudgedFinding> findings) {
  std::vector<std::string> notes;
  for (const JudgedFinding& each : findings) {
    if (!each.overruled) continue;
    notes.push_back(each.finding.message + "说明：" + each.overruled->reason + "（" + each.overruled->name + "）");
  }
  return notes;
}

}  // namespace gongkai::report
