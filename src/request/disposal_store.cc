#include "request/disposal_store.h"

#include <utility>

#include "account/sight.h"
#include "db/blob_holders.h"
#include "request/case_row_store.h"
#include "request/case_seal_store.h"
#include "request/record_correction_store.h"
#include "request/redact_store.h"
#include "request/reply_screening_store.h"

namespace gongkai::request {
namespace {

using account::OrganId;
using account::PersonId;

#define IN_WAITING_DISPOSAL                                                                                        \
  "EXISTS (SELECT 1 FROM request_disposal_case c JOIN request_disposal d ON d.organ_id = c.organ_id AND d.number " \
  "= c.list WHERE d.state = 'proposed' AND c.case_organ = request_case.organ_id AND c.case_number = "              \
  "request_case.number)"
constexpr std::string_view kSelectOver = "SELECT " CASE_COLUMNS " FROM request_case WHERE " IN_SIGHT(
    "handler_id") " AND archived = 1 AND erased_at IS NULL AND ended_on < ? AND NOT " IN_WAITING_DISPOSAL
                  " AND NOT EXISTS (SELECT 1 FROM request_hold h WHERE h.case_organ = request_case.organ_id AND "
                  "h.case_number = request_case.number AND h.lifted_on IS NULL) ORDER BY ended_on, organ_id, number "
                  "LIMIT ?";
constexpr std::string_view kIsWaiting =
    "SELECT COUNT(*) FROM request_case WHERE organ_id = ? AND number = ? AND " IN_WAITING_DISPOSAL;

#define DISPOSAL_COLUMNS                                                                                          \
  "organ_id, number, state, years, reason, proposed_by, proposer, proposed_at, decided_by, decider, decided_at, " \
  "decision, version"
constexpr std::string_view kNext = "SELECT COALESCE(MAX(number), 0) + 1 FROM request_disposal WHERE organ_id = ?";
constexpr std::string_view kInsert = "INSERT INTO request_disposal (" DISPOSAL_COLUMNS
                                     ") VALUES (?, ?, 'proposed', ?, ?, ?, ?, ?, NULL, '', NULL, '', 1)";
constexpr std::string_view kInsertCase =
    "INSERT INTO request_disposal_case (organ_id, list, case_organ, case_number) VALUES (?, ?, ?, ?)";
constexpr std::string_view kInsertRecord =
    "INSERT INTO request_disposal_record (organ_id, list, record_organ, record_number) VALUES (?, ?, ?, ?)";
constexpr std::string_view kSelectRecords =
    "SELECT record_organ, record_number FROM request_disposal_record WHERE organ_id = ? AND list = ? ORDER BY "
    "record_organ, record_number";
constexpr std::string_view kIsRecordWaiting =
    "SELECT COUNT(*) FROM request_disposal_record c JOIN request_disposal d ON d.organ_id = c.organ_id AND d.number = "
    "c.list WHERE d.state = 'proposed' AND c.record_organ = ? AND c.record_number = ?";
constexpr std::string_view kSelect =
    "SELECT " DISPOSAL_COLUMNS " FROM request_disposal WHERE organ_id = ? AND number = ?";
constexpr std::string_view kUpdate =
    "UPDATE request_disposal SET state = ?, decided_by = ?, decider = ?, decided_at = ?, decision = ?, version = "
    "version + 1 WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectCases =
    "SELECT case_organ, case_number FROM request_disposal_case WHERE organ_id = ? AND list = ? ORDER BY case_organ, "
    "case_number";
constexpr std::string_view kList =
    "SELECT " DISPOSAL_COLUMNS
    " FROM request_disposal WHERE " IN_SIGHT("organ_id") " ORDER BY proposed_at DESC, organ_id, number DESC LIMIT ?";

// The digest of the code stays unique and finds nothing.
constexpr std::string_view kErase =
    "UPDATE request_case SET case_key = NULL, words = NULL, decision = NULL, code_digest = ?, fact_digest = '', "
    "applicant_digest = '', asked_digest = '', network = '', erased_at = ?, version = version + 1 WHERE organ_id = ? "
    "AND number = ? AND erased_at IS NULL";
constexpr std::string_view kEraseEvents =
    "UPDATE request_event SET words = NULL WHERE organ_id = ? AND case_number = ? AND words IS NOT NULL";
constexpr std::string_view kEraseLetters =
    "UPDATE request_letter SET body = NULL WHERE organ_id = ? AND case_number = ?";
constexpr std::string_view kDeleteLetterWords =
    "DELETE FROM request_letter_word_file WHERE organ_id = ? AND case_number = ?";
// By the number of a receipt of the treasury who paid could be found.
constexpr std::string_view kEraseReceipt = "UPDATE request_fee SET receipt = '' WHERE organ_id = ? AND case_number = ?";
constexpr std::string_view kSelectDigests =
    "SELECT digest FROM request_file WHERE organ_id = ? AND case_number = ? ORDER BY digest";
constexpr std::string_view kDeleteFiles = "DELETE FROM request_file WHERE organ_id = ? AND case_number = ?";

constexpr std::string_view kErasedSince =
    "SELECT organ_id, number, at, erased_at FROM request_case WHERE erased_at >= ? ORDER BY erased_at";
constexpr std::string_view kErasedRecordsSince =
    "SELECT organ_id, number, at, erased_at FROM request_record_correction WHERE erased_at >= ? ORDER BY erased_at";
constexpr std::string_view kIsRecordToErase =
    "SELECT COUNT(*) FROM request_record_correction WHERE organ_id = ? AND number = ? AND at = ? AND erased_at IS NULL";
constexpr std::string_view kIsToErase =
    "SELECT COUNT(*) FROM request_case WHERE organ_id = ? AND number = ? AND at = ? AND erased_at IS NULL";
constexpr std::string_view kNoteAgain =
    "INSERT INTO erasure_restored (what, organ_id, number, erased_at, restored_at, recorded) VALUES (?, ?, ?, ?, ?, 0) "
    "ON CONFLICT (what, organ_id, number) DO NOTHING";
constexpr std::string_view kNextEvent =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM request_event WHERE organ_id = ? AND case_number = ?";
constexpr std::string_view kCountUnrecorded = "SELECT COUNT(*) FROM erasure_restored WHERE recorded = 0 AND what = ?";
constexpr std::string_view kMarkRecorded = "UPDATE erasure_restored SET recorded = 1 WHERE recorded = 0";

constexpr std::string_view kIsToSweep =
    "SELECT COUNT(*) FROM (SELECT decided_at AS at FROM request_disposal WHERE state = 'approved' UNION ALL SELECT "
    "decided_at FROM message_disposal WHERE state = 'approved' UNION ALL SELECT decided_at FROM dispute_disposal WHERE "
    "state = 'approved' UNION ALL SELECT restored_at FROM erasure_restored) AS destroyed WHERE destroyed.at > "
    "COALESCE((SELECT at FROM erasure_sweep WHERE id = 1), 0)";
constexpr std::string_view kPutSwept =
    "INSERT INTO erasure_sweep (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at";

Disposal DisposalFrom(const db::Row& row) {
  const auto state = DisposalStateFrom(row.Get<std::string_view>(2));
  if (!state) throw db::DatabaseError(db::ErrorCode::kOther, "unknown state of a disposal");
  Disposal disposal{.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                    .state = *state,
                    .years = row.Get<int>(3),
                    .reason = row.Get<std::string>(4),
                    .proposed_by = PersonId{row.Get<std::int64_t>(5)},
                    .proposer = row.Get<std::string>(6),
                    .proposed_at = InstantOf(row.Get<std::int64_t>(7)),
                    .decider = row.Get<std::string>(9),
                    .decided_at = InstantOf(row.Get<std::optional<std::int64_t>>(10)),
                    .decision = row.Get<std::string>(11),
                    .version = row.Get<std::int64_t>(12)};
  if (!row.IsNull(8)) disposal.decided_by = PersonId{row.Get<std::int64_t>(8)};
  return disposal;
}

Erasures ErasuresIn(ErasedKind kind, db::Rows rows) {
  Erasures erasures;
  for (const db::Row& row : rows) {
    erasures.insert({kind, OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1),
                     InstantOf(row.Get<std::int64_t>(2)), InstantOf(row.Get<std::int64_t>(3))});
  }
  return erasures;
}

}  // namespace

std::vector<Case> CasesToDispose(db::Session& session, const std::vector<OrganId>& handlers, Date ended_before,
                                 int most) {
  std::vector<Case> found;
  const std::string sight = account::SightText(handlers);
  for (const db::Row& row : session.Query(kSelectOver, sight, sight, ended_before, most)) {
    found.push_back(CaseFromRow(row));
  }
  return found;
}

bool IsInWaitingDisposal(db::Session& session, CaseId id) {
  return session.One<std::int64_t>(kIsWaiting, id.organ.value, id.number) > 0;
}

bool IsInWaitingDisposal(db::Session& session, RecordCorrectionId id) {
  return session.One<std::int64_t>(kIsRecordWaiting, id.organ.value, id.number) > 0;
}

DisposalId AddDisposal(db::Transaction& act, Disposal disposal, const std::vector<CaseId>& cases,
                       const std::vector<RecordCorrectionId>& records) {
  const std::int64_t organ = disposal.id.organ.value;
  act.Lock("disposals of " + std::to_string(organ));
  disposal.id.number = act.One<std::int64_t>(kNext, organ);
  act.Execute(kInsert, organ, disposal.id.number, disposal.years, disposal.reason, disposal.proposed_by.value,
              disposal.proposer, Seconds(disposal.proposed_at));
  for (const CaseId id : cases) act.Execute(kInsertCase, organ, disposal.id.number, id.organ.value, id.number);
  for (const RecordCorrectionId id : records) {
    act.Execute(kInsertRecord, organ, disposal.id.number, id.organ.value, id.number);
  }
  return disposal.id;
}

std::optional<Disposal> FindDisposal(db::Session& session, DisposalId id) {
  db::Rows rows = session.Query(kSelect, id.organ.value, id.number);
  if (!rows.Next()) return std::nullopt;
  return DisposalFrom(rows.row());
}

std::optional<Disposal> LockedDisposal(db::Transaction& act, DisposalId id) {
  act.Lock("disposal " + ToString(id));
  return FindDisposal(act, id);
}

void PutDisposalDecision(db::Transaction& act, const Disposal& disposal) {
  act.Execute(kUpdate, IdOf(disposal.state),
              disposal.decided_by ? std::optional(disposal.decided_by->value) : std::nullopt, disposal.decider,
              Seconds(disposal.decided_at), disposal.decision, disposal.id.organ.value, disposal.id.number);
}

std::vector<CaseId> CasesOfDisposal(db::Session& session, DisposalId id) {
  std::vector<CaseId> cases;
  for (const db::Row& row : session.Query(kSelectCases, id.organ.value, id.number)) {
    cases.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)});
  }
  return cases;
}

std::vector<RecordCorrectionId> RecordsOfDisposal(db::Session& session, DisposalId id) {
  std::vector<RecordCorrectionId> records;
  for (const db::Row& row : session.Query(kSelectRecords, id.organ.value, id.number)) {
    records.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)});
  }
  return records;
}

std::vector<Disposal> ListDisposals(db::Session& session, const std::vector<OrganId>& organs, int most) {
  std::vector<Disposal> found;
  const std::string sight = account::SightText(organs);
  for (const db::Row& row : session.Query(kList, sight, sight, most)) found.push_back(DisposalFrom(row));
  return found;
}

void EraseCase(db::Transaction& act, CaseId id, Instant at) {
  std::vector<std::string> digests;
  for (const db::Row& row : act.Query(kSelectDigests, id.organ.value, id.number)) {
    digests.push_back(row.Get<std::string>(0));
  }
  act.Execute(kErase, "erased " + ToString(id), Seconds(at), id.organ.value, id.number);
  act.Execute(kEraseEvents, id.organ.value, id.number);
  act.Execute(kEraseLetters, id.organ.value, id.number);
  act.Execute(kDeleteLetterWords, id.organ.value, id.number);
  act.Execute(kEraseReceipt, id.organ.value, id.number);
  act.Execute(kDeleteFiles, id.organ.value, id.number);
  EraseReplyScreening(act, id);
  EraseRedactions(act, id);
  for (const std::string& digest : digests) db::RemoveBlobUnlessHeld(act, digest);
}

Erasures ErasedCasesSince(db::Session& session, Instant since) {
  return ErasuresIn(ErasedKind::kCase, session.Query(kErasedSince, Seconds(since)));
}

Erasures ErasedRecordsSince(db::Session& session, Instant since) {
  return ErasuresIn(ErasedKind::kRecord, session.Query(kErasedRecordsSince, Seconds(since)));
}

bool IsCaseToErase(db::Session& session, CaseId id, Instant arrived) {
  return session.One<std::int64_t>(kIsToErase, id.organ.value, id.number, Seconds(arrived)) > 0;
}

bool IsRecordToErase(db::Session& session, RecordCorrectionId id, Instant arrived) {
  return session.One<std::int64_t>(kIsRecordToErase, id.organ.value, id.number, Seconds(arrived)) > 0;
}

void NoteErasedAgain(db::Transaction& act, const Erasure& erasure, Instant now) {
  act.Execute(kNoteAgain, IdOf(erasure.kind), erasure.organ.value, erasure.number, Seconds(erasure.erased),
              Seconds(now));
}

void EraseCaseAgain(db::Transaction& act, CaseId id, Instant erased, Instant now) {
  if (!LockedCase(act, id)) return;
  const auto number = act.One<std::int64_t>(kNextEvent, id.organ.value, id.number);
  PutEvent(act, id, number, {.kind = CaseEventKind::kErased, .on = BeijingDay(now), .at = now}, std::nullopt);
  EraseCase(act, id, erased);
}

void EraseRecordAgain(db::Transaction& act, RecordCorrectionId id, Instant erased) {
  if (LockedRecordCorrection(act, id)) EraseRecordCorrection(act, id, erased);
}

Unrecorded CountUnrecorded(db::Session& session) {
  return {.cases = session.One<std::int64_t>(kCountUnrecorded, IdOf(ErasedKind::kCase)),
          .messages = session.One<std::int64_t>(kCountUnrecorded, IdOf(ErasedKind::kMessage)),
          .records = session.One<std::int64_t>(kCountUnrecorded, IdOf(ErasedKind::kRecord)),
          .disputes = session.One<std::int64_t>(kCountUnrecorded, IdOf(ErasedKind::kDispute))};
}

void MarkRecorded(db::Transaction& act) { act.Execute(kMarkRecorded); }

bool IsToSweep(db::Session& session) { return session.One<std::int64_t>(kIsToSweep) > 0; }

void PutSwept(db::Transaction& act, Instant at) { act.Execute(kPutSwept, Seconds(at)); }

}  // namespace gongkai::request
