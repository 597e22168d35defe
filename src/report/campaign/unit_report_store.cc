#include "report/campaign/unit_report_store.h"

#include <algorithm>
#include <unordered_map>

#include "report/campaign/unit_text_store.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kFewUnits = 1'000;

#define HEAD_COLUMNS                                                                                                 \
  "unit, year, version, source, link, file_name, digest, submitted_on, published_on, is_checked, errors, warnings, " \
  "at"
#define PACKED_COLUMNS "unit, year, version, source, is_checked, errors, warnings, figures"

constexpr std::string_view kKnown = "SELECT version, digest FROM annual_unit_report WHERE year = ? AND unit = ?";
constexpr std::string_view kAdd =
    "INSERT INTO annual_unit_report (" HEAD_COLUMNS ", figures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kKeepBefore =
    "INSERT INTO annual_unit_report_before (" HEAD_COLUMNS ", figures) SELECT " HEAD_COLUMNS
    ", figures FROM annual_unit_report WHERE year = ? AND unit = ?";
constexpr std::string_view kReplace =
    "UPDATE annual_unit_report SET version = ?, source = ?, link = ?, file_name = ?, digest = ?, submitted_on = ?, "
    "published_on = ?, is_checked = ?, errors = ?, warnings = ?, figures = ?, at = ? WHERE year = ? AND unit = ?";
constexpr std::string_view kRefresh =
    "UPDATE annual_unit_report SET source = ?, link = ?, submitted_on = ?, published_on = ?, is_checked = ?, errors = "
    "?, warnings = ? WHERE year = ? AND unit = ?";
constexpr std::string_view kOne =
    "SELECT " HEAD_COLUMNS ", figures FROM annual_unit_report WHERE year = ? AND unit = ?";
constexpr std::string_view kHead = "SELECT " HEAD_COLUMNS " FROM annual_unit_report WHERE year = ? AND unit = ?";
constexpr std::string_view kOfUnit =
    "SELECT " HEAD_COLUMNS ", figures FROM annual_unit_report WHERE unit = ? ORDER BY year DESC";
constexpr std::string_view kBefore =
    "SELECT " HEAD_COLUMNS ", figures FROM annual_unit_report_before WHERE unit = ? AND year = ? ORDER BY version DESC";
constexpr std::string_view kHeads = "SELECT " HEAD_COLUMNS " FROM annual_unit_report WHERE year = ? ORDER BY unit";
constexpr std::string_view kPacked = "SELECT " PACKED_COLUMNS " FROM annual_unit_report WHERE year = ?";
constexpr std::string_view kPackedOne = "SELECT " PACKED_COLUMNS " FROM annual_unit_report WHERE year = ? AND unit = ?";
constexpr std::string_view kPackedBefore =
    "SELECT " PACKED_COLUMNS " FROM annual_unit_report_before WHERE unit = ? AND year = ? AND version = ?";
constexpr std::string_view kDigests =
    "SELECT digest, unit FROM annual_unit_report WHERE year = ? UNION ALL SELECT digest, unit FROM "
    "annual_unit_report_before WHERE year = ?";

constexpr std::string_view kChecks =
    "SELECT unit, is_checked FROM annual_unit_report WHERE year = ? AND (is_checked = 0 OR errors > 0) ORDER BY unit";
constexpr std::string_view kWithdrawn =
    "SELECT u.id FROM annual_report r JOIN item i ON i.organ_id = r.organ_id AND i.number = r.item JOIN annual_unit u "
    "ON u.organ_id = r.organ_id WHERE r.year = ? AND i.withdrawn_at IS NOT NULL ORDER BY u.id";

// Few are deleted, and many reports kept: only where one of the year is deleted are the kept ones gone through.
constexpr std::string_view kAnyDeleted = "SELECT 1 FROM report WHERE year = ? AND deleted_at IS NOT NULL LIMIT 1";
constexpr std::string_view kOfDeleted =
    "SELECT unit FROM annual_unit_report WHERE year = ? AND source = 'handed_in' AND link IN (SELECT "
    "'/office/reports/' || id FROM report WHERE year = ? AND deleted_at IS NOT NULL) ORDER BY unit";

std::string_view IdOf(ReportSource source) {
  switch (source) {
    case ReportSource::kCompiled:
      return "compiled";
    case ReportSource::kHandedIn:
      return "handed_in";
    case ReportSource::kImported:
      return "imported";
  }
  return {};
}

ReportSource SourceFrom(std::string_view id) {
  if (id == "compiled") return ReportSource::kCompiled;
  return id == "handed_in" ? ReportSource::kHandedIn : ReportSource::kImported;
}

UnitReportHead HeadFrom(const db::Row& row) {
  UnitReportHead head;
  head.unit = UnitId{row.Get<std::int64_t>(0)};
  head.year = row.Get<int>(1);
  head.version = row.Get<int>(2);
  head.source = SourceFrom(row.Get<std::string_view>(3));
  head.link = row.Get<std::string>(4);
  head.file_name = row.Get<std::string>(5);
  head.digest = row.Get<std::string>(6);
  head.submitted_on = row.Get<std::optional<Date>>(7);
  head.published_on = row.Get<std::optional<Date>>(8);
  head.is_checked = row.Get<bool>(9);
  head.errors = row.Get<int>(10);
  head.warnings = row.Get<int>(11);
  head.at = InstantOf(row.Get<std::int64_t>(12));
  return head;
}

/// What this program wrote can be read: anything else is a broken database.
Figures KeptFigures(std::string_view bytes) {
  auto figures = UnpackFigures(bytes);
  if (!figures) throw db::DatabaseError(db::ErrorCode::kOther, figures.error().message);
  return std::move(*figures);
}

UnitReport ReportFrom(const db::Row& row) {
  const UnitReportHead head = HeadFrom(row);
  return {.unit = head.unit,
          .year = head.year,
          .version = head.version,
          .source = head.source,
          .link = head.link,
          .submitted_on = head.submitted_on,
          .published_on = head.published_on,
          .is_checked = head.is_checked,
          .errors = head.errors,
          .warnings = head.warnings,
          .figures = KeptFigures(row.Get<db::BlobView>(13).bytes),
          .at = head.at};
}

PackedReport PackedFrom(const db::Row& row) {
  return {.unit = UnitId{row.Get<std::int64_t>(0)},
          .year = row.Get<int>(1),
          .version = row.Get<int>(2),
          .source = SourceFrom(row.Get<std::string_view>(3)),
          .is_checked = row.Get<bool>(4),
          .errors = row.Get<int>(5),
          .warnings = row.Get<int>(6),
          .figures = std::string(row.Get<db::BlobView>(7).bytes)};
}

struct Known {
  int version = 0;
  std::string digest;
};

std::optional<Known> KnownReport(db::Transaction& act, UnitId unit, int year) {
  for (const db::Row& row : act.Query(kKnown, year, unit.value)) {
    return Known{.version = row.Get<int>(0), .digest = row.Get<std::string>(1)};
  }
  return std::nullopt;
}

/// That of the report before goes.
void PutText(db::Transaction& act, const UnitReport& report, const Provenance& from) {
  if (from.text) PutUnitText(act, report.unit, report.year, *from.text);
  if (!from.text) DropUnitText(act, report.unit, report.year);
}

}  // namespace

PutReport PutUnitReport(db::Transaction& act, const UnitReport& report, const Provenance& from) {
  act.Lock("unit report " + std::to_string(report.unit.value) + " " + std::to_string(report.year));
  const auto known = KnownReport(act, report.unit, report.year);
  const int checked = report.is_checked ? 1 : 0;
  if (known && known->digest == from.digest) {
    act.Execute(kRefresh, IdOf(report.source), report.link, report.submitted_on, report.published_on, checked,
                report.errors, report.warnings, report.year, report.unit.value);
    PutText(act, report, from);
    return PutReport::kSame;
  }
  const std::string figures = PackFigures(report.figures);
  if (!known) {
    act.Execute(kAdd, report.unit.value, report.year, 1, IdOf(report.source), report.link, from.file_name, from.digest,
                report.submitted_on, report.published_on, checked, report.errors, report.warnings, Seconds(report.at),
                db::BlobView{figures});
    if (from.text) PutUnitText(act, report.unit, report.year, *from.text);
    return PutReport::kNew;
  }
  act.Execute(kKeepBefore, report.year, report.unit.value);
  act.Execute(kReplace, known->version + 1, IdOf(report.source), report.link, from.file_name, from.digest,
              report.submitted_on, report.published_on, checked, report.errors, report.warnings, db::BlobView{figures},
              Seconds(report.at), report.year, report.unit.value);
  PutText(act, report, from);
  return PutReport::kReplaced;
}

std::optional<UnitReport> FindUnitReport(db::Session& session, UnitId unit, int year) {
  for (const db::Row& row : session.Query(kOne, year, unit.value)) return ReportFrom(row);
  return std::nullopt;
}

std::optional<UnitReportHead> FindUnitReportHead(db::Session& session, UnitId unit, int year) {
  for (const db::Row& row : session.Query(kHead, year, unit.value)) return HeadFrom(row);
  return std::nullopt;
}

std::vector<UnitReport> UnitReportsOf(db::Session& session, UnitId unit) {
  std::vector<UnitReport> reports;
  for (const db::Row& row : session.Query(kOfUnit, unit.value)) reports.push_back(ReportFrom(row));
  return reports;
}

std::vector<UnitReport> ReportVersionsOf(db::Session& session, UnitId unit, int year) {
  std::vector<UnitReport> versions;
  if (auto latest = FindUnitReport(session, unit, year)) versions.push_back(std::move(*latest));
  for (const db::Row& row : session.Query(kBefore, unit.value, year)) versions.push_back(ReportFrom(row));
  return versions;
}

std::vector<UnitReportHead> UnitReportHeads(db::Session& session, int year) {
  std::vector<UnitReportHead> heads;
  for (const db::Row& row : session.Query(kHeads, year)) heads.push_back(HeadFrom(row));
  return heads;
}

// All of them stand in memory here, and nearly in order: the server would send row by row, and sort on disk.
std::vector<PackedReport> PackedReports(db::Session& session, int year) {
  std::vector<PackedReport> reports;
  for (const db::Row& row : session.Query(kPacked, year)) reports.push_back(PackedFrom(row));
  if (!std::ranges::is_sorted(reports, {}, &PackedReport::unit)) std::ranges::sort(reports, {}, &PackedReport::unit);
  return reports;
}

std::vector<PackedReport> PackedReportsOf(db::Session& session, int year, std::span<const Unit> units) {
  if (units.size() > kFewUnits) return PackedReports(session, year);
  std::vector<PackedReport> reports;
  for (const Unit& unit : units) {
    for (const db::Row& row : session.Query(kPackedOne, year, unit.id.value)) reports.push_back(PackedFrom(row));
  }
  return reports;
}

std::vector<PackedReport> PackedVersions(db::Session& session, int year, std::span<const Member> members) {
  std::unordered_map<UnitId, int> wanted;
  for (const Member& each : members) wanted.emplace(each.unit, each.version);
  std::vector<PackedReport> reports;
  const auto take = [&](PackedReport&& report) {
    const auto found = wanted.find(report.unit);
    if (found == wanted.end() || found->second != report.version) return;
    wanted.erase(found);
    reports.push_back(std::move(report));
  };
  if (members.size() > kFewUnits) {
    for (PackedReport& each : PackedReports(session, year)) take(std::move(each));
  } else {
    for (const Member& member : members) {
      for (const db::Row& row : session.Query(kPackedOne, year, member.unit.value)) take(PackedFrom(row));
    }
  }
  for (const Member& member : members) {
    if (!wanted.contains(member.unit)) continue;
    for (const db::Row& row : session.Query(kPackedBefore, member.unit.value, year, member.version)) {
      reports.push_back(PackedFrom(row));
    }
  }
  return reports;
}

ReportChecks ChecksOf(db::Session& session, int year) {
  ReportChecks checks;
  for (const db::Row& row : session.Stream(kChecks, year)) {
    (row.Get<bool>(1) ? checks.with_errors : checks.unchecked).push_back(UnitId{row.Get<std::int64_t>(0)});
  }
  return checks;
}

std::vector<UnitId> WithdrawnUnits(db::Session& session, int year) {
  std::vector<UnitId> units;
  for (const db::Row& row : session.Query(kWithdrawn, year)) units.push_back(UnitId{row.Get<std::int64_t>(0)});
  return units;
}

std::vector<UnitId> UnitsWithDeletedFile(db::Session& session, int year) {
  std::vector<UnitId> units;
  if (!session.First<std::int64_t>(kAnyDeleted, year)) return units;
  for (const db::Row& row : session.Query(kOfDeleted, year, year)) units.push_back(UnitId{row.Get<std::int64_t>(0)});
  return units;
}

std::vector<KnownDigest> DigestsOf(db::Session& session, int year) {
  std::vector<KnownDigest> digests;
  for (const db::Row& row : session.Query(kDigests, year, year)) {
    digests.push_back({.digest = row.Get<std::string>(0), .unit = UnitId{row.Get<std::int64_t>(1)}});
  }
  return digests;
}

}  // namespace gongkai::report
