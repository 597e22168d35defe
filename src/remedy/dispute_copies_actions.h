// How a dispute and the copies of what its events come to are kept together: every event goes through here.
#pragma once

#include <string>

#include "account/deed.h"
#include "remedy/dispute_store.h"

namespace gongkai::remedy {

inline constexpr std::string_view kDisputesPath = "/office/disputes";

/// "dispute:18-3", for the trail, holds and events of cases.
std::string ObjectOfDispute(DisputeId id);
std::optional<DisputeId> DisputeOfObject(std::string_view object);
/// "dispute:18-3:1": a hold that was lifted is not put back, so that each new trial has its own.
std::string HoldOfRetrial(DisputeId id, int retrial);
/// "/office/disputes/18-3"
std::string PathOf(DisputeId id);

DisputeFold FoldOf(db::Session& session, const Dispute& dispute);
/// All copies as the fold has them; nothing is written.
Dispute WithCopies(Dispute dispute, const DisputeFold& fold);

/// After a reconsideration that took effect: a suit may still come (行政诉讼法第四十五条).
bool MayBeSued(const Dispute& dispute, Date today);

/// Appends, folds, writes the copies. The dispute is locked, or new. Errors: what the fold says.
Result<Dispute> AppendToDispute(account::Deed& deed, const account::Keys& keys, Dispute dispute,
                                const DisputeEvent& event, const PersonalText& words);

/// Of a timed job: copies follow a new holiday notice, and cases whose last dispute is over may be erased again. Tells
/// what was done; empty where nothing was.
std::string KeepDisputes(account::Desk& desk);

}  // namespace gongkai::remedy
