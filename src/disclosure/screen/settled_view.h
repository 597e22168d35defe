// How an item stands with screening: what the last run over a version found and what became of it; whether the version
// may be signed last and published. The database holds the same (item_screened in migrations/0190_screening). And how
// it is told on the item's page, to who drafts and to who signs.
//
// Source: 保守国家秘密法实施条例第四十二条 (先审查、后公开).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/visitor.h"
#include "disclosure/item_store.h"
#include "screening/run_actions.h"
#include "web/html.h"

namespace gongkai::disclosure {

struct ItemScreening {
  std::optional<screening::Run> run;  // the last one over the text of this version
  bool is_by_present_lists = false;
  std::vector<screening::StoredHit> hits;
  std::vector<screening::Decision> decisions;  // of the item
  screening::Writers writers;
  std::vector<screening::HitState> states;  // of the hits
  int open = 0;

  bool is_settled() const { return run && is_by_present_lists && open == 0; }
  // Of one of the hits, which are numbered from 1.
  const screening::HitState& StateOf(const screening::StoredHit& hit) const {
    return states[static_cast<std::size_t>(hit.number - 1)];
  }
  bool IsOpen(const screening::StoredHit& hit) const { return StateOf(hit).is_open; }
  /// Null where there is none.
  const screening::Decision* StandingOver(const screening::StoredHit& hit) const {
    const auto standing = StateOf(hit).standing;
    return standing ? &decisions[*standing] : nullptr;
  }
};

ItemScreening ScreeningOf(db::Session& session, const ItemVersion& version);

/// The digest under which this version is screened: of its text as it is now, so that a change by hand is no way round.
std::string ScreenedDigest(db::Session& session, const ItemVersion& version);

/// Why it can be neither signed last nor published: a sentence; empty when nothing stands against it. What is not to be
/// published needs none.
std::string AgainstPublishing(db::Session& session, const ItemVersion& version);

/// That what is printed in the pictures has to be looked at by eye; of a run that had some.
std::string PicturesInWords(const screening::Run& run);

/// Who wrote this version, who handed it in.
screening::Writers WritersOf(db::Session& session, const ItemVersion& version);

/// The strip on the item's page: how many are open, with the way there. Nothing of what is not to be published, unless
/// it was screened.
web::Html ScreeningStrip(db::Session& session, const Item& item, const ItemVersion& version);

/// For who signs: what stays as it is, by whose word and why; what was masked and by whom.
web::Html ScreeningForSigner(db::Session& session, const ItemVersion& version);

/// What people did about what was found, newest first.
web::Html DecisionsPart(const std::vector<screening::Decision>& decisions, const Content& content);

}  // namespace gongkai::disclosure
