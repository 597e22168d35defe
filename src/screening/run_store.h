// What is kept of runs and decisions (run.h). Schema: migrations/0190_screening, whose triggers hold the rules too:
// nothing is changed or deleted, and no decision is made by who may not. Functions that write take the caller's
// transaction, which has locked the subject.
#pragma once

#include <optional>
#include <vector>

#include "db/database.h"
#include "screening/run.h"

namespace gongkai::screening {

/// By which lists and rules a run must have been made to count.
struct PresentLists {
  std::int64_t lists = 0, rules = 0;
  bool operator==(const PresentLists&) const = default;
};
/// The county's lists and the organ's own words (list_view.h has the same version).
PresentLists PresentListsOf(db::Session& session, OrganId organ);
/// Of all changes, whichever organ they concern.
PresentLists NewestLists(db::Session& session);
/// The organs whose own words changed behind that version; none: the county's did, which concerns all.
std::optional<std::vector<OrganId>> ConcernedSince(db::Session& session, std::int64_t lists);
/// Those of this program; never back.
void GrowPresentRules(db::Transaction& act, std::int64_t rules);

/// The last one over that digest; over any.
std::optional<Run> LastRunOver(db::Session& session, const Subject& subject, std::string_view digest);
std::optional<Run> LastRunOf(db::Session& session, const Subject& subject);
std::optional<Run> FindRun(db::Session& session, const Subject& subject, std::int64_t number);
std::vector<StoredHit> HitsOf(db::Session& session, const Subject& subject, std::int64_t run);
/// Oldest first.
std::vector<Decision> DecisionsOf(db::Session& session, const Subject& subject);

/// run.number is given here; so is the number of each hit, in their order.
Run AddRun(db::Transaction& act, Run run, const std::vector<StoredHit>& hits);
/// With their numbers given, behind those that are there.
void AddDecisions(db::Transaction& act, const Subject& subject, std::vector<Decision> decisions);

/// How many hits of the last run over a digest are open: for lists and counts alone.
void PutState(db::Transaction& act, const Subject& subject, std::string_view digest, std::int64_t run, int open);

/// How far what is public has been looked at again.
struct Rescan {
  PresentLists by;
  Instant started_at{};
  std::optional<Instant> ended_at{};
  std::int64_t total = 0, looked = 0, found = 0;
  int stage = 0;  // of what is gone through one after the other; the place is within it
  OrganId after_organ{0};
  std::int64_t after_number = 0;
};
std::optional<Rescan> FindRescan(db::Session& session, const PresentLists& by);
/// The one begun last; the last that came to its end.
std::optional<Rescan> LastRescan(db::Session& session);
std::optional<Rescan> LastEndedRescan(db::Session& session);
void PutRescan(db::Transaction& act, const Rescan& rescan);

}  // namespace gongkai::screening
