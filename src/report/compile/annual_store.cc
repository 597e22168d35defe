#include "report/compile/annual_store.h"

#include <algorithm>

#include "crypto/sm3.h"
#include "report/compile/paper_json.h"

namespace gongkai::report {
namespace {

using account::OrganId;
using account::PersonId;

constexpr std::string_view kCarrier = "SELECT item FROM annual_report WHERE organ_id = ? AND year = ?";
constexpr std::string_view kAddCarrier = "INSERT INTO annual_report (organ_id, year, item) VALUES (?, ?, ?)";
constexpr std::string_view kVersions =
    "SELECT number, digest, title, correction, correction_why, author, author_name, at, '', '', files FROM "
    "annual_version "
    "WHERE organ_id = ? AND year = ? ORDER BY number";
constexpr std::string_view kVersion =
    "SELECT number, digest, title, correction, correction_why, author, author_name, at, paper, body, files FROM "
    "annual_version WHERE organ_id = ? AND year = ? AND number = ?";
constexpr std::string_view kAddVersion =
    "INSERT INTO annual_version (organ_id, year, number, paper, digest, title, body, files, correction, "
    "correction_why, author, author_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
// Which versions were signed to the end: their item has a publication of the same title and body.
#define SIGNED_VERSION(v)                                                                                         \
  "EXISTS (SELECT 1 FROM annual_report a JOIN item_publication p ON p.organ_id = a.organ_id AND p.item = a.item " \
  "JOIN item_version i ON i.organ_id = p.organ_id AND i.item = p.item AND i.number = p.version WHERE a.organ_id " \
  "= " v ".organ_id AND a.year = " v ".year AND i.title = " v ".title AND i.body = " v ".body)"
// Which versions readers have: as the gate says of their item (disclosure/gate.h). Parameters: today twice.
#define PUBLIC_VERSION(v)                                                                                    \
  "EXISTS (SELECT 1 FROM annual_report a JOIN item g ON g.organ_id = a.organ_id AND g.number = a.item "      \
  "JOIN item_version i ON i.organ_id = g.organ_id AND i.item = g.number AND i.number = g.published_version " \
  "WHERE a.organ_id = " v ".organ_id AND a.year = " v                                                        \
  ".year AND g.on_site = 1 AND g.withdrawn_at IS NULL "                                                      \
  "AND g.public_from <= ? AND (g.public_until IS NULL OR g.public_until >= ?) AND i.title = " v              \
  ".title AND "                                                                                              \
  "i.body = " v ".body)"
constexpr std::string_view kReleased =
    "SELECT COALESCE(MAX(v.number), 0) FROM annual_version v WHERE v.organ_id = ? AND v.year = ? AND " SIGNED_VERSION(
        "v");
constexpr std::string_view kOwnBefore =
    "SELECT v.paper FROM annual_version v WHERE v.organ_id = ? AND v.year < ? AND v.number = (SELECT MAX(o.number) "
    "FROM annual_version o WHERE o.organ_id = v.organ_id AND o.year = v.year AND " SIGNED_VERSION(
        "o") ") ORDER BY v.year DESC LIMIT ?";
// Whoever had submitted before another one froze anything cannot have copied from it.
constexpr std::string_view kPublicOfOthers =
    "SELECT v.paper FROM annual_version v WHERE v.year >= ? AND v.year <= ? AND v.organ_id <> ? AND NOT EXISTS (SELECT "
    "1 FROM annual_submission s WHERE s.organ_id = ? AND s.year = ? AND s.at < (SELECT MIN(f.at) FROM "
    "annual_version f WHERE f.organ_id = v.organ_id AND f.year = v.year)) AND v.number = (SELECT MAX(o.number) FROM "
    "annual_version o WHERE o.organ_id = v.organ_id AND o.year = v.year AND " PUBLIC_VERSION(
        "o") ") ORDER BY v.year DESC, v.organ_id LIMIT ?";
constexpr std::string_view kNextRun =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM annual_check WHERE organ_id = ? AND year = ?";
constexpr std::string_view kAddRun =
    "INSERT INTO annual_check (organ_id, year, number, digest, errors, is_open, warnings, person_id, person, at) "
    "VALUES "
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kLastRun =
    "SELECT errors, is_open, warnings FROM annual_check WHERE organ_id = ? AND year = ? AND digest = ? ORDER BY number "
    "DESC LIMIT 1";
constexpr std::string_view kOverrules =
    "SELECT fingerprint, rule, message, reason, holds, person_id, person, at FROM annual_overrule WHERE organ_id = ? "
    "AND year = ? ORDER BY number";
constexpr std::string_view kNextOverrule =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM annual_overrule WHERE organ_id = ? AND year = ?";
constexpr std::string_view kAddOverrule =
    "INSERT INTO annual_overrule (organ_id, year, number, fingerprint, rule, message, reason, holds, person_id, "
    "person, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSubmissions =
    "SELECT version, submitted_on, person, at FROM annual_submission WHERE organ_id = ? AND year = ? ORDER BY version";
constexpr std::string_view kAddSubmission =
    "INSERT INTO annual_submission (organ_id, year, version, submitted_on, person_id, person, at) VALUES (?, ?, ?, ?, "
    "?, ?, ?)";
constexpr std::string_view kWithReport = "SELECT organ_id FROM annual_report WHERE year = ? ORDER BY organ_id";
constexpr std::string_view kSubmitted =
    "SELECT DISTINCT organ_id FROM annual_submission WHERE year = ? ORDER BY organ_id";

AnnualVersion VersionFrom(const db::Row& row) {
  return {.number = static_cast<int>(row.Get<std::int64_t>(0)),
          .paper = row.Get<std::string>(8),
          .digest = row.Get<std::string>(1),
          .title = row.Get<std::string>(2),
          .body = row.Get<std::string>(9),
          .files = row.Get<std::string>(10),
          .correction = row.Get<std::string>(3),
          .correction_why = row.Get<std::string>(4),
          .author = PersonId{row.Get<std::int64_t>(5)},
          .author_name = row.Get<std::string>(6),
          .at = InstantOf(row.Get<std::int64_t>(7))};
}

std::vector<AnnualPaper> PapersIn(db::Rows rows) {
  std::vector<AnnualPaper> papers;
  for (const db::Row& row : rows) {
    if (auto paper = ReadPaperJson(row.Get<std::string_view>(0)).paper) papers.push_back(std::move(*paper));
  }
  return papers;
}

std::vector<OrganId> OrgansIn(db::Session& session, std::string_view sql, int year) {
  std::vector<OrganId> organs;
  for (const db::Row& row : session.Query(sql, year)) organs.push_back(OrganId{row.Get<std::int64_t>(0)});
  return organs;
}

}  // namespace

std::string DigestOf(const AnnualPaper& paper) { return crypto::Sm3Hex(WritePaperJson(paper)); }

std::optional<disclosure::ItemId> CarrierOf(db::Session& session, OrganId organ, int year) {
  for (const db::Row& row : session.Query(kCarrier, organ.value, year)) {
    return disclosure::ItemId{organ, row.Get<std::int64_t>(0)};
  }
  return std::nullopt;
}

void AddCarrier(db::Transaction& act, disclosure::ItemId item, int year) {
  act.Execute(kAddCarrier, item.organ.value, year, item.number);
}

std::vector<AnnualVersion> VersionsOf(db::Session& session, OrganId organ, int year) {
  std::vector<AnnualVersion> versions;
  for (const db::Row& row : session.Query(kVersions, organ.value, year)) versions.push_back(VersionFrom(row));
  return versions;
}

std::optional<AnnualVersion> FindAnnualVersion(db::Session& session, OrganId organ, int year, int number) {
  for (const db::Row& row : session.Query(kVersion, organ.value, year, number)) return VersionFrom(row);
  return std::nullopt;
}

void AddAnnualVersion(db::Transaction& act, OrganId organ, int year, const AnnualVersion& version) {
  act.Execute(kAddVersion, organ.value, year, version.number, version.paper, version.digest, version.title,
              version.body, version.files, version.correction, version.correction_why, version.author.value,
              version.author_name, Seconds(version.at));
}

std::optional<AnnualPaper> FrozenPaper(db::Session& session, OrganId organ, int year, int number) {
  const auto version = FindAnnualVersion(session, organ, year, number);
  return version ? ReadPaperJson(version->paper).paper : std::nullopt;
}

std::vector<AnnualPaper> OwnPapersBefore(db::Session& session, OrganId organ, int year, int most) {
  return PapersIn(session.Query(kOwnBefore, organ.value, year, most));
}

std::vector<AnnualPaper> PublicPapersOfOthers(db::Session& session, OrganId organ, PaperYears years, Date today,
                                              int most) {
  return PapersIn(session.Query(kPublicOfOthers, years.first, years.last, organ.value, organ.value, years.last, today,
                                today, most));
}

void AddCheckRun(db::Transaction& act, OrganId organ, int year, std::string_view digest, const FindingCounts& counts,
                 PersonId person, std::string_view name, Instant at) {
  const auto number = act.One<std::int64_t>(kNextRun, organ.value, year);
  act.Execute(kAddRun, organ.value, year, number, digest, counts.errors, counts.open, counts.warnings, person.value,
              name, Seconds(at));
}

std::optional<FindingCounts> CheckCountsOf(db::Session& session, OrganId organ, int year, std::string_view digest) {
  for (const db::Row& row : session.Query(kLastRun, organ.value, year, digest)) {
    return FindingCounts{.errors = row.Get<int>(0), .open = row.Get<int>(1), .warnings = row.Get<int>(2)};
  }
  return std::nullopt;
}

std::vector<Overrule> OverrulesOf(db::Session& session, OrganId organ, int year) {
  std::vector<Overrule> overrules;
  for (const db::Row& row : session.Query(kOverrules, organ.value, year)) {
    overrules.push_back({.fingerprint = row.Get<std::string>(0),
                         .rule = row.Get<std::string>(1),
                         .message = row.Get<std::string>(2),
                         .reason = row.Get<std::string>(3),
                         .person = PersonId{row.Get<std::int64_t>(5)},
                         .name = row.Get<std::string>(6),
                         .at = InstantOf(row.Get<std::int64_t>(7)),
                         .holds = row.Get<std::int64_t>(4) != 0});
  }
  return overrules;
}

void AddOverrule(db::Transaction& act, OrganId organ, int year, const Overrule& overrule) {
  const auto number = act.One<std::int64_t>(kNextOverrule, organ.value, year);
  act.Execute(kAddOverrule, organ.value, year, number, overrule.fingerprint, overrule.rule, overrule.message,
              overrule.reason, overrule.holds ? 1 : 0, overrule.person.value, overrule.name, Seconds(overrule.at));
}

std::vector<Submission> SubmissionsOf(db::Session& session, OrganId organ, int year) {
  std::vector<Submission> submissions;
  for (const db::Row& row : session.Query(kSubmissions, organ.value, year)) {
    submissions.push_back({.version = static_cast<int>(row.Get<std::int64_t>(0)),
                           .on = row.Get<Date>(1),
                           .person = row.Get<std::string>(2),
                           .at = InstantOf(row.Get<std::int64_t>(3))});
  }
  return submissions;
}

void AddSubmission(db::Transaction& act, OrganId organ, int year, const Submission& submission, PersonId person) {
  act.Execute(kAddSubmission, organ.value, year, submission.version, submission.on, person.value, submission.person,
              Seconds(submission.at));
}

std::vector<OrganId> OrgansWithReport(db::Session& session, int year) { return OrgansIn(session, kWithReport, year); }
std::vector<OrganId> OrgansThatSubmitted(db::Session& session, int year) { return OrgansIn(session, kSubmitted, year); }

int ReleasedVersion(db::Session& session, OrganId organ, int year) {
  return static_cast<int>(session.One<std::int64_t>(kReleased, organ.value, year));
}

void LockAnnualReport(db::Transaction& act, OrganId organ, int year) {
  act.Lock("annual report " + std::to_string(organ.value) + " " + std::to_string(year));
}

}  // namespace gongkai::report
