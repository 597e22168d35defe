// The registry of rules, and the one run over all of them.

#include "report/check/rule.h"

#include <algorithm>
#include <map>

#include "base/fold.h"
#include "base/utf8.h"
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

int SectionOf(const Finding& finding) { return finding.at.section != 0 ? finding.at.section : finding.at.table; }

/// The rules cite the notice of 2021; a report for 2019 or 2020 stands under the one before.
void CiteTheNoticeOfItsYear(const AnnualReport& report, std::vector<Finding>& findings) {
  constexpr std::string_view kNotice2021 = "国办公开办函〔2021〕30号", kNotice2019 = "国办公开办函〔2019〕60号";
  const law::ReportForm* form = report.year ? law::FormInForce(*report.year) : report.form;
  if (form == nullptr || form->id != "2019") return;
  for (Finding& finding : findings) {
    const std::size_t at = finding.source.find(kNotice2021);
    const bool cites_both = finding.source.find(kNotice2019) != std::string::npos;
    if (at != std::string::npos && !cites_both) finding.source.replace(at, kNotice2021.size(), kNotice2019);
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
  std::vector<const Rule*> rules;
  for (std::span<const Rule> group :
       {StructureRules(), CellRules(), TableRules(), NarrativeRules(), CopyingRules(), LatenessRules()}) {
    for (const Rule& rule : group) rules.push_back(&rule);
  }
  return rules;
}

const Rule* FindRule(std::string_view id) {
  for (const Rule* rule : AllRules()) {
    if (rule->id == id) return rule;
  }
  return nullptr;
}

std::vector<Finding> Check(const CheckInput& input) {
  static const std::vector<const Rule*> rules = AllRules();
  const ReportText text(*input.report);
  const std::vector<Claim> claims = FindClaims(*input.report, text);
  const std::vector<Denial> denials = FindDenials(*input.report, text);
  CheckInput complete = input;
  complete.text = &text;
  complete.claims = &claims;
  complete.denials = &denials;
  std::vector<Finding> findings;
  const bool several = HoldsSeveralReports(*input.report);
  for (const Rule* rule : rules) {
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
  CiteTheNoticeOfItsYear(*input.report, findings);
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

std::string Fingerprint(std::string_view rule, const At& at, std::string_view written) {
  std::string print(rule);
  if (at.section != 0) print += "|第" + std::to_string(at.section) + "部分";
  if (at.table != 0) print += "|表" + std::to_string(at.table);
  for (const std::string* part : {&at.row, &at.column, &at.group}) {
    if (!part->empty()) print += "|" + *part;
  }
  print += '|';
  // Blanks move when a text is set anew; they are no part of what was written.
  for (std::size_t offset = 0; offset < written.size();) {
    const char32_t c = NextCodePoint(written, offset);
    if (!IsBlank(c)) AppendUtf8(print, c);
  }
  return print;
}

Finding MakeFinding(const Rule& rule, const At& at, const Place& place, std::string message, std::string_view written) {
  Finding finding;
  finding.rule = rule.id;
  finding.severity = rule.severity;
  finding.at = at;
  finding.place = place;
  finding.message = std::move(message);
  finding.advice = rule.advice;
  finding.source = rule.source;
  finding.fingerprint = Fingerprint(rule.id, at, written);
  return finding;
}

std::string Shown(const Value& value) {
  if (value.kind == ValueKind::kNumber) return ToString(value.number);
  if (value.kind == ValueKind::kBlank) return "空白";
  return "“" + value.written + "”";
}

std::string TableName(int table) {
  constexpr std::string_view kNumerals[] = {"", "", "二", "三", "四"};
  return table >= 2 && table <= 4 ? "表" + std::string(kNumerals[table]) : std::string("表格");
}

std::string RowName(std::string_view key) {
  if (key == "一") return "第一项";
  if (key == "二") return "第二项";
  if (key == "四") return "第四项";
  if (key == "三(七)") return "第三项（七）总计";
  if (!key.starts_with("三(")) return std::string(key);
  const std::string_view inside = key.substr(key.find('(') + 1);
  const std::size_t close = inside.find(')');
  return "第三项（" + std::string(inside.substr(0, close)) + "）" + std::string(inside.substr(close + 1));
}

}  // namespace gongkai::report
