// What is kept of units' reports: for each unit and year the latest, and those that it replaced. Schema:
// migrations/0321_annual_unit_report.sql. Whoever shows a year brings it in step first (in_step_actions.h).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "report/campaign/rollup.h"
#include "report/campaign/unit_report.h"

namespace gongkai::report {

/// Whence the figures are, beside what UnitReport tells.
struct Provenance {
  std::string digest;     // of what was read; the same digest is the same report
  std::string file_name;  // empty: no file
  // The narrative as it is kept (kept_narrative.h); none: it stands with what was compiled or handed in.
  std::optional<std::string> text{};
};

enum class PutReport {
  kNew,       // the unit's first on that year
  kReplaced,  // another than before: the next version
  kSame       // known: only its days, findings, link and text are brought up to date
};
/// `report.version` is given here.
PutReport PutUnitReport(db::Transaction& act, const UnitReport& report, const Provenance& from);

/// What campaign and lists read of a report: everything but its figures.
struct UnitReportHead {
  UnitId unit{0};
  int year = 0;
  int version = 1;
  ReportSource source = ReportSource::kImported;
  std::string link, file_name, digest;
  std::optional<Date> submitted_on{}, published_on{};
  bool is_checked = false;
  int errors = 0, warnings = 0;
  Instant at{};
};

/// The latest.
std::optional<UnitReport> FindUnitReport(db::Session& session, UnitId unit, int year);
std::optional<UnitReportHead> FindUnitReportHead(db::Session& session, UnitId unit, int year);
/// The latest of each year, newest year first.
std::vector<UnitReport> UnitReportsOf(db::Session& session, UnitId unit);
/// All of one year, newest first.
std::vector<UnitReport> ReportVersionsOf(db::Session& session, UnitId unit, int year);

/// Of a year, by unit; the latest of each.
std::vector<UnitReportHead> UnitReportHeads(db::Session& session, int year);
std::vector<PackedReport> PackedReports(db::Session& session, int year);
/// The same of these units alone: of few it asks for each, of many it reads the year.
std::vector<PackedReport> PackedReportsOf(db::Session& session, int year, std::span<const Unit> units);
/// Those versions, whether they are the latest or were replaced.
std::vector<PackedReport> PackedVersions(db::Session& session, int year, std::span<const Member> members);

/// Of the latest reports of a year those over which the rules have not run, and those with errors that stand.
struct ReportChecks {
  std::vector<UnitId> unchecked, with_errors;  // in the order of their numbers
};
ReportChecks ChecksOf(db::Session& session, int year);

/// Units whose own report of the year, compiled here, was withdrawn from the public, in order.
std::vector<UnitId> WithdrawnUnits(db::Session& session, int year);
/// Units of which a file that was handed in is kept, and that file was deleted since, in order. Until it is restored or
/// another comes there is no report.
std::vector<UnitId> UnitsWithDeletedFile(db::Session& session, int year);

/// Of all reports of a year, also those that were replaced.
struct KnownDigest {
  std::string digest;
  UnitId unit{0};
};
/// In no order.
std::vector<KnownDigest> DigestsOf(db::Session& session, int year);

}  // namespace gongkai::report
