// See report_view.h.

#include "report/report_view.h"

#include <algorithm>

namespace gongkai::report {

Result<ReportView> LoadView(const Desk& desk, std::int64_t report_id) {
  db::Reader reader = desk.database.Read();
  const auto report = FindReport(reader, report_id);
  auto versions = Versions(reader, report_id);
  if (!report || versions.empty()) return Error{ErrorKind::kNotFound, "没有这份报告，可能已被删除。", ""};
  ReportView view;
  view.report = *report;
  view.version = versions.front();
  view.versions = std::move(versions);
  view.reading = desk.shelf.Take(reader, view.version);
  for (StoredFinding& finding : Findings(reader, report_id, Gone::kInclude))
    (finding.gone_at.empty() ? view.findings : view.gone).push_back(std::move(finding));
  for (const StoredFinding& finding : view.findings) view.plain.push_back(finding.finding);
  view.marks = FindMarks(*view.reading, view.plain);
  return view;
}

OpenCounts CountOpen(const std::vector<StoredFinding>& findings) {
  OpenCounts counts;
  for (const StoredFinding& each : findings) {
    if (each.Last().verdict != Verdict::kOpen) {
      ++counts.decided;
    } else if (each.finding.severity == Severity::kError) {
      ++counts.errors;
    } else if (each.finding.severity == Severity::kWarning) {
      ++counts.warnings;
    } else {
      ++counts.notices;
    }
  }
  return counts;
}

std::vector<int> StandingNumbers(const ReportView& view, const std::vector<int>& numbers) {
  std::vector<int> standing;
  std::copy_if(numbers.begin(), numbers.end(), std::back_inserter(standing),
               [&](int number) { return view.VerdictOf(number) != Verdict::kDismissed; });
  return standing;
}

std::optional<Severity> WorstOf(const ReportView& view, const std::vector<int>& numbers) {
  std::optional<Severity> worst;
  for (const int number : StandingNumbers(view, numbers)) {
    const Severity severity = view.SeverityOf(number);
    if (!worst || severity < *worst) worst = severity;
  }
  return worst;
}

std::string ShownInTable(const Value* value) {
  if (!value || value->kind == ValueKind::kBlank) return "";
  if (value->kind == ValueKind::kText) return value->written;
  return ToString(value->number);
}

}  // namespace gongkai::report
