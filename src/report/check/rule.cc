// The registry of rules, and the one run over all of them.

#include "report/check/rule.h"

#include <algorithm>
#include <map>

#include "report/check/claims.h"
#include "report/check/finding.h"
#include "report/check/report_text.h"
#include "report/check/rule_groups.h"

namespace gongkai::report {
namespace {

std::vector<Rule> Join(std::initializer_list<std::span<const Rule>> parts) {
  std::vector<Rule> rules;
  for (std::span<const Rule> part : parts) rules.insert(rules.end(), part.begin(), part.end());
  return rules;
}

std::vector<const Rule*> Listed(std::initializer_list<std::span<const Rule>> groups) {
  std::vector<const Rule*> rules;
  for (std::span<const Rule> group : groups) {
    for (const Rule& rule : group) rules.push_back(&rule);
  }
  return rules;
}

int SectionOf(const Finding& finding) { return finding.at.section != 0 ? finding.at.section : finding.at.table; }

/// A report for a year before the notices: neither form fits, and nothing in its tables can be held against one.
bool IsOlderThanForms(const AnnualReport& report) { return report.year && law::FormInForce(*report.year) == nullptr; }

bool CitesArticle(std::string_view source) {
  return source.find("条例第") != std::string_view::npos || source.find("条例》第") != std::string_view::npos;
}

/// The rules cite the latest notice and the regulation as revised in 2019; a report for an earlier year stands under
/// the notice before, or under none and the regulation as it was, whose articles have other numbers.
void CiteTheLawOfItsYear(const AnnualReport& report, std::vector<Finding>& findings) {
  constexpr std::string_view kBeforeTheNotices = "《政府信息公开条例》关于年度报告的规定（当年有效的文本）";
  const std::string_view latest = law::LatestForm().source;
  const law::ReportForm* form = report.year ? law::FormInForce(*report.year) : report.form;
  const bool older = IsOlderThanForms(report);
  if (!older && (form == nullptr || form == &law::LatestForm())) return;
  for (Finding& finding : findings) {
    const std::size_t at = finding.source.find(latest);
    const bool is_cited = at != std::string::npos;
    if (older) {
      if (is_cited || CitesArticle(finding.source)) finding.source = kBeforeTheNotices;
    } else if (is_cited && finding.source.find(form->source) == std::string::npos) {
      finding.source.replace(at, latest.size(), form->source);
    }
  }
}

/// Two findings of one rule about the same words get an ordinal, so that each can be confirmed by itself.
void MakeFingerprintsUnique(std::vector<Finding>& findings) {
  std::map<std::string, int> seen;
  for (Finding& finding : findings) {
    if (finding.fingerprint.empty()) finding.fingerprint = Fingerprint(finding.rule, finding.at, finding.message);
    const int times = ++seen[finding.fingerprint];
    if (times > 1) finding.fingerprint += "#" + std::to_string(times);
  }
}

/// No form has so many cells that one rule could speak this often; a broken file can, and nobody reads on. The last one
/// that is kept says how many are left out.
void LeaveOutSwarm(std::vector<Finding>& findings, std::size_t before) {
  constexpr std::size_t kMostOfOneRule = 200;
  const std::size_t count = findings.size() - before;
  if (count <= kMostOfOneRule) return;
  findings.resize(before + kMostOfOneRule);
  findings.back().message += "（同类问题还有 " + std::to_string(count - kMostOfOneRule) + " 处，没有逐一列出。）";
}

/// A report older than the forms is held against what its words say, not against sections and tables it need not have.
const std::vector<const Rule*>& RulesFor(const AnnualReport& report) {
  static const std::vector<const Rule*> all = AllRules();
  static const std::vector<const Rule*> of_words =
      Listed({TitleRules(), FormRules(), LeftoverRules(), TextSumRules(), TextChannelRules(), TextPlaceRules(),
              TextYearRules(), CopyingRules(), LatenessRules()});
  return IsOlderThanForms(report) ? of_words : all;
}

}  // namespace

std::span<const Rule> StructureRules() {
  static const std::vector<Rule> rules =
      Join({TitleRules(), SectionRules(), FormRules(), LabelRules(), LeftoverRules()});
  return rules;
}

std::span<const Rule> TableRules() {
  static const std::vector<Rule> rules = Join({Table2Rules(), Table3Rules(), Table4Rules()});
  return rules;
}

std::span<const Rule> NarrativeRules() {
  static const std::vector<Rule> rules = Join({TextAgainstTableRules(), TextSumRules(), TextChannelRules(),
                                               TextPlaceRules(), TextYearRules(), TextWordRules()});
  return rules;
}

std::vector<const Rule*> AllRules() {
  return Listed({StructureRules(), CellRules(), TableRules(), NarrativeRules(), CopyingRules(), LatenessRules()});
}

const Rule* FindRule(std::string_view id) {
  for (const Rule* rule : AllRules()) {
    if (rule->id == id) return rule;
  }
  return nullptr;
}

std::vector<Finding> Check(const CheckInput& input) {
  const ReportText text(*input.report);
  const std::vector<Claim> claims = FindClaims(*input.report, text);
  const std::vector<Denial> denials = FindDenials(*input.report, text);
  CheckInput complete = input;
  complete.text = &text;
  complete.claims = &claims;
  complete.denials = &denials;
  std::vector<Finding> findings;
  const bool several = HoldsSeveralReports(*input.report);
  for (const Rule* rule : RulesFor(*input.report)) {
    if (several && rule->id != "S-MULTIPLE" && rule->id != "S-UNREADABLE") continue;
    const std::size_t before = findings.size();
    rule->check(complete, *rule, findings);
    LeaveOutSwarm(findings, before);
  }
  // The rules ran in their order, so a stable sort keeps it among findings of one place.
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    if (SectionOf(a) != SectionOf(b)) return SectionOf(a) < SectionOf(b);
    if (a.place.line != b.place.line) return a.place.line < b.place.line;
    return a.place.column < b.place.column;
  });
  MakeFingerprintsUnique(findings);
  CiteTheLawOfItsYear(*input.report, findings);
  return findings;
}

std::string_view NameOf(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "错误";
    case Severity::kWarning:
      return "存疑";
    case Severity::kNotice:
      return "提示";
  }
  return {};
}

std::string_view IdOf(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kNotice:
      return "notice";
  }
  return {};
}

}  // namespace gongkai::report
