#include "cli/report_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/source_excerpt.h"
#include "cli/table_view.h"
#include "cli/text_width.h"

namespace gongkai::cli {
namespace {

using report::Finding;
using report::Severity;

constexpr std::size_t kColumns = 96;        // of a terminal; wider lines are cut around the place
constexpr std::size_t kPassageShown = 120;  // columns of a passage of another report
constexpr std::string_view kIndent = "      ";

std::string Heading(const report::AnnualReport& report, Paint paint) {
  const std::string organ = report.organ.empty() ? "未识别出机关" : Printable(report.organ);
  const std::string year = report.year ? fmt::format("{} 年度", *report.year) : "未识别出年度";
  const std::string form = report.form != nullptr ? fmt::format("{} 年表式（{}）", report.form->id, report.form->source)
                                                  : std::string("不合任何一种法定表式");
  const std::string name = paint(Ink::kBold, "━━ " + Printable(report.file)) + "\n";
  if (report.source.obstacle != docread::Obstacle::kNone) return name;
  return name + "   " + organ + "　" + year + "　" + form + "\n";
}

std::string Indented(std::string_view name, std::string_view text) {
  if (text.empty()) return {};
  return fmt::format("{}{}：{}\n", kIndent, name, Printable(text));
}

std::string IndentedLines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    out += std::string(kIndent) + std::string(text.substr(0, end + 1));
    text.remove_prefix(end + 1);
  }
  return out;
}

std::string Passages(const Finding& finding) {
  std::string out;
  for (const report::Passage& passage : finding.passages) {
    const std::string year = passage.year > 0 ? fmt::format("{}年", passage.year) : "";
    out += fmt::format("{}本报告（第 {} 行）：{}\n", kIndent, passage.place.line,
                       CutToWidth(Printable(passage.own_text), kPassageShown));
    out += fmt::format("{}{}{}：{}\n", kIndent, Printable(passage.organ), year,
                       CutToWidth(Printable(passage.text), kPassageShown));
  }
  return out;
}

std::string DrawFinding(const report::AnnualReport& report, const Finding& finding, std::size_t number, Paint paint) {
  const report::Rule* rule = report::FindRule(finding.rule);
  const Ink ink = InkOf(finding.severity);
  std::string out = fmt::format("  {} {} {}\n", paint(ink, fmt::format("[{}] {}", number, NameOf(finding.severity))),
                                paint(Ink::kFaint, finding.rule), rule != nullptr ? rule->title : "");
  out += fmt::format("{}{}\n", kIndent, Printable(finding.message));
  if (rule != nullptr) out += Indented("要求", rule->formula);
  out += Indented("依据", finding.source);
  out += Indented("建议", finding.advice);
  out += Passages(finding);
  out += IndentedLines(DrawExcerpt(report.source, finding.place, kColumns - kIndent.size(), ink, paint));
  return out + "\n";
}

// Errors first, then warnings, then notices; within each as they came.
std::vector<Finding> BySeverity(std::span<const Finding> findings) {
  std::vector<Finding> sorted(findings.begin(), findings.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.severity < b.severity; });
  return sorted;
}

std::string Tables(const report::AnnualReport& report, std::span<const Finding> findings, Paint paint) {
  std::string out;
  for (const auto* table : {&report.table2, &report.table3, &report.table4}) {
    if (*table) out += "\n" + DrawTable(**table, findings, paint);
  }
  return out;
}

}  // namespace

std::string DrawReport(const report::AnnualReport& report, std::span<const Finding> findings, Paint paint) {
  const std::vector<Finding> sorted = BySeverity(findings);
  std::string out = Heading(report, paint) + Tables(report, sorted, paint) + "\n";
  if (sorted.empty()) return out + paint(Ink::kGood, "  没有发现问题") + "\n\n";
  for (std::size_t i = 0; i < sorted.size(); ++i) out += DrawFinding(report, sorted[i], i + 1, paint);
  return out;
}

}  // namespace gongkai::cli
