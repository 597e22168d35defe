// What is kept of targets, of what lies there, and of each push (推送回执). Schema: migrations/0160_site.sql. A push is
// queued within the transaction of the act that makes it necessary, so that there is none without the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

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

/// Whoever claims it has it until then; false when another has it.
bool HoldPushTarget(db::Transaction& act, PushTargetId id, std::string_view holder, Instant now, Instant until);
void EndPush(db::Transaction& act, PushTargetId id, Instant now);
void FailPush(db::Transaction& act, PushTargetId id, int tries, Instant again_at, std::string_view fault);

// ---- what lies there

/// By path, with the SM3; empty: nobody knows whether it arrived.
Manifest FilesAt(db::Session& session, PushTargetId id);
void PutFileAt(db::Transaction& act, PushTargetId id, std::string_view path, std::string_view sm3);
void DropFileAt(db::Transaction& act, PushTargetId id, std::string_view path);

// ---- pushes

/// For every target that is on. What is taken down does not wait for a target that is tried again later.
void QueuePush(db::Transaction& act, ItemId item, std::int64_t version, PushWhat what, Instant now);

/// Another number as soon as an item is another one.
std::int64_t LatestChange(db::Session& session);

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
