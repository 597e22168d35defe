// UnitReport: what is known of one unit's report on one year: where it came from, how far it is, and its figures. The
// row that campaign, roll-up and charts read. Kept in unit_report_store.h, one current row for each unit and year and
// the earlier ones beside it, so that a correction can say what it changed.
//
// Source: 条例第四十九条, 第五十条.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/instant.h"
#include "report/campaign/figures.h"
#include "report/campaign/unit.h"

namespace gongkai::report {

enum class ReportSource {
  kCompiled,  // compiled here (compile/): the version that was signed to the end last
  kHandedIn,  // a file that was handed in and read (report_store.h)
  kImported,  // read from a folder of files by the command line
};
std::string_view NameOf(ReportSource source);  // "本系统编制"

struct UnitReport {
  UnitId unit{0};
  int year = 0;
  int version = 1;  // 1, 2, …: a later one replaces the earlier in every sum
  ReportSource source = ReportSource::kImported;
  std::string link;  // where it opens: "/office/reports/12", "/office/annual/2025?organ=3"; empty: nowhere
  std::optional<Date> submitted_on{};  // none: not known
  std::optional<Date> published_on{};  // none: not known, or not yet
  bool is_checked = false;             // the rules have run over it
  int errors = 0, warnings = 0;        // findings that stand; 0 unless is_checked
  Figures figures;
  Instant at{};  // when this version came
};

/// The same where many are read at once: the figures stay as they are kept (figures.h), so that forty thousand of them
/// are no burden.
struct PackedReport {
  UnitId unit{0};
  int year = 0;
  int version = 1;
  ReportSource source = ReportSource::kImported;
  bool is_checked = false;
  int errors = 0, warnings = 0;
  std::string figures;  // PackFigures
};

}  // namespace gongkai::report
