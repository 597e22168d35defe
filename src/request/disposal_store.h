// What is kept of disposals, and the erasure itself. Schema: migrations/0271_disposal.sqlite.sql and its twin.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/post.h"
#include "base/instant.h"
#include "db/database.h"
#include "request/case_store.h"
#include "request/disposal.h"
#include "request/erasure_list.h"
#include "request/record_correction.h"

namespace gongkai::request {

struct Disposal {
  DisposalId id;
  DisposalState state = DisposalState::kProposed;
  int years = kShortestArchiveTerm;
  std::string reason;
  account::PersonId proposed_by{0};
  std::string proposer;
  Instant proposed_at{};
  std::optional<account::PersonId> decided_by{};
  std::string decider;
  std::optional<Instant> decided_at{};
  std::string decision;
  std::int64_t version = 0;
};

/// Archived, not erased, in no list that waits, in no dispute, ended before that day; the oldest first.
std::vector<Case> CasesToDispose(db::Session& session, const std::vector<account::OrganId>& handlers, Date ended_before,
                                 int most);
bool IsInWaitingDisposal(db::Session& session, CaseId id);

bool IsInWaitingDisposal(db::Session& session, RecordCorrectionId id);

/// disposal.id.number is given here.
DisposalId AddDisposal(db::Transaction& act, Disposal disposal, const std::vector<CaseId>& cases,
                       const std::vector<RecordCorrectionId>& records = {});
std::optional<Disposal> FindDisposal(db::Session& session, DisposalId id);
std::optional<Disposal> LockedDisposal(db::Transaction& act, DisposalId id);
/// State and decision; counts the version up.
void PutDisposalDecision(db::Transaction& act, const Disposal& disposal);
/// In the order of their ids.
std::vector<CaseId> CasesOfDisposal(db::Session& session, DisposalId id);
std::vector<RecordCorrectionId> RecordsOfDisposal(db::Session& session, DisposalId id);
/// Newest first.
std::vector<Disposal> ListDisposals(db::Session& session, const std::vector<account::OrganId>& organs, int most);

/// Destroys what is held of persons in the case: its key, everything sealed under it, files, and the digests by which
/// somebody could be found. What stays: organ, days, outcome, kind of applicant. The database refuses it without an
/// approved disposal.
void EraseCase(db::Transaction& act, CaseId id, Instant at);

// ---- what came back with an older backup (erasure_list_export.h, migrations/0298_erasure_restored.sqlite.sql)

Erasures ErasedCasesSince(db::Session& session, Instant since);
Erasures ErasedRecordsSince(db::Session& session, Instant since);
/// Whether it is there, that very one, with its key.
bool IsCaseToErase(db::Session& session, CaseId id, Instant arrived);
bool IsRecordToErase(db::Session& session, RecordCorrectionId id, Instant arrived);
/// The record by which the database lets it be erased without a disposal that it knows.
void NoteErasedAgain(db::Transaction& act, const Erasure& erasure, Instant now);
/// As of the moment at which it was erased first.
void EraseCaseAgain(db::Transaction& act, CaseId id, Instant erased, Instant now);
void EraseRecordAgain(db::Transaction& act, RecordCorrectionId id, Instant erased);

struct Unrecorded {
  std::int64_t cases = 0, messages = 0, records = 0, disputes = 0;
  bool IsNone() const { return cases + messages + records + disputes == 0; }
};
/// What does not stand in the audit trail yet.
Unrecorded CountUnrecorded(db::Session& session);
void MarkRecorded(db::Transaction& act);

/// Whether something was destroyed by a record, of cases, messages or disputes, or again after a restoration, since the
/// file of the database was last written anew.
bool IsToSweep(db::Session& session);
void PutSwept(db::Transaction& act, Instant at);

}  // namespace gongkai::request
