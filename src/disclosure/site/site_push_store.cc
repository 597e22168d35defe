#include "disclosure/site/site_push_store.h"

#include "crypto/bytes.h"
#include "crypto/seal.h"

namespace gongkai::disclosure {
namespace {

#define TARGET_COLUMNS \
  "id, name, kind, address, shown_at, secret, is_on, version, pushed_at, tries, again_at, fault, is_clearing"
constexpr std::string_view kTargets = "SELECT " TARGET_COLUMNS " FROM site_target ORDER BY id";
constexpr std::string_view kTarget = "SELECT " TARGET_COLUMNS " FROM site_target WHERE id = ?";
constexpr std::string_view kAddTarget =
    "INSERT INTO site_target (name, kind, address, shown_at, secret, is_on, made_at, version, tries, fault, holder, "
    "fence, serial, is_clearing) VALUES (?, ?, ?, ?, '', ?, ?, 1, 0, '', '', 0, 0, 0) RETURNING id";
constexpr std::string_view kUpdateTarget =
    "UPDATE site_target SET name = ?, kind = ?, address = ?, shown_at = ?, is_on = ?, version = version + 1, tries = "
    "0, again_at = NULL, fault = '', holder = '', held_until = NULL, fence = fence + 1, is_clearing = 0 WHERE id = ?";
constexpr std::string_view kForgetFiles = "DELETE FROM site_target_file WHERE target_id = ?";
constexpr std::string_view kClear =
    "UPDATE site_target SET is_on = 1, is_clearing = 1, version = version + 1, tries = 0, again_at = NULL, holder = "
    "'', "
    "held_until = NULL, fence = fence + 1 WHERE id = ?";
constexpr std::string_view kEndClearing =
    "UPDATE site_target SET is_on = 0, is_clearing = 0, pushed_at = NULL, version = version + 1 WHERE id = ? AND fence "
    "= ?";
constexpr std::string_view kCountFiles = "SELECT COUNT(*) FROM site_target_file WHERE target_id = ?";
constexpr std::string_view kAddMove =
    "INSERT INTO site_target_move (target_id, number, from_kind, from_address, to_kind, to_address, to_shown_at, "
    "to_secret, decision, words, files, state, person_id, person_name, at, ended_at) VALUES (?, (SELECT "
    "COALESCE(MAX(number), 0) + 1 FROM site_target_move WHERE target_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?)";
constexpr std::string_view kDropMoves =
    "UPDATE site_target_move SET state = 'dropped', ended_at = ? WHERE target_id = ? AND state = 'waiting'";
constexpr std::string_view kMoves =
    "SELECT from_kind, from_address, to_kind, to_address, to_shown_at, decision, words, files, person_name, at, "
    "ended_at, state FROM site_target_move WHERE target_id = ? ORDER BY number DESC LIMIT 50";
constexpr std::string_view kWaitingMove =
    "SELECT number, to_kind, to_address, to_shown_at, to_secret FROM site_target_move WHERE target_id = ? AND state = "
    "'waiting' ORDER BY number DESC LIMIT 1";
constexpr std::string_view kMoveOn =
    "UPDATE site_target SET kind = ?, address = ?, shown_at = ?, secret = ?, is_on = 1, tries = 0, again_at = NULL, "
    "fault = '', version = version + 1 WHERE id = ? AND fence = ?";
constexpr std::string_view kEndMove =
    "UPDATE site_target_move SET state = 'done', ended_at = ? WHERE target_id = ? AND number = ?";
constexpr std::string_view kDoubtFiles = "UPDATE site_target_file SET sm3 = '' WHERE target_id = ?";
constexpr std::string_view kForgetPush =
    "UPDATE site_target SET pushed_at = NULL, again_at = NULL, holder = '', held_until = NULL, fence = fence + 1 WHERE "
    "id = ?";
constexpr std::string_view kSecret = "UPDATE site_target SET secret = ? WHERE id = ?";
constexpr std::string_view kHold =
    "UPDATE site_target SET holder = ?, held_until = ?, fence = fence + 1, serial = ? WHERE id = ? AND is_on = 1 AND "
    "version = ? AND serial <= ? AND (holder = ? OR held_until IS NULL OR held_until < ?) RETURNING fence";
constexpr std::string_view kKeepHeld =
    "UPDATE site_target SET held_until = ? WHERE id = ? AND holder = ? AND fence = ?";
constexpr std::string_view kLetGo = "UPDATE site_target SET held_until = NULL, holder = '' WHERE id = ? AND fence = ?";
constexpr std::string_view kEnd =
    "UPDATE site_target SET pushed_at = ?, tries = 0, again_at = NULL, fault = '', held_until = NULL, holder = '' "
    "WHERE id = ? AND fence = ?";
constexpr std::string_view kFail =
    "UPDATE site_target SET tries = ?, again_at = ?, fault = ?, held_until = NULL, holder = '' WHERE id = ? AND fence "
    "= ?";
constexpr std::string_view kNextSerial =
    "INSERT INTO site_serial (one, serial) VALUES (1, 1) ON CONFLICT (one) DO UPDATE SET serial = site_serial.serial + "
    "1 RETURNING serial";

constexpr std::string_view kFiles = "SELECT path, sm3, version, is_gone FROM site_target_file WHERE target_id = ?";
constexpr std::string_view kPutFile =
    "INSERT INTO site_target_file (target_id, path, sm3, version, is_gone) VALUES (?, ?, ?, ?, ?) ON CONFLICT "
    "(target_id, path) DO UPDATE SET sm3 = excluded.sm3, version = excluded.version, is_gone = excluded.is_gone";
constexpr std::string_view kDoubtFile =
    "INSERT INTO site_target_file (target_id, path, sm3, version, is_gone) VALUES (?, ?, '', 0, 0) ON CONFLICT "
    "(target_id, path) DO UPDATE SET sm3 = ''";
constexpr std::string_view kDropFile = "DELETE FROM site_target_file WHERE target_id = ? AND path = ?";

constexpr std::string_view kOn = "SELECT id FROM site_target WHERE is_on = 1 ORDER BY id";
constexpr std::string_view kAtOnce = "UPDATE site_target SET again_at = NULL WHERE is_on = 1";
constexpr std::string_view kAddPush =
    "INSERT INTO site_push (target_id, organ_id, item, version, what, state, queued_at, ended_at, tries, sm3, answer, "
    "address) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kUpdatePush =
    "UPDATE site_push SET state = ?, ended_at = ?, tries = ?, sm3 = ?, answer = ?, address = ? WHERE id = ?";
// Each change of an item counts its version up.
constexpr std::string_view kChanges = "SELECT COUNT(*), COALESCE(CAST(SUM(version) AS BIGINT), 0) FROM item";
constexpr std::string_view kGoneSince =
    "SELECT 1 FROM site_push WHERE target_id = ? AND id > ? AND what = 'gone' AND state = 'waiting' LIMIT 1";
constexpr std::string_view kLast = "SELECT MAX(id) FROM site_push";
#define PUSH_COLUMNS                                                                                            \
  "SELECT p.id, p.target_id, t.name, p.organ_id, p.item, i.title, i.index_number, p.version, p.what, p.state, " \
  "p.queued_at, p.ended_at, p.tries, p.sm3, p.answer, p.address FROM site_push p JOIN site_target t ON t.id = " \
  "p.target_id JOIN item i ON i.organ_id = p.organ_id AND i.number = p.item "
constexpr std::string_view kOpen =
    PUSH_COLUMNS "WHERE p.target_id = ? AND p.id <= ? AND p.state IN ('waiting', 'failed') ORDER BY p.id";
constexpr std::string_view kDue =
    "SELECT 1 FROM site_push p JOIN item i ON i.organ_id = p.organ_id AND i.number = p.item WHERE p.target_id = ? AND "
    "p.state IN ('waiting', 'failed') AND (p.what = 'gone' OR i.withdrawn_at IS NOT NULL OR (i.on_site = 1 AND "
    "i.public_from <= ?)) LIMIT 1";
constexpr std::string_view kOfItem = PUSH_COLUMNS "WHERE p.organ_id = ? AND p.item = ? ORDER BY p.id DESC LIMIT 100";
#define PUSH_WHERE                                                                                              \
  "WHERE (CAST(? AS TEXT) IS NULL OR CAST(? AS TEXT) LIKE '%,' || p.organ_id || ',%') AND (CAST(? AS TEXT) IS " \
  "NULL OR p.state = ?) AND (CAST(? AS BIGINT) IS NULL OR p.target_id = ?) "
constexpr std::string_view kList = PUSH_COLUMNS PUSH_WHERE "ORDER BY p.id DESC LIMIT ? OFFSET ?";
constexpr std::string_view kCount = "SELECT COUNT(*) FROM site_push p " PUSH_WHERE;

std::string WhoseSecret(PushTargetId id) { return "site_target.secret." + std::to_string(id.value); }

std::string OpenSecret(const crypto::Key& key, PushTargetId id, std::string_view kept) {
  if (kept.empty()) return {};
  const auto bytes = crypto::ParseBase64Url(kept);
  const auto secret = bytes ? crypto::Open(key, WhoseSecret(id), *bytes) : std::nullopt;
  return secret ? std::string(secret->Reveal()) : std::string();
}

std::string SealedSecret(const crypto::Key& key, PushTargetId id, const std::string& secret) {
  return secret.empty() ? "" : crypto::Base64Url(crypto::Seal(key, WhoseSecret(id), secret));
}

void PutSecret(db::Transaction& act, const crypto::Key& key, PushTargetId id, const std::string& secret) {
  act.Execute(kSecret, SealedSecret(key, id, secret), id.value);
}

PushTarget TargetFrom(const db::Row& row, const crypto::Key& key) {
  PushTarget target{.id = PushTargetId{row.Get<std::int64_t>(0)},
                    .name = row.Get<std::string>(1),
                    .kind = PushTargetKindFrom(row.Get<std::string_view>(2)).value_or(PushTargetKind::kFolder),
                    .address = row.Get<std::string>(3),
                    .shown_at = row.Get<std::string>(4),
                    .secret = "",
                    .is_on = row.Get<std::int64_t>(6) == 1,
                    .version = row.Get<std::int64_t>(7)};
  target.secret = OpenSecret(key, target.id, row.Get<std::string_view>(5));
  target.pushed_at = InstantOf(row.Get<std::optional<std::int64_t>>(8));
  target.tries = row.Get<int>(9);
  target.again_at = InstantOf(row.Get<std::optional<std::int64_t>>(10));
  target.fault = row.Get<std::string>(11);
  target.is_clearing = row.Get<std::int64_t>(12) == 1;
  return target;
}

PushReceipt ReceiptFrom(const db::Row& row) {
  return {.id = row.Get<std::int64_t>(0),
          .target = PushTargetId{row.Get<std::int64_t>(1)},
          .target_name = row.Get<std::string>(2),
          .item = {OrganId{row.Get<std::int64_t>(3)}, row.Get<std::int64_t>(4)},
          .title = row.Get<std::string>(5),
          .index_number = row.Get<std::string>(6),
          .version = row.Get<std::int64_t>(7),
          .what = PushWhatFrom(row.Get<std::string_view>(8)),
          .state = PushStateFrom(row.Get<std::string_view>(9)).value_or(PushState::kWaiting),
          .queued_at = Instant(std::chrono::seconds(row.Get<std::int64_t>(10))),
          .ended_at = InstantOf(row.Get<std::optional<std::int64_t>>(11)),
          .tries = row.Get<int>(12),
          .sm3 = row.Get<std::string>(13),
          .answer = row.Get<std::string>(14),
          .address = row.Get<std::string>(15)};
}

std::vector<PushReceipt> AllOf(db::Rows rows) {
  std::vector<PushReceipt> receipts;
  while (rows.Next()) receipts.push_back(ReceiptFrom(rows.row()));
  return receipts;
}

}  // namespace

std::vector<PushTarget> PushTargets(db::Session& session, const crypto::Key& key) {
  std::vector<PushTarget> targets;
  for (const db::Row& row : session.Query(kTargets)) targets.push_back(TargetFrom(row, key));
  return targets;
}

std::optional<PushTarget> FindPushTarget(db::Session& session, const crypto::Key& key, PushTargetId id) {
  db::Rows rows = session.Query(kTarget, id.value);
  return rows.Next() ? std::optional(TargetFrom(rows.row(), key)) : std::nullopt;
}

PushTargetId AddPushTarget(db::Transaction& act, const crypto::Key& key, const PushTarget& target, Instant now) {
  const PushTargetId id{act.One<std::int64_t>(kAddTarget, target.name, IdOf(target.kind), target.address,
                                              target.shown_at, target.is_on ? 1 : 0, Seconds(now))};
  PutSecret(act, key, id, target.secret);
  return id;
}

void UpdatePushTarget(db::Transaction& act, const crypto::Key& key, const PushTarget& target, bool is_elsewhere) {
  act.Execute(kUpdateTarget, target.name, IdOf(target.kind), target.address, target.shown_at, target.is_on ? 1 : 0,
              target.id.value);
  PutSecret(act, key, target.id, target.secret);
  if (!is_elsewhere) return;
  act.Execute(kForgetFiles, target.id.value);
  act.Execute(kForgetPush, target.id.value);
}

void ForgetFilesAt(db::Transaction& act, PushTargetId id) {
  act.Execute(kDoubtFiles, id.value);
  act.Execute(kDropFile, id.value, kManifestName);
  act.Execute(kForgetPush, id.value);
}

void BeginClearing(db::Transaction& act, PushTargetId id) { act.Execute(kClear, id.value); }

std::int64_t CountFilesAt(db::Session& session, PushTargetId id) {
  return session.One<std::int64_t>(kCountFiles, id.value);
}

void DropWaitingMoves(db::Transaction& act, PushTargetId id, Instant at) {
  act.Execute(kDropMoves, Seconds(at), id.value);
}

void AddMove(db::Transaction& act, const crypto::Key& key, const PushTarget& wanted, const PushTargetMove& move,
             account::PersonId person) {
  DropWaitingMoves(act, wanted.id, move.at);
  act.Execute(kAddMove, wanted.id.value, wanted.id.value, IdOf(move.from_kind), move.from_address, IdOf(wanted.kind),
              wanted.address, wanted.shown_at, SealedSecret(key, wanted.id, wanted.secret), IdOf(move.decision),
              move.words, move.files, move.is_waiting ? "waiting" : "done", person.value, move.person_name,
              Seconds(move.at), Seconds(move.ended_at));
}

std::vector<PushTargetMove> MovesOf(db::Session& session, PushTargetId id) {
  std::vector<PushTargetMove> moves;
  for (const db::Row& row : session.Query(kMoves, id.value)) {
    const std::string state = row.Get<std::string>(11);
    moves.push_back({.from_kind = PushTargetKindFrom(row.Get<std::string_view>(0)).value_or(PushTargetKind::kFolder),
                     .to_kind = PushTargetKindFrom(row.Get<std::string_view>(2)).value_or(PushTargetKind::kFolder),
                     .from_address = row.Get<std::string>(1),
                     .to_address = row.Get<std::string>(3),
                     .to_shown_at = row.Get<std::string>(4),
                     .decision = OldSiteFrom(row.Get<std::string_view>(5)).value_or(OldSite::kStays),
                     .words = row.Get<std::string>(6),
                     .files = row.Get<std::int64_t>(7),
                     .person_name = row.Get<std::string>(8),
                     .at = Instant(std::chrono::seconds(row.Get<std::int64_t>(9))),
                     .ended_at = InstantOf(row.Get<std::optional<std::int64_t>>(10)),
                     .is_waiting = state == "waiting",
                     .is_dropped = state == "dropped"});
  }
  return moves;
}

namespace {

struct WaitingMove {
  std::int64_t number = 0;
  std::string kind{}, address{}, shown_at{}, secret{};
};

std::optional<WaitingMove> WaitingMoveOf(db::Session& session, PushTargetId id) {
  db::Rows rows = session.Query(kWaitingMove, id.value);
  if (!rows.Next()) return std::nullopt;
  const db::Row& row = rows.row();
  return WaitingMove{row.Get<std::int64_t>(0), row.Get<std::string>(1), row.Get<std::string>(2),
                     row.Get<std::string>(3), row.Get<std::string>(4)};
}

}  // namespace

void EndClearing(db::Transaction& act, const PushHold& hold, Instant now) {
  if (act.Execute(kEndClearing, hold.target.value, hold.fence) != 1) return;
  const auto move = WaitingMoveOf(act, hold.target);
  if (!move) return;
  act.Execute(kMoveOn, move->kind, move->address, move->shown_at, move->secret, hold.target.value, hold.fence);
  act.Execute(kEndMove, Seconds(now), hold.target.value, move->number);
}

std::optional<PushHold> HoldPushTarget(db::Transaction& act, const PushTarget& target, std::string_view holder,
                                       std::int64_t serial, Instant now, Instant until) {
  const auto fence = act.First<std::int64_t>(kHold, holder, Seconds(until), serial, target.id.value, target.version,
                                             serial, holder, Seconds(now));
  if (!fence) return std::nullopt;
  return PushHold{target.id, std::string(holder), *fence};
}

bool KeepPushTarget(db::Transaction& act, const PushHold& hold, Instant until) {
  return act.Execute(kKeepHeld, Seconds(until), hold.target.value, hold.holder, hold.fence) == 1;
}

void LetPushTargetGo(db::Transaction& act, const PushHold& hold) { act.Execute(kLetGo, hold.target.value, hold.fence); }

void EndPush(db::Transaction& act, const PushHold& hold, Instant now) {
  act.Execute(kEnd, Seconds(now), hold.target.value, hold.fence);
}

void FailPush(db::Transaction& act, const PushHold& hold, int tries, Instant again_at, std::string_view fault) {
  act.Execute(kFail, tries, Seconds(again_at), fault, hold.target.value, hold.fence);
}

std::int64_t NextSiteSerial(db::Transaction& act) { return act.One<std::int64_t>(kNextSerial); }

Manifest FilesAt(db::Session& session, PushTargetId id) {
  Manifest files;
  for (const db::Row& row : session.Query(kFiles, id.value)) {
    SiteFile file{.sm3 = row.Get<std::string>(1)};
    file.version = row.Get<std::int64_t>(2);
    file.is_gone = row.Get<std::int64_t>(3) == 1;
    files.files.emplace(row.Get<std::string>(0), std::move(file));
  }
  return files;
}

void PutFileAt(db::Transaction& act, PushTargetId id, std::string_view path, const SiteFile& file) {
  act.Execute(kPutFile, id.value, path, file.sm3, file.version, file.is_gone ? 1 : 0);
}

void DoubtFileAt(db::Transaction& act, PushTargetId id, std::string_view path) {
  act.Execute(kDoubtFile, id.value, path);
}

void DropFileAt(db::Transaction& act, PushTargetId id, std::string_view path) {
  act.Execute(kDropFile, id.value, path);
}

void AddPush(db::Transaction& act, const PushReceipt& receipt) {
  act.Execute(kAddPush, receipt.target.value, receipt.item.organ.value, receipt.item.number, receipt.version,
              IdOf(receipt.what), IdOf(receipt.state), Seconds(receipt.queued_at), Seconds(receipt.ended_at),
              receipt.tries, receipt.sm3, receipt.answer, receipt.address);
}

void UpdatePush(db::Transaction& act, const PushReceipt& receipt) {
  act.Execute(kUpdatePush, IdOf(receipt.state), Seconds(receipt.ended_at), receipt.tries, receipt.sm3, receipt.answer,
              receipt.address, receipt.id);
}

void QueuePush(db::Transaction& act, ItemId item, std::int64_t version, PushWhat what, Instant now) {
  std::vector<PushTargetId> targets;
  for (const db::Row& row : act.Query(kOn)) targets.push_back(PushTargetId{row.Get<std::int64_t>(0)});
  for (const PushTargetId target : targets) {
    AddPush(act, {.target = target,
                  .target_name = {},
                  .item = item,
                  .title = {},
                  .index_number = {},
                  .version = version,
                  .what = what,
                  .queued_at = now});
  }
  // What is taken down or put right does not wait.
  if (!targets.empty() && (what == PushWhat::kGone || version > 1)) act.Execute(kAtOnce);
}

std::string ChangesSoFar(db::Session& session) {
  db::Rows rows = session.Query(kChanges);
  std::string changes;
  while (rows.Next()) {
    changes = std::to_string(rows.row().Get<std::int64_t>(0)) + " " + std::to_string(rows.row().Get<std::int64_t>(1));
  }
  return changes;
}

bool HasGoneSince(db::Session& session, PushTargetId target, std::int64_t push) {
  return session.First<std::int64_t>(kGoneSince, target.value, push).has_value();
}

std::int64_t LastPush(db::Session& session) {
  return session.First<std::optional<std::int64_t>>(kLast).value_or(std::nullopt).value_or(0);
}

std::vector<PushReceipt> OpenPushes(db::Session& session, PushTargetId target, std::int64_t up_to) {
  return AllOf(session.Query(kOpen, target.value, up_to));
}

bool HasDuePush(db::Session& session, PushTargetId target, Date today) {
  return session.First<std::int64_t>(kDue, target.value, today).has_value();
}

std::vector<PushReceipt> PushesOf(db::Session& session, ItemId item) {
  return AllOf(session.Query(kOfItem, item.organ.value, item.number));
}

PushPage ListPushes(db::Session& session, const PushQuery& query) {
  std::optional<std::string> sight, state;
  std::optional<std::int64_t> target;
  if (query.organs) {
    sight = ",";
    for (const OrganId organ : *query.organs) *sight += std::to_string(organ.value) + ",";
  }
  if (query.state) state = IdOf(*query.state);
  if (query.target) target = query.target->value;
  PushPage page;
  page.total = static_cast<int>(session.One<std::int64_t>(kCount, sight, sight, state, state, target, target));
  page.receipts = AllOf(session.Query(kList, sight, sight, state, state, target, target, query.page_size,
                                      (query.page - 1) * query.page_size));
  return page;
}

}  // namespace gongkai::disclosure
