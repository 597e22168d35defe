// The title: whose report it is, and of which year.

#include <algorithm>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/check/finding.h"
#include "report/check/report_text.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"
#include "report/read/title_words.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

/// The title without the words every title has: what is left names the organ.
std::u32string WithoutCommonWords(std::string_view title) {
  std::u32string rest = LabelKey(title);
  for (u32string_view word : {u32string_view(U"政府信息公开"), u32string_view(U"信息公开"), u32string_view(U"政务公开"),
                              u32string_view(U"年度"), u32string_view(U"工作"), u32string_view(U"报告"),
                              u32string_view(U"年报"), u32string_view(U"情况"), u32string_view(U"年")}) {
    for (std::size_t at = rest.find(word); at != std::u32string::npos; at = rest.find(word))
      rest.erase(at, word.size());
  }
  std::erase_if(rest, [](char32_t c) { return !IsHan(c); });
  return rest;
}

bool NamesYear(std::string_view title) {
  std::u32string folded = Fold(title);
  std::erase_if(folded, [](char32_t c) { return IsBlank(c); });
  if (ContainsAny(folded, {U"二〇", U"二○", U"二零"})) return true;
  for (std::size_t at = folded.find(U"20"); at != std::u32string::npos; at = folded.find(U"20", at + 1)) {
    if (at + 3 < folded.size() && IsDigit(folded[at + 2]) && IsDigit(folded[at + 3])) return true;
  }
  return false;
}

/// A title is often set in two lines, the organ above or below the rest.
bool OrganStandsBesideTitle(const AnnualReport& report) {
  const std::u32string title = LabelKey(report.title);
  std::vector<std::u32string> keys;
  for (const std::string& line : report.source.lines) {
    if (std::u32string key = LabelKey(line); !key.empty()) keys.push_back(std::move(key));
    if (keys.size() == 40) break;
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] != title) continue;
    if ((i > 0 && IsOrganLine(keys[i - 1])) || (i + 1 < keys.size() && IsOrganLine(keys[i + 1]))) return true;
  }
  return false;
}

void CheckTitle(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  if (report.source.obstacle != docread::Obstacle::kNone || report.sections.empty()) return;
  if (report.title.empty()) {
    // Text copied from a page often leaves its title behind: no fault of the report for certain.
    Finding finding = MakeFinding(rule, {}, {}, "没有找到报告的标题，可能没有随正文一起复制过来。", "");
    finding.severity = Severity::kNotice;
    out.push_back(std::move(finding));
    return;
  }
  const bool organ = WithoutCommonWords(report.title).size() >= 2 || OrganStandsBesideTitle(report);
  const bool year = NamesYear(report.title);
  const bool named = ContainsAny(LabelKey(report.title), {U"年度报告", U"年度工作报告", U"年报"});
  if (organ && year && named) return;
  std::string message = "标题“" + report.title + "”没有写明";
  message += !organ && !year ? "机关名称和年度。" : !organ ? "机关名称。" : !year ? "年度。" : "“年度报告”字样。";
  Place place;
  const std::u32string key = LabelKey(report.title);
  for (std::size_t i = 0; i < report.source.lines.size(); ++i) {
    if (LabelKey(report.source.lines[i]) != key) continue;
    place.line = static_cast<int>(i) + 1;
    place.length = static_cast<int>(Utf8Length(report.source.lines[i]));
    break;
  }
  Finding finding = MakeFinding(rule, {}, place, std::move(message), report.title);
  if (organ && year) finding.severity = Severity::kNotice;
  out.push_back(std::move(finding));
}

constexpr Rule kRules[] = {
    {"S-TITLE",
     Severity::kWarning,
     "标题要素不全",
     "标题写明机关名称、年度和“年度报告”字样",
     kFormSource,
     "标题写成“××机关××××年政府信息公开工作年度报告”。",
     {"标题没有机关和年度", "澄川县望禾镇人民政府2023年政府信息公开工作年度报告", "政府信息公开工作年度报告"},
     {"标题有机关和年度", "", ""},
     CheckTitle},
};

}  // namespace

std::span<const Rule> TitleRules() { return kRules; }

}  // namespace gongkai::report
