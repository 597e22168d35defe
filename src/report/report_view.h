// All that the pages of one report show, gathered once: page, check sheet and workbook are drawn from the same view.
#pragma once

#include <string>
#include <vector>

#include "report/actions.h"
#include "report/marks.h"

namespace gongkai::report {

struct ReportView {
  StoredReport report;
  StoredVersion version;
  std::vector<StoredVersion> versions;  // newest first
  ReportPtr reading;                    // never null
  std::vector<StoredFinding> findings;  // standing ones; the n-th carries number n + 1
  std::vector<StoredFinding> gone;
  std::vector<Finding> plain;  // the same as `findings`, for marks
  Marks marks;

  Verdict VerdictOf(int number) const { return findings[static_cast<std::size_t>(number) - 1].Last().verdict; }
  Severity SeverityOf(int number) const { return plain[static_cast<std::size_t>(number) - 1].severity; }
};

/// Errors: kNotFound.
Result<ReportView> LoadView(const Desk& desk, std::int64_t report_id);

struct OpenCounts {
  int errors = 0, warnings = 0, notices = 0, decided = 0;
};
OpenCounts CountOpen(const std::vector<StoredFinding>& findings);

/// "①③" for the numbers; what a cell or a label carries. Dismissed findings are left out.
std::vector<int> StandingNumbers(const ReportView& view, const std::vector<int>& numbers);

/// The worst of them; nothing when there are none.
std::optional<Severity> WorstOf(const ReportView& view, const std::vector<int>& numbers);

/// The value as it is shown in a drawn table: the number, what was written, or nothing for a blank.
std::string ShownInTable(const Value* value);

}  // namespace gongkai::report
