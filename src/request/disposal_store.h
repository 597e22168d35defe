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

/// disposal.id.number is given here.
DisposalId AddDisposal(db::Transaction& act, Disposal disposal, const std::vector<CaseId>& cases);
std::optional<Disposal> FindDisposal(db::Session& session, DisposalId id);
std::optional<Disposal> LockedDisposal(db::Transaction& act, DisposalId id);
/// State and decision; counts the version up.
void PutDisposalDecision(db::Transaction& act, const Disposal& disposal);
/// In the order of their ids.
std::vector<CaseId> CasesOfDisposal(db::Session& session, DisposalId id);
/// Newest first.
std::vector<Disposal> ListDisposals(db::Session& session, const std::vector<account::OrganId>& organs, int most);

/// Destroys what is held of persons in the case: its key, everything sealed under it, files, and the digests by which
/// somebody could be found. What stays: organ, days, outcome, kind of applicant. The database refuses it without an
/// approved disposal.
void EraseCase(db::Transaction& act, CaseId id, Instant at);

}  // namespace gongkai::request
