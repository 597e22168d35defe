// What is kept of reports: versions, findings, verdicts, uploads. SQL lives here and nowhere else in the subject.
//
// Functions that write take the caller's transaction, so that one act of a person is one transaction (actions.h).
// Times are text, Beijing time, "2026-01-31 09:05". Schema: migrations/0001_reports.sql.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/visitor.h"
#include "db/database.h"
#include "report/check/rule.h"

namespace gongkai::report {

enum class Verdict { kOpen, kConfirmed, kDismissed };
std::string_view IdOf(Verdict verdict);    // "open", "confirmed", "dismissed"
std::string_view NameOf(Verdict verdict);  // "待处理", "确认", "不成立"
std::optional<Verdict> VerdictFrom(std::string_view id);

struct Decision {
  Verdict verdict = Verdict::kOpen;
  std::string person, reason, decided_at;
};

struct StoredFinding {
  std::int64_t id = 0;
  Finding finding;
  std::vector<Decision> decisions;  // oldest first
  std::string first_seen;
  std::string gone_at;  // empty while the finding stands
  Decision Last() const { return decisions.empty() ? Decision{} : decisions.back(); }
};

/// To whom a report belongs: the organ that handed it in. One that oversees the county is held against all its reports.
struct Holder {
  account::OrganId organ = account::kInstallation;
  bool oversees = true;
  bool operator==(const Holder&) const = default;
};

/// Which reports somebody sees: those of these organs; all, when there is no list.
struct Sight {
  std::optional<std::vector<account::OrganId>> organs{};

  bool Covers(const Holder& holder) const;
  /// ",3,17,", to be bound to a LIKE; none for all.
  std::optional<std::string> Listed() const;
};
Sight SightOf(const account::Visitor& visitor);
/// Who holds what this visitor hands in for the organ: overseeing is a matter of the posts held there, not of others.
Holder HolderAt(const account::Visitor& visitor, account::OrganId organ);
/// What the reports of this holder are held against.
Sight SightOf(const Holder& holder);

struct StoredReport {
  std::int64_t id = 0;
  Holder holder{};
  std::string organ;
  std::optional<int> year;
  Level level = Level::kUnknown;
  std::string place_code;
  std::string deleted_at, deleted_by;  // empty while it is there
};

struct StoredVersion {
  std::int64_t id = 0;
  std::int64_t report_id = 0;
  account::OrganId organ = account::kInstallation;  // the holder's
  int number = 0;
  std::string file_name, format, form;
  std::string digest;    // of the original bytes, in the blob store
  std::string document;  // digest of the record of what was read from them
  std::string obstacle;  // the sentence; empty when it could be read
  std::string uploaded_at, uploaded_by, checked_at;
};

/// How a report stands, as the list filters by it.
enum class ReportState { kErrors, kWarnings, kClean, kUnreadable, kHandled };
std::string_view IdOf(ReportState state);
std::string_view NameOf(ReportState state);  // "有错误", "有存疑", "无问题", "读不出", "已处理"
std::optional<ReportState> ReportStateFrom(std::string_view id);

std::string_view IdOf(Level level);
Level LevelFrom(std::string_view id);

struct ListRow {
  StoredReport report;
  std::string file_name, format, obstacle, checked_at;
  int versions = 0;
  int errors = 0, warnings = 0, notices = 0;  // still open
  int handled = 0;                            // errors and warnings decided by a person
  ReportState state = ReportState::kClean;
  int others = 0;            // further reports in sight of the same organ and year
  std::string handed_in_by;  // the holder, where the report is another's; filled by NameHolders (whose_view.h)
};

enum class ListOrder { kNewest, kOrgan, kYear, kErrors };

struct ListFilter {
  Sight sight{};
  std::string organ;  // part of the name; empty = all
  std::optional<int> year;
  std::optional<Level> level;
  std::optional<ReportState> state;
  ListOrder order = ListOrder::kNewest;
  bool descending = false;
  int page = 1;
  int page_size = 50;
};

struct ListPage {
  std::vector<ListRow> rows;
  int total = 0;
};

// -- settings
std::string GetSetting(db::Session& session, std::string_view name);
void PutSetting(db::Transaction& act, std::string_view name, std::string_view value);

// -- reports and versions
std::optional<StoredReport> FindReport(db::Session& session, std::int64_t report_id);
std::optional<std::int64_t> FindReportByIdentity(db::Session& session, std::string_view identity);
std::optional<StoredVersion> CurrentVersion(db::Session& session, std::int64_t report_id);
std::optional<StoredVersion> FindVersion(db::Session& session, std::int64_t version_id);
std::optional<StoredVersion> VersionByDigest(db::Session& session, account::OrganId organ, std::string_view digest);
/// Newest first.
std::vector<StoredVersion> Versions(db::Session& session, std::int64_t report_id);
std::int64_t AddReport(db::Transaction& act, std::string_view identity, const StoredReport& report);
/// The number is given here: one more than the highest.
std::int64_t AddVersion(db::Transaction& act, const StoredVersion& version);
void UpdateReport(db::Transaction& act, const StoredReport& report);
/// Gives the report this identity unless another one has it.
void ClaimIdentity(db::Transaction& act, std::int64_t report_id, std::string_view identity);
/// The highest number is this version's again: bytes handed in anew are what is in force.
void RaiseVersion(db::Transaction& act, const StoredVersion& version);
/// What a new reading of the same bytes gave: document, form, format, obstacle.
void UpdateReading(db::Transaction& act, const StoredVersion& version);
void SetChecked(db::Transaction& act, std::int64_t version_id, std::string_view at);
void SetDeleted(db::Transaction& act, std::int64_t report_id, std::optional<std::string> at, std::string_view person);

/// What a report says of itself, for its row in the list.
StoredReport Described(const AnnualReport& report, std::int64_t id, const Holder& holder);
/// "holder|organ|year", or "holder|file|digest" where one of the two was not read.
std::string IdentityOf(account::OrganId holder, const AnnualReport& report, std::string_view digest);
std::string IdentityOf(account::OrganId holder, std::string_view organ, int year);

/// Reports that are there and in sight, for the years first..last, newest year first; at most `limit`.
std::vector<std::int64_t> ReportsOfYears(db::Session& session, const Sight& sight, int first, int last, int limit);

/// The reports on a year that are there, of every holder.
std::vector<StoredReport> ReportsOn(db::Session& session, int year);

// -- the list
ListPage List(db::Session& session, const ListFilter& filter);
std::vector<int> YearsPresent(db::Session& session, const Sight& sight);
/// Newest first.
std::vector<StoredReport> DeletedReports(db::Session& session, const Sight& sight, int limit);

// -- findings
/// Standing findings in the order of the report; with_gone adds those no longer found, last.
enum class Gone { kLeaveOut, kInclude };
std::vector<StoredFinding> Findings(db::Session& session, std::int64_t report_id, Gone gone);
std::optional<std::int64_t> ReportOfFinding(db::Session& session, std::int64_t finding_id);
/// Replaces what stands by `findings`: known fingerprints keep their verdicts, vanished ones are kept as gone.
void PutFindings(db::Transaction& act, std::int64_t report_id, const std::vector<Finding>& findings,
                 std::string_view now);
void AddDecision(db::Transaction& act, std::int64_t finding_id, const Decision& decision);

/// Reports that were there before the installation had organs go to this one.
void AdoptReports(db::Transaction& act, const Holder& holder);
bool AnyWithoutHolder(db::Session& session);

// -- uploads
struct UploadFile {
  std::int64_t id = 0;
  std::int64_t upload_id = 0;
  std::string file_name, digest, state, outcome, message;
  std::optional<std::int64_t> report_id;
};
bool AnythingHandedIn(db::Session& session);
struct Upload {
  std::string started_at, by_name;
  Holder holder{};
};
std::int64_t AddUpload(db::Transaction& act, const Upload& upload);
std::optional<Upload> FindUpload(db::Session& session, std::int64_t upload_id);
/// Its id is given here. state: waiting, read, done. outcome: new, version, same, restored, unreadable, twin, failed.
void AddUploadFile(db::Transaction& act, const UploadFile& file);
std::vector<UploadFile> FilesOfUpload(db::Session& session, std::int64_t upload_id);
/// The file on which work goes on next: upload after upload, and of each all are read before the first is checked.
std::optional<UploadFile> NextFile(db::Session& session);
std::string StateOfUploadFile(db::Session& session, std::int64_t file_id);
void UpdateUploadFile(db::Transaction& act, const UploadFile& file);

}  // namespace gongkai::report
