// Findings with their verdicts, and the files of an upload on their way. See report_store.h.

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "report/codec.h"
#include "report/report_store.h"

namespace gongkai::report {
namespace {

struct VerdictName {
  Verdict verdict;
  std::string_view id, name;
};
constexpr std::array<VerdictName, 3> kVerdicts = {{
    {Verdict::kOpen, "open", "待处理"},
    {Verdict::kConfirmed, "confirmed", "确认"},
    {Verdict::kDismissed, "dismissed", "不成立"},
}};

UploadFile UploadFileFrom(const db::Row& row) {
  return {.id = row.Get<std::int64_t>(0),
          .upload_id = row.Get<std::int64_t>(1),
          .file_name = row.Get<std::string>(2),
          .digest = row.Get<std::string>(3),
          .state = row.Get<std::string>(4),
          .outcome = row.Get<std::string>(5),
          .message = row.Get<std::string>(6),
          .report_id = row.Get<std::optional<std::int64_t>>(7)};
}

std::map<std::int64_t, std::vector<Decision>> DecisionsOf(db::Session& session, std::int64_t report_id) {
  constexpr std::string_view kSelectDecisions = R"(
      SELECT v.finding_id, v.verdict, v.person, v.reason, v.decided_at
      FROM verdict v JOIN finding f ON f.id = v.finding_id WHERE f.report_id = ? ORDER BY v.id)";
  std::map<std::int64_t, std::vector<Decision>> decisions;
  for (const db::Row& row : session.Query(kSelectDecisions, report_id)) {
    decisions[row.Get<std::int64_t>(0)].push_back(
        {.verdict = VerdictFrom(row.Get<std::string_view>(1)).value_or(Verdict::kOpen),
         .person = row.Get<std::string>(2),
         .reason = row.Get<std::string>(3),
         .decided_at = row.Get<std::string>(4)});
  }
  return decisions;
}

// Two findings of one check may say the same of the same place (a row printed twice); the second gets a number, so that
// both are kept and each keeps its own verdict.
std::string UniqueFingerprint(const Finding& finding, std::set<std::string>& seen) {
  std::string fingerprint = finding.fingerprint.empty() ? finding.rule + "|" + finding.message : finding.fingerprint;
  for (int n = 2; !seen.insert(fingerprint).second; ++n) fingerprint = finding.fingerprint + "#" + std::to_string(n);
  return fingerprint;
}

}  // namespace

std::string_view IdOf(Verdict verdict) {
  for (const VerdictName& entry : kVerdicts) {
    if (entry.verdict == verdict) return entry.id;
  }
  return "";
}

std::string_view NameOf(Verdict verdict) {
  for (const VerdictName& entry : kVerdicts) {
    if (entry.verdict == verdict) return entry.name;
  }
  return "";
}

std::optional<Verdict> VerdictFrom(std::string_view id) {
  for (const VerdictName& entry : kVerdicts) {
    if (entry.id == id) return entry.verdict;
  }
  return std::nullopt;
}

std::vector<StoredFinding> Findings(db::Session& session, std::int64_t report_id, Gone gone) {
  constexpr std::string_view kSelectFindings = R"(
      SELECT id, body, first_seen, gone_at FROM finding
      WHERE report_id = ? AND (gone_at IS NULL OR ? = 1)
      ORDER BY CASE WHEN gone_at IS NULL THEN 0 ELSE 1 END, ordinal, id)";
  auto decisions = DecisionsOf(session, report_id);
  std::vector<StoredFinding> findings;
  for (const db::Row& row : session.Query(kSelectFindings, report_id, gone == Gone::kInclude)) {
    auto finding = DecodeFinding(row.Get<std::string_view>(1));
    if (!finding) continue;  // a record of another program version: the next check writes it anew
    StoredFinding stored{.id = row.Get<std::int64_t>(0), .finding = std::move(finding).value()};
    stored.first_seen = row.Get<std::string>(2);
    stored.gone_at = row.Get<std::optional<std::string>>(3).value_or("");
    stored.decisions = std::move(decisions[stored.id]);
    findings.push_back(std::move(stored));
  }
  return findings;
}

std::optional<std::int64_t> ReportOfFinding(db::Session& session, std::int64_t finding_id) {
  return session.First<std::int64_t>("SELECT report_id FROM finding WHERE id = ?", finding_id);
}

void PutFindings(db::Transaction& act, std::int64_t report_id, const std::vector<Finding>& findings,
                 std::string_view now) {
  constexpr std::string_view kUpsertFinding = R"(
      INSERT INTO finding (report_id, fingerprint, rule, severity, ordinal, body, verdict, first_seen)
      VALUES (?, ?, ?, ?, ?, ?, 'open', ?)
      ON CONFLICT (report_id, fingerprint) DO UPDATE SET
        severity = excluded.severity, ordinal = excluded.ordinal, body = excluded.body, gone_at = NULL)";
  act.Execute("UPDATE finding SET gone_at = ? WHERE report_id = ? AND gone_at IS NULL", now, report_id);
  std::set<std::string> seen;
  int ordinal = 0;
  for (const Finding& finding : findings) {
    act.Execute(kUpsertFinding, report_id, UniqueFingerprint(finding, seen), finding.rule, IdOf(finding.severity),
                ordinal++, EncodeFinding(finding), now);
  }
}

void AddDecision(db::Transaction& act, std::int64_t finding_id, const Decision& decision) {
  act.Execute("INSERT INTO verdict (finding_id, verdict, person, reason, decided_at) VALUES (?, ?, ?, ?, ?)",
              finding_id, IdOf(decision.verdict), decision.person, decision.reason, decision.decided_at);
  act.Execute("UPDATE finding SET verdict = ? WHERE id = ?", IdOf(decision.verdict), finding_id);
}

bool AnythingHandedIn(db::Session& session) { return session.One<std::int64_t>("SELECT COUNT(*) FROM upload") > 0; }

std::int64_t AddUpload(db::Transaction& act, const Upload& upload) {
  return act.One<std::int64_t>(
      "INSERT INTO upload (started_at, by_name, organ_id, oversees) VALUES (?, ?, ?, ?) RETURNING id",
      upload.started_at, upload.by_name, upload.holder.organ.value, upload.holder.oversees);
}

std::optional<Upload> FindUpload(db::Session& session, std::int64_t upload_id) {
  db::Rows rows = session.Query("SELECT started_at, by_name, organ_id, oversees FROM upload WHERE id = ?", upload_id);
  if (!rows.Next()) return std::nullopt;
  const db::Row& row = rows.row();
  return Upload{
      row.Get<std::string>(0), row.Get<std::string>(1), {account::OrganId{row.Get<std::int64_t>(2)}, row.Get<bool>(3)}};
}

void AddUploadFile(db::Transaction& act, const UploadFile& file) {
  act.Execute(
      "INSERT INTO upload_file (upload_id, file_name, digest, state, outcome, message) VALUES (?, ?, ?, ?, ?, ?)",
      file.upload_id, file.file_name, file.digest, file.state, file.outcome, file.message);
}

std::vector<UploadFile> FilesOfUpload(db::Session& session, std::int64_t upload_id) {
  constexpr std::string_view kSelectFiles = R"(
      SELECT id, upload_id, file_name, digest, state, outcome, message, report_id
      FROM upload_file WHERE upload_id = ? ORDER BY id)";
  std::vector<UploadFile> files;
  for (const db::Row& row : session.Query(kSelectFiles, upload_id)) files.push_back(UploadFileFrom(row));
  return files;
}

std::optional<UploadFile> NextFile(db::Session& session) {
  constexpr std::string_view kSelectNext = R"(
      SELECT id, upload_id, file_name, digest, state, outcome, message, report_id
      FROM upload_file WHERE state = ? ORDER BY id LIMIT 1)";
  const auto first = [&](std::string_view state) {
    db::Rows rows = session.Query(kSelectNext, state);
    return rows.Next() ? std::optional(UploadFileFrom(rows.row())) : std::nullopt;
  };
  std::optional<UploadFile> waiting = first("waiting"), read = first("read");
  // Files of one upload are held against each other, so all of them are read first; those that come later wait.
  const bool may_be_checked = read && (!waiting || read->upload_id < waiting->upload_id);
  return may_be_checked ? read : waiting;
}

std::string StateOfUploadFile(db::Session& session, std::int64_t file_id) {
  return session.First<std::string>("SELECT state FROM upload_file WHERE id = ?", file_id).value_or("");
}

void UpdateUploadFile(db::Transaction& act, const UploadFile& file) {
  act.Execute("UPDATE upload_file SET state = ?, outcome = ?, message = ?, report_id = ? WHERE id = ?", file.state,
              file.outcome, file.message, file.report_id, file.id);
}

}  // namespace gongkai::report
