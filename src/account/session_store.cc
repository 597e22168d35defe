#include "account/session_store.h"

#include "crypto/random.h"
#include "crypto/sm3.h"

namespace gongkai::account {
namespace {

#define SESSION_COLUMNS \
  "token_digest, person_id, started_at, seen_at, ends_at, stage, address, agent, ended_at, way, second_factor_done"

constexpr std::string_view kInsert =
    "INSERT INTO session (" SESSION_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)";
constexpr std::string_view kSelect = "SELECT " SESSION_COLUMNS " FROM session WHERE token_digest = ?";
constexpr std::string_view kSelectOpen =
    "SELECT " SESSION_COLUMNS " FROM session WHERE person_id = ? AND ended_at IS NULL ORDER BY started_at DESC";
constexpr std::string_view kTouch = "UPDATE session SET seen_at = ? WHERE token_digest = ?";
constexpr std::string_view kRenew =
    "UPDATE session SET token_digest = ?, stage = ?, second_factor_done = ? WHERE token_digest = ? AND ended_at IS "
    "NULL";
constexpr std::string_view kEnd = "UPDATE session SET ended_at = ? WHERE token_digest = ? AND ended_at IS NULL";
constexpr std::string_view kEndOthers =
    "UPDATE session SET ended_at = ? WHERE person_id = ? AND token_digest <> ? AND ended_at IS NULL";
constexpr std::string_view kDropOld = "DELETE FROM session WHERE started_at < ?";

Instant ToInstant(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

Session FromRow(const db::Row& row) {
  const auto stage = StageFrom(row.Get<std::string_view>(5));
  if (!stage) throw db::DatabaseError(db::ErrorCode::kOther, "unknown stage of a session");
  const auto ended = row.Get<std::optional<std::int64_t>>(8);
  return {.token_digest = row.Get<std::string>(0),
          .person = PersonId{row.Get<std::int64_t>(1)},
          .started_at = ToInstant(row.Get<std::int64_t>(2)),
          .seen_at = ToInstant(row.Get<std::int64_t>(3)),
          .ends_at = ToInstant(row.Get<std::int64_t>(4)),
          .stage = *stage,
          .address = row.Get<std::string>(6),
          .agent = row.Get<std::string>(7),
          .ended_at = ended ? std::optional(ToInstant(*ended)) : std::nullopt,
          .way = row.Get<std::string>(9),
          .second_factor_done = row.Get<bool>(10)};
}

}  // namespace

std::string NewSessionToken() { return crypto::RandomHex(32); }

std::string DigestOfToken(std::string_view token) {
  crypto::Sm3 sm3;
  sm3.Add(token);
  return sm3.Finish();
}

void AddSession(db::Transaction& act, const Session& session) {
  act.Execute(kInsert, session.token_digest, session.person.value, Seconds(session.started_at),
              Seconds(session.seen_at), Seconds(session.ends_at), IdOf(session.stage), session.address, session.agent,
              session.way, session.second_factor_done);
}

std::optional<Session> FindSession(db::Session& session, std::string_view token) {
  db::Rows rows = session.Query(kSelect, DigestOfToken(token));
  if (!rows.Next()) return std::nullopt;
  return FromRow(rows.row());
}

std::vector<Session> OpenSessions(db::Session& session, PersonId person) {
  std::vector<Session> sessions;
  for (const db::Row& row : session.Query(kSelectOpen, person.value)) sessions.push_back(FromRow(row));
  return sessions;
}

void TouchSession(db::Transaction& act, std::string_view token_digest, Instant now) {
  act.Execute(kTouch, Seconds(now), token_digest);
}

bool RenewSession(db::Transaction& act, std::string_view token_digest, std::string_view new_digest, Stage stage,
                  bool second_factor_done) {
  return act.Execute(kRenew, new_digest, IdOf(stage), second_factor_done, token_digest) == 1;
}

void EndSession(db::Transaction& act, std::string_view token_digest, Instant now) {
  act.Execute(kEnd, Seconds(now), token_digest);
}

void EndSessionsOf(db::Transaction& act, PersonId person, std::string_view kept_digest, Instant now) {
  act.Execute(kEndOthers, Seconds(now), person.value, kept_digest);
}

void DropSessionsStartedBefore(db::Transaction& act, Instant moment) { act.Execute(kDropOld, Seconds(moment)); }

}  // namespace gongkai::account
