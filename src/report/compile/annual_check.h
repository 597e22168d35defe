// A compiled report held against the rules that every report is held against (check/), and what the office says of an
// error that it leaves standing: overruled by name and reason, both of which are published with the report. Warnings
// and notices are told and hold nothing up. Blank cells of tables 3 and 4, which are a warning in what somebody hands
// in, are an error here, one a table: the office itself can fill them. Pure.
//
// Source: 条例第五十条第一款第二、三项; 国办公开办函〔2021〕30号 (inaccurate, incomplete, copied reports are pursued
// under 条例第四十七条).
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/post.h"
#include "base/field_errors.h"
#include "base/instant.h"
#include "report/check/rule.h"
#include "report/compile/annual_paper.h"

namespace gongkai::report {

struct Overrule {
  std::string fingerprint;  // of the finding; another value there is another finding
  std::string rule, message;
  std::string reason;
  account::PersonId person{0};
  std::string name;  // as they were called on that day
  Instant at{};
  bool holds = true;  // false: taken back
};

/// What a paper is compared with.
struct CheckBeside {
  std::optional<AnnualPaper> last_year{};
  std::vector<AnnualPaper> others{};  // of the organ's earlier years and of its neighbours
  std::optional<std::chrono::month_day> township_day{};
};

struct JudgedFinding {
  Finding finding;
  std::optional<Overrule> overruled{};  // of errors only
  bool IsOpen() const { return finding.severity == Severity::kError && !overruled; }
};

/// All findings, as Check orders them. `overrules`: oldest first; the last word on a finding counts.
std::vector<JudgedFinding> CheckPaper(const AnnualPaper& paper, const CheckBeside& beside,
                                      std::span<const Overrule> overrules);

/// Each finding with what was last said of it.
std::vector<JudgedFinding> Judge(std::vector<Finding> findings, std::span<const Overrule> overrules);

struct FindingCounts {
  int errors = 0, open = 0, warnings = 0, notices = 0;
};
/// `open`: errors that nobody answers for.
FindingCounts CountOf(std::span<const JudgedFinding> findings);

/// What to do about an error that is open, as who hands in is told.
std::string FaultAdviceOf(const Finding& finding);

inline constexpr std::size_t kLongestReason = 500;  // characters
/// Under "reason".
FieldErrors FaultsOfReason(std::string_view reason);

/// What is published with the report of each error that stays: what the rule says, why it stays, who says so.
std::vector<std::string> NotesOf(std::span<const JudgedFinding> findings);

}  // namespace gongkai::report
