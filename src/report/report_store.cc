// See report_store.h. Reports, versions, settings and the list; findings and uploads stand in findings_store.cc.

#include "report/report_store.h"

#include <algorithm>
#include <array>

#include "account/sight.h"

namespace gongkai::report {
namespace {

struct StateName {
  ReportState state;
  std::string_view id, name;
};
constexpr std::array<StateName, 5> kStates = {{
    {ReportState::kErrors, "errors", "有错误"},
    {ReportState::kWarnings, "warnings", "有存疑"},
    {ReportState::kClean, "clean", "无问题"},
    {ReportState::kUnreadable, "unreadable", "读不出"},
    {ReportState::kHandled, "handled", "已处理"},
}};

struct LevelId {
  Level level;
  std::string_view id;
};
constexpr std::array<LevelId, 9> kLevels = {{
    {Level::kUnknown, "unknown"},
    {Level::kTownship, "township"},
    {Level::kCountyDepartment, "county-department"},
    {Level::kCounty, "county"},
    {Level::kCityDepartment, "city-department"},
    {Level::kCity, "city"},
    {Level::kProvinceDepartment, "province-department"},
    {Level::kProvince, "province"},
    {Level::kOther, "other"},
}};

StoredReport ReportFrom(const db::Row& row) {
  return {.id = row.Get<std::int64_t>(0),
          .holder = {account::OrganId{row.Get<std::int64_t>(7)}, row.Get<bool>(8)},
          .organ = row.Get<std::string>(1),
          .year = row.Get<std::optional<int>>(2),
          .level = LevelFrom(row.Get<std::string_view>(3)),
          .place_code = row.Get<std::string>(4),
          .deleted_at = row.Get<std::optional<std::string>>(5).value_or(""),
          .deleted_by = row.Get<std::optional<std::string>>(6).value_or("")};
}

StoredVersion VersionFrom(const db::Row& row) {
  return {.id = row.Get<std::int64_t>(0),
          .report_id = row.Get<std::int64_t>(1),
          .organ = account::OrganId{row.Get<std::int64_t>(12)},
          .number = row.Get<int>(2),
          .file_name = row.Get<std::string>(3),
          .format = row.Get<std::string>(4),
          .form = row.Get<std::string>(5),
          .digest = row.Get<std::string>(6),
          .document = row.Get<std::string>(7),
          .obstacle = row.Get<std::string>(8),
          .uploaded_at = row.Get<std::string>(9),
          .uploaded_by = row.Get<std::string>(10),
          .checked_at = row.Get<std::string>(11)};
}

std::optional<StoredVersion> FirstVersion(db::Rows rows) {
  if (!rows.Next()) return std::nullopt;
  return VersionFrom(rows.row());
}

}  // namespace

std::string_view IdOf(ReportState state) {
  for (const StateName& entry : kStates) {
    if (entry.state == state) return entry.id;
  }
  return "";
}

std::string_view NameOf(ReportState state) {
  for (const StateName& entry : kStates) {
    if (entry.state == state) return entry.name;
  }
  return "";
}

std::optional<ReportState> ReportStateFrom(std::string_view id) {
  for (const StateName& entry : kStates) {
    if (entry.id == id) return entry.state;
  }
  return std::nullopt;
}

std::string_view IdOf(Level level) {
  for (const LevelId& entry : kLevels) {
    if (entry.level == level) return entry.id;
  }
  return "unknown";
}

Level LevelFrom(std::string_view id) {
  for (const LevelId& entry : kLevels) {
    if (entry.id == id) return entry.level;
  }
  return Level::kUnknown;
}

std::string GetSetting(db::Session& session, std::string_view name) {
  return session.First<std::string>("SELECT value FROM setting WHERE name = ?", name).value_or("");
}

void PutSetting(db::Transaction& act, std::string_view name, std::string_view value) {
  act.Execute("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
              name, value);
}

std::optional<StoredReport> FindReport(db::Session& session, std::int64_t report_id) {
  constexpr std::string_view kSelectReport =
      "SELECT id, organ, year, level, place_code, deleted_at, deleted_by, organ_id, oversees FROM report WHERE id = ?";
  db::Rows rows = session.Query(kSelectReport, report_id);
  if (!rows.Next()) return std::nullopt;
  return ReportFrom(rows.row());
}

std::optional<std::int64_t> FindReportByIdentity(db::Session& session, std::string_view identity) {
  return session.First<std::int64_t>("SELECT id FROM report WHERE identity = ?", identity);
}

std::optional<StoredVersion> CurrentVersion(db::Session& session, std::int64_t report_id) {
  constexpr std::string_view kSelectCurrent = R"(
      SELECT id, report_id, number, file_name, format, form, digest, document, obstacle, uploaded_at, uploaded_by, checked_at,
             organ_id
      FROM report_version WHERE report_id = ? ORDER BY number DESC LIMIT 1)";
  return FirstVersion(session.Query(kSelectCurrent, report_id));
}

std::optional<StoredVersion> FindVersion(db::Session& session, std::int64_t version_id) {
  constexpr std::string_view kSelectVersion = R"(
      SELECT id, report_id, number, file_name, format, form, digest, document, obstacle, uploaded_at, uploaded_by, checked_at,
             organ_id
      FROM report_version WHERE id = ?)";
  return FirstVersion(session.Query(kSelectVersion, version_id));
}

std::optional<StoredVersion> VersionByDigest(db::Session& session, account::OrganId organ, std::string_view digest) {
  constexpr std::string_view kSelectByDigest = R"(
      SELECT id, report_id, number, file_name, format, form, digest, document, obstacle, uploaded_at, uploaded_by, checked_at,
             organ_id
      FROM report_version WHERE organ_id = ? AND digest = ?)";
  return FirstVersion(session.Query(kSelectByDigest, organ.value, digest));
}

std::vector<StoredVersion> Versions(db::Session& session, std::int64_t report_id) {
  constexpr std::string_view kSelectVersions = R"(
      SELECT id, report_id, number, file_name, format, form, digest, document, obstacle, uploaded_at, uploaded_by, checked_at,
             organ_id
      FROM report_version WHERE report_id = ? ORDER BY number DESC)";
  std::vector<StoredVersion> versions;
  for (const db::Row& row : session.Query(kSelectVersions, report_id)) versions.push_back(VersionFrom(row));
  return versions;
}

std::int64_t AddReport(db::Transaction& act, std::string_view identity, const StoredReport& report) {
  constexpr std::string_view kInsertReport =
      "INSERT INTO report (identity, organ, year, level, place_code, organ_id, oversees) VALUES (?, ?, ?, ?, ?, ?, ?) "
      "RETURNING id";
  return act.One<std::int64_t>(kInsertReport, identity, report.organ, report.year, IdOf(report.level),
                               report.place_code, report.holder.organ.value, report.holder.oversees);
}

std::int64_t AddVersion(db::Transaction& act, const StoredVersion& version) {
  constexpr std::string_view kInsertVersion = R"(
      INSERT INTO report_version (report_id, number, organ_id, file_name, format, form, digest, document, obstacle,
                                  uploaded_at, uploaded_by, checked_at)
      SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM report_version WHERE report_id = ?
      RETURNING id)";
  return act.One<std::int64_t>(kInsertVersion, version.report_id, version.organ.value, version.file_name,
                               version.format, version.form, version.digest, version.document, version.obstacle,
                               version.uploaded_at, version.uploaded_by, version.checked_at, version.report_id);
}

void UpdateReport(db::Transaction& act, const StoredReport& report) {
  act.Execute("UPDATE report SET organ = ?, year = ?, level = ?, place_code = ? WHERE id = ?", report.organ,
              report.year, IdOf(report.level), report.place_code, report.id);
}

void ClaimIdentity(db::Transaction& act, std::int64_t report_id, std::string_view identity) {
  act.Execute("UPDATE report SET identity = ? WHERE id = ? AND NOT EXISTS (SELECT 1 FROM report WHERE identity = ?)",
              identity, report_id, identity);
}

void RaiseVersion(db::Transaction& act, const StoredVersion& version) {
  act.Execute(
      "UPDATE report_version SET number = (SELECT MAX(number) + 1 FROM report_version WHERE report_id = ?) WHERE id = "
      "?",
      version.report_id, version.id);
}

void UpdateReading(db::Transaction& act, const StoredVersion& version) {
  act.Execute("UPDATE report_version SET document = ?, format = ?, form = ?, obstacle = ? WHERE id = ?",
              version.document, version.format, version.form, version.obstacle, version.id);
}

void SetChecked(db::Transaction& act, std::int64_t version_id, std::string_view at) {
  act.Execute("UPDATE report_version SET checked_at = ? WHERE id = ?", at, version_id);
}

void SetDeleted(db::Transaction& act, std::int64_t report_id, std::optional<std::string> at, std::string_view person) {
  act.Execute("UPDATE report SET deleted_at = ?, deleted_by = ? WHERE id = ?", at, person, report_id);
}

StoredReport Described(const AnnualReport& report, std::int64_t id, const Holder& holder) {
  return {.id = id,
          .holder = holder,
          .organ = report.organ,
          .year = report.year,
          .level = report.level,
          .place_code = report.place_code};
}

std::string IdentityOf(account::OrganId holder, std::string_view organ, int year) {
  return std::to_string(holder.value) + "|" + std::string(organ) + "|" + std::to_string(year);
}

std::string IdentityOf(account::OrganId holder, const AnnualReport& report, std::string_view digest) {
  const bool readable = report.source.obstacle == docread::Obstacle::kNone;
  if (readable && !report.organ.empty() && report.year) return IdentityOf(holder, report.organ, *report.year);
  return std::to_string(holder.value) + "|file|" + std::string(digest);
}

bool Sight::Covers(const Holder& holder) const {
  return !organs || std::ranges::find(*organs, holder.organ) != organs->end();
}

std::optional<std::string> Sight::Listed() const { return account::SightText(organs); }

Sight SightOf(const account::Visitor& visitor) { return {visitor.OrgansFor(account::Act::kSeeReports)}; }

Holder HolderAt(const account::Visitor& visitor, account::OrganId organ) {
  const bool oversees = std::ranges::any_of(visitor.posts, [&](const account::HeldPost& post) {
    return post.organ == organ && account::ReachOf(post.kind, account::Act::kSeeReports) == account::Reach::kCounty;
  });
  return {organ, oversees};
}

Sight SightOf(const Holder& holder) {
  if (holder.oversees) return {};
  return {std::vector{holder.organ}};
}

std::vector<std::int64_t> ReportsOfYears(db::Session& session, const Sight& sight, int first, int last, int limit) {
  constexpr std::string_view kSelectOfYears = R"(
      SELECT id FROM report
      WHERE deleted_at IS NULL AND year BETWEEN ? AND ? AND (CAST(? AS TEXT) IS NULL OR CAST(? AS TEXT) LIKE '%,' || organ_id || ',%')
      ORDER BY year DESC, id LIMIT ?)";
  const auto listed = sight.Listed();
  std::vector<std::int64_t> ids;
  for (const db::Row& row : session.Query(kSelectOfYears, first, last, listed, listed, limit))
    ids.push_back(row.Get<std::int64_t>(0));
  return ids;
}

std::vector<StoredReport> ReportsOn(db::Session& session, int year) {
  constexpr std::string_view kSelectOfYear =
      "SELECT id, organ, year, level, place_code, deleted_at, deleted_by, organ_id, oversees FROM report WHERE "
      "deleted_at IS NULL AND year = ?";
  std::vector<StoredReport> reports;
  for (const db::Row& row : session.Query(kSelectOfYear, year)) reports.push_back(ReportFrom(row));
  return reports;
}

std::vector<int> YearsPresent(db::Session& session, const Sight& sight) {
  constexpr std::string_view kSelectYears = R"(
      SELECT DISTINCT year FROM report WHERE deleted_at IS NULL AND year IS NOT NULL
      AND (CAST(? AS TEXT) IS NULL OR CAST(? AS TEXT) LIKE '%,' || organ_id || ',%') ORDER BY year DESC)";
  const auto listed = sight.Listed();
  std::vector<int> years;
  for (const db::Row& row : session.Query(kSelectYears, listed, listed)) years.push_back(row.Get<int>(0));
  return years;
}

std::vector<StoredReport> DeletedReports(db::Session& session, const Sight& sight, int limit) {
  constexpr std::string_view kSelectDeleted = R"(
      SELECT id, organ, year, level, place_code, deleted_at, deleted_by, organ_id, oversees FROM report
      WHERE deleted_at IS NOT NULL AND (CAST(? AS TEXT) IS NULL OR CAST(? AS TEXT) LIKE '%,' || organ_id || ',%')
      ORDER BY deleted_at DESC, id DESC LIMIT ?)";
  const auto listed = sight.Listed();
  std::vector<StoredReport> reports;
  for (const db::Row& row : session.Query(kSelectDeleted, listed, listed, limit)) reports.push_back(ReportFrom(row));
  return reports;
}

bool AnyWithoutHolder(db::Session& session) {
  return session.One<std::int64_t>("SELECT COUNT(*) FROM upload WHERE organ_id = 0") > 0;
}

void AdoptReports(db::Transaction& act, const Holder& holder) {
  act.Execute("UPDATE upload SET organ_id = ?, oversees = ? WHERE organ_id = 0", holder.organ.value, holder.oversees);
  act.Execute("UPDATE report_version SET organ_id = ? WHERE organ_id = 0", holder.organ.value);
  // "0|…" becomes "12|…".
  act.Execute(
      "UPDATE report SET organ_id = ?, oversees = ?, identity = CAST(? AS TEXT) || SUBSTR(identity, 2) WHERE organ_id "
      "= 0",
      holder.organ.value, holder.oversees, std::to_string(holder.organ.value));
}

}  // namespace gongkai::report
