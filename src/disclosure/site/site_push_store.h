// What is kept of targets, of what lies there, and of each push (推送回执). Schema: migrations/0160_site.sql. A push is
// queued within the transaction of the act that makes it necessary, so that there is none without the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/post.h"
#include "crypto/key.h"
#include "db/database.h"
#include "disclosure/site/site_manifest.h"
#include "disclosure/site/site_target.h"

namespace gongkai::disclosure {

// ---- targets; their secrets are sealed with `key`

std::vector<PushTarget> PushTargets(db::Session& session, const crypto::Key& key);
std::optional<PushTarget> FindPushTarget(db::Session& session, const crypto::Key& key, PushTargetId id);
PushTargetId AddPushTarget(db::Transaction& act, const crypto::Key& key, const PushTarget& target, Instant now);
/// Name, kind, address, secret, whether it is on; counts the version up. Another address holds nothing yet.
void UpdatePushTarget(db::Transaction& act, const crypto::Key& key, const PushTarget& target, bool is_elsewhere);

/// All that lies there is sent anew, and what should not lie there removed; whoever has it loses it.
void ForgetFilesAt(db::Transaction& act, PushTargetId id);

/// All that lies there is to be removed.
void BeginClearing(db::Transaction& act, PushTargetId id);

/// How many files lie there, as far as anybody knows.
std::int64_t CountFilesAt(db::Session& session, PushTargetId id);

/// `wanted`: with its secret. What waited before is dropped.
void AddMove(db::Transaction& act, const crypto::Key& key, const PushTarget& wanted, const PushTargetMove& move,
             account::PersonId person);
/// What waits for the old site to be cleared is not done any more.
void DropWaitingMoves(db::Transaction& act, PushTargetId id, Instant at);
/// Newest first.
std::vector<PushTargetMove> MovesOf(db::Session& session, PushTargetId id);

/// Under which a process writes what is below: lost as soon as another takes it, or somebody saves the target.
struct PushHold {
  PushTargetId target{0};
  std::string holder{};
  std::int64_t fence = 0;
};
/// Whoever claims it has it until then. Nothing when another has it, when it was saved since `target` was read, or when
/// a newer export than `serial` was brought there.
std::optional<PushHold> HoldPushTarget(db::Transaction& act, const PushTarget& target, std::string_view holder,
                                       std::int64_t serial, Instant now, Instant until);
/// First in each transaction that writes about it; false when it is lost.
bool KeepPushTarget(db::Transaction& act, const PushHold& hold, Instant until);
void LetPushTargetGo(db::Transaction& act, const PushHold& hold);
void EndPush(db::Transaction& act, const PushHold& hold, Instant now);
/// It is off from now on; one that moves goes to its new address, and on.
void EndClearing(db::Transaction& act, const PushHold& hold, Instant now);
void FailPush(db::Transaction& act, const PushHold& hold, int tries, Instant again_at, std::string_view fault);

/// Of the next export.
std::int64_t NextSiteSerial(db::Transaction& act);

// ---- what lies there

/// By path, with the SM3 (empty: nobody knows whether it arrived), and of an item what was shown there last.
Manifest FilesAt(db::Session& session, PushTargetId id);
void PutFileAt(db::Transaction& act, PushTargetId id, std::string_view path, const SiteFile& file);
void DoubtFileAt(db::Transaction& act, PushTargetId id, std::string_view path);
void DropFileAt(db::Transaction& act, PushTargetId id, std::string_view path);

// ---- pushes

/// For every target that is on. What is taken down or corrected does not wait for a target that is tried again later.
void QueuePush(db::Transaction& act, ItemId item, std::int64_t version, PushWhat what, Instant now);

/// Other words as soon as an item is another one.
std::string ChangesSoFar(db::Session& session);
/// Whether something was taken down after that push was queued, and was not tried there yet.
bool HasGoneSince(db::Session& session, PushTargetId target, std::int64_t push);

std::int64_t LastPush(db::Session& session);
/// Waiting or failed, up to that one, oldest first.
std::vector<PushReceipt> OpenPushes(db::Session& session, PushTargetId target, std::int64_t up_to);
/// Whether there is one whose item is on the site by now, or was taken down.
bool HasDuePush(db::Session& session, PushTargetId target, Date today);
void AddPush(db::Transaction& act, const PushReceipt& receipt);
void UpdatePush(db::Transaction& act, const PushReceipt& receipt);

/// Newest first.
std::vector<PushReceipt> PushesOf(db::Session& session, ItemId item);

struct PushQuery {
  std::optional<std::vector<OrganId>> organs;  // in sight; none: all of the county
  std::optional<PushState> state{};
  std::optional<PushTargetId> target{};
  int page = 1;
  int page_size = 30;
};
struct PushPage {
  std::vector<PushReceipt> receipts{};  // newest first
  int total = 0;
};
PushPage ListPushes(db::Session& session, const PushQuery& query);

}  // namespace gongkai::disclosure
