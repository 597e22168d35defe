#include "remedy/erased_disputes_actions.h"

#include "remedy/dispute_disposal_store.h"

namespace gongkai::remedy {
namespace {

using request::Erasure;

DisputeId IdOf(const Erasure& erasure) { return {erasure.organ, erasure.number}; }

bool IsThere(db::Session& session, const Erasure& erasure) {
  const auto dispute = FindDispute(session, IdOf(erasure));
  return dispute && dispute->at == erasure.arrived && !dispute->is_erased;
}

/// Whatever stage it had in that backup: what it holds is gone, its days and outcomes go on.
void EraseAgain(db::Transaction& act, const Erasure& erasure, Instant now) {
  const DisputeId id = IdOf(erasure);
  if (!LockedDispute(act, id)) return;
  EraseDispute(act, id, erasure.erased);
  AppendErased(act, id, now);
}

}  // namespace

request::ErasureKinds AllErasureKinds() {
  request::ErasureKinds kinds = request::ErasureKindsHere();
  kinds.push_back(
      {.kind = request::ErasedKind::kDispute, .since = ErasedDisputesSince, .is_there = IsThere, .again = EraseAgain});
  return kinds;
}

}  // namespace gongkai::remedy
