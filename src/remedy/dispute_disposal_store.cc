#include "remedy/dispute_disposal_store.h"

#include "account/sight.h"
#include "db/blob_holders.h"
#include "remedy/dispute_seal_store.h"

namespace gongkai::remedy {
namespace {

using account::OrganId;
using account::PersonId;

constexpr std::string_view kOver =
    "SELECT organ_id, number FROM dispute WHERE " IN_SIGHT(
        "organ_id") " AND takes_effect_on < ? AND needs_anew = 0 AND erased_at IS NULL AND NOT EXISTS (SELECT 1 FROM "
                    "dispute_disposal_entry e JOIN dispute_disposal d ON d.organ_id = e.organ_id AND d.number = e.list "
                    "WHERE d.state = 'proposed' AND e.organ_id = dispute.organ_id AND e.dispute = dispute.number) ORDER "
                    "BY takes_effect_on, organ_id, number LIMIT ?";
constexpr std::string_view kIsWaiting =
    "SELECT COUNT(*) FROM dispute_disposal_entry e JOIN dispute_disposal d ON d.organ_id = e.organ_id AND d.number = "
    "e.list WHERE d.state = 'proposed' AND e.organ_id = ? AND e.dispute = ?";
constexpr std::string_view kSuitsAfter =
    "SELECT COUNT(*) FROM dispute WHERE organ_id = ? AND earlier = ? AND (takes_effect_on IS NULL OR takes_effect_on > "
    "? OR needs_anew = 1 OR retrial <> 'none')";

#define DISPOSAL_COLUMNS                                                                                          \
  "organ_id, number, state, years, reason, proposed_by, proposer, proposed_at, decided_by, decider, decided_at, " \
  "decision, version"
constexpr std::string_view kNext = "SELECT COALESCE(MAX(number), 0) + 1 FROM dispute_disposal WHERE organ_id = ?";
constexpr std::string_view kInsert = "INSERT INTO dispute_disposal (" DISPOSAL_COLUMNS
                                     ") VALUES (?, ?, 'proposed', ?, ?, ?, ?, ?, NULL, '', NULL, '', 1)";
constexpr std::string_view kInsertEntry =
    "INSERT INTO dispute_disposal_entry (organ_id, list, dispute) VALUES (?, ?, ?)";
constexpr std::string_view kSelect =
    "SELECT " DISPOSAL_COLUMNS " FROM dispute_disposal WHERE organ_id = ? AND number = ?";
constexpr std::string_view kUpdate =
    "UPDATE dispute_disposal SET state = ?, decided_by = ?, decider = ?, decided_at = ?, decision = ?, version = "
    "version + 1 WHERE organ_id = ? AND number = ?";
constexpr std::string_view kEntries =
    "SELECT dispute FROM dispute_disposal_entry WHERE organ_id = ? AND list = ? ORDER BY dispute";
constexpr std::string_view kList =
    "SELECT " DISPOSAL_COLUMNS
    " FROM dispute_disposal WHERE " IN_SIGHT("organ_id") " ORDER BY proposed_at DESC, organ_id, number DESC LIMIT ?";

constexpr std::string_view kErase =
    "UPDATE dispute SET row_key = ?, words = ?, erased_at = ?, version = version + 1 WHERE organ_id = ? AND number = ? "
    "AND erased_at IS NULL";
constexpr std::string_view kEraseEvents =
    "UPDATE dispute_event SET words = NULL WHERE organ_id = ? AND dispute_number = ? AND words IS NOT NULL";
constexpr std::string_view kDigests =
    "SELECT digest FROM dispute_file WHERE organ_id = ? AND dispute_number = ? ORDER BY digest";
constexpr std::string_view kErasedSince =
    "SELECT organ_id, number, at, erased_at FROM dispute WHERE erased_at >= ? ORDER BY erased_at";

Disposal DisposalFrom(const db::Row& row) {
  Disposal disposal{.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                    .state = Known(disclosure::DisposalStateFrom(row.Get<std::string_view>(2))),
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

}  // namespace

std::vector<Dispute> DisputesToDispose(db::Session& session, const std::vector<OrganId>& organs, Date before,
                                       int most) {
  const std::string sight = account::SightText(organs);
  std::vector<DisputeId> ids;
  for (const db::Row& row : session.Query(kOver, sight, sight, before, most)) {
    ids.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)});
  }
  std::vector<Dispute> found;
  for (const DisputeId id : ids) found.push_back(*FindDispute(session, id));
  return found;
}

bool IsInWaitingDisposal(db::Session& session, DisputeId id) {
  return session.One<std::int64_t>(kIsWaiting, id.organ.value, id.number) > 0;
}

bool HasOpenSuitAfter(db::Session& session, DisputeId id, Date today) {
  return session.One<std::int64_t>(kSuitsAfter, id.organ.value, id.number, today) > 0;
}

DisposalId AddDisposal(db::Transaction& act, Disposal disposal, const std::vector<DisputeId>& disputes) {
  const std::int64_t organ = disposal.id.organ.value;
  act.Lock("dispute disposals of " + std::to_string(organ));
  disposal.id.number = act.One<std::int64_t>(kNext, organ);
  act.Execute(kInsert, organ, disposal.id.number, disposal.years, disposal.reason, disposal.proposed_by.value,
              disposal.proposer, Seconds(disposal.proposed_at));
  for (const DisputeId id : disputes) act.Execute(kInsertEntry, organ, disposal.id.number, id.number);
  return disposal.id;
}

std::optional<Disposal> FindDisposal(db::Session& session, DisposalId id) {
  db::Rows rows = session.Query(kSelect, id.organ.value, id.number);
  if (!rows.Next()) return std::nullopt;
  return DisposalFrom(rows.row());
}

std::optional<Disposal> LockedDisposal(db::Transaction& act, DisposalId id) {
  act.Lock("dispute disposal " + ToString(id));
  return FindDisposal(act, id);
}

void PutDisposalDecision(db::Transaction& act, const Disposal& disposal) {
  act.Execute(kUpdate, IdOf(disposal.state),
              disposal.decided_by ? std::optional(disposal.decided_by->value) : std::nullopt, disposal.decider,
              Seconds(disposal.decided_at), disposal.decision, disposal.id.organ.value, disposal.id.number);
}

std::vector<DisputeId> DisputesOfDisposal(db::Session& session, DisposalId id) {
  std::vector<DisputeId> disputes;
  for (const db::Row& row : session.Query(kEntries, id.organ.value, id.number)) {
    disputes.push_back({id.organ, row.Get<std::int64_t>(0)});
  }
  return disputes;
}

std::vector<Disposal> ListDisposals(db::Session& session, const std::vector<OrganId>& organs, int most) {
  std::vector<Disposal> found;
  const std::string sight = account::SightText(organs);
  for (const db::Row& row : session.Query(kList, sight, sight, most)) found.push_back(DisposalFrom(row));
  return found;
}

void EraseDispute(db::Transaction& act, DisputeId id, Instant at) {
  std::vector<std::string> digests;
  for (const db::Row& row : act.Query(kDigests, id.organ.value, id.number)) {
    digests.push_back(row.Get<std::string>(0));
  }
  act.Execute(kErase, db::Blob{}, db::Blob{}, Seconds(at), id.organ.value, id.number);
  act.Execute(kEraseEvents, id.organ.value, id.number);
  for (const std::string& digest : digests) db::RemoveBlobUnlessHeld(act, digest);
}

request::Erasures ErasedDisputesSince(db::Session& session, Instant since) {
  request::Erasures erasures;
  for (const db::Row& row : session.Query(kErasedSince, Seconds(since))) {
    erasures.insert({request::ErasedKind::kDispute, OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1),
                     InstantOf(row.Get<std::int64_t>(2)), InstantOf(row.Get<std::int64_t>(3))});
  }
  return erasures;
}

}  // namespace gongkai::remedy
