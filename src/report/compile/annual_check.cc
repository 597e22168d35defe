#include "report/compile/annual_check.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/decision/decision.h"
#include "report/compile/drafted_words.h"

namespace gongkai::report {

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
  return Judge(Check({.report = &report,
                      .last_year = last_year ? &*last_year : nullptr,
                      .others = pointers,
                      .published = std::nullopt,
                      .township_deadline = beside.township_day,
                      .is_drafted = &is_drafted}),
               overrules);
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
