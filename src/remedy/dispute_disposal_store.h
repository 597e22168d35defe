// What is kept of the destroying of what disputes hold, and the destroying itself. Schema:
// migrations/0302_dispute_end.sql.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "remedy/dispute_disposal.h"
#include "remedy/dispute_store.h"
#include "request/erasure_list.h"

namespace gongkai::remedy {

struct Disposal {
  DisposalId id;
  DisposalState state = DisposalState::kProposed;
  int years = request::kShortestArchiveTerm;
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

/// In effect before that day, nothing to be done, not destroyed, in no list that waits; the oldest first. Whether their
/// time is over says EndOf.
std::vector<Dispute> DisputesToDispose(db::Session& session, const std::vector<account::OrganId>& organs, Date before,
                                       int most);
bool IsInWaitingDisposal(db::Session& session, DisputeId id);
/// A suit after this reconsideration that is not over.
bool HasOpenSuitAfter(db::Session& session, DisputeId id, Date today);

/// disposal.id.number is given here.
DisposalId AddDisposal(db::Transaction& act, Disposal disposal, const std::vector<DisputeId>& disputes);
std::optional<Disposal> FindDisposal(db::Session& session, DisposalId id);
std::optional<Disposal> LockedDisposal(db::Transaction& act, DisposalId id);
/// State and decision; counts the version up.
void PutDisposalDecision(db::Transaction& act, const Disposal& disposal);
/// In the order of their numbers.
std::vector<DisputeId> DisputesOfDisposal(db::Session& session, DisposalId id);
/// Newest first.
std::vector<Disposal> ListDisposals(db::Session& session, const std::vector<account::OrganId>& organs, int most);

/// Destroys the key, everything sealed under it and the bytes of its files. The database refuses it without an approved
/// list. Of the files the rows stay, with names that nothing opens any more.
void EraseDispute(db::Transaction& act, DisputeId id, Instant at);

request::Erasures ErasedDisputesSince(db::Session& session, Instant since);

}  // namespace gongkai::remedy
