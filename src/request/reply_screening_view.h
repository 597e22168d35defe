// How the decision of a case stands with screening: what the last run over it found and what became of it; whether it
// may be handed in, signed last, sent.
//
// Source: 保守国家秘密法实施条例第四十二条 (先审查、后公开). The database holds a part of it too:
// migrations/0279_request_screening_guard.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "base/field_errors.h"
#include "request/reply_look_actions.h"
#include "request/reply_screening_store.h"
#include "screening/run_actions.h"

namespace gongkai::request {

struct ReplyScreening {
  std::optional<ReplyRun> run;  // the last one over this decision
  bool is_by_present_lists = false;
  ReplyFindings found;
  std::vector<screening::Decision> decisions;  // of the case
  screening::Writers writers;
  std::vector<screening::HitState> states;  // of found.hits
  int open = 0;

  // Of one of found.hits, which are numbered from 1.
  const screening::HitState& StateOf(const screening::StoredHit& hit) const {
    return states[static_cast<std::size_t>(hit.number - 1)];
  }
  bool IsOpen(const screening::StoredHit& hit) const { return StateOf(hit).is_open; }
  bool IsOwn(const screening::StoredHit& hit) const {
    return std::ranges::find(found.own, hit.number) != found.own.end();
  }
  /// Null where there is none.
  const screening::Decision* StandingOver(const screening::StoredHit& hit) const {
    const auto standing = StateOf(hit).standing;
    return standing ? &decisions[*standing] : nullptr;
  }
};

/// `hands_in`: who is about to, whose own word as an examiner then counts no more.
ReplyScreening ReplyScreeningOf(db::Session& session, const account::Keys& keys, const ReplyAtHand& reply,
                                std::optional<account::PersonId> hands_in = {});

/// Why it may neither be handed in nor signed last: under the field of the decision it stands in; empty when nothing
/// stands against it.
FieldErrors AgainstGoingOut(const ReplyScreening& screened, const ReplyAtHand& reply);

}  // namespace gongkai::request
