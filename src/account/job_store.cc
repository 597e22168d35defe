#include "account/job_store.h"

namespace gongkai::account {
namespace {

using jobs::Turn;
using jobs::TurnState;

constexpr std::string_view kSelect =
    "SELECT due_at, state, tries, begun_at, held_until, ended_at, again_at, message, node FROM job_turn WHERE job = ? "
    "ORDER BY due_at DESC LIMIT ?";
constexpr std::string_view kSelectFailed =
    "SELECT t.job FROM job_turn t WHERE t.state = 'failed' AND t.due_at = (SELECT MAX(n.due_at) FROM job_turn n WHERE "
    "n.job = t.job) ORDER BY t.job";
constexpr std::string_view kPut =
    "INSERT INTO job_turn (job, due_at, state, tries, begun_at, held_until, ended_at, again_at, message, node) VALUES "
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (job, due_at) DO UPDATE SET state = excluded.state, tries = "
    "excluded.tries, begun_at = excluded.begun_at, held_until = excluded.held_until, ended_at = excluded.ended_at, "
    "again_at = excluded.again_at, message = excluded.message, node = excluded.node";
constexpr std::string_view kHold =
    "UPDATE job_turn SET held_until = ? WHERE job = ? AND due_at = ? AND tries = ? AND state = 'running'";
constexpr std::string_view kEnd =
    "UPDATE job_turn SET state = ?, ended_at = ?, again_at = ?, message = ? WHERE job = ? AND due_at = ? AND tries = ? "
    "AND state = 'running'";
constexpr std::string_view kDrop = "DELETE FROM job_turn WHERE job = ? AND due_at < ? AND state <> 'running'";

std::string_view IdOf(TurnState state) {
  if (state == TurnState::kRunning) return "running";
  return state == TurnState::kDone ? "done" : "failed";
}
TurnState StateFrom(std::string_view id) {
  if (id == "running") return TurnState::kRunning;
  return id == "done" ? TurnState::kDone : TurnState::kFailed;
}

Turn TurnFrom(const db::Row& row) {
  return {.due = InstantOf(row.Get<std::int64_t>(0)),
          .state = StateFrom(row.Get<std::string_view>(1)),
          .tries = row.Get<int>(2),
          .begun_at = InstantOf(row.Get<std::int64_t>(3)),
          .held_until = InstantOf(row.Get<std::int64_t>(4)),
          .ended_at = InstantOf(row.Get<std::optional<std::int64_t>>(5)),
          .again_at = InstantOf(row.Get<std::optional<std::int64_t>>(6)),
          .message = row.Get<std::string>(7),
          .node = row.Get<std::string>(8)};
}

}  // namespace

std::vector<Turn> TurnsOf(db::Session& session, std::string_view job, int limit) {
  std::vector<Turn> turns;
  for (const db::Row& row : session.Query(kSelect, job, limit)) turns.push_back(TurnFrom(row));
  return turns;
}

std::optional<Turn> NewestTurn(db::Session& session, std::string_view job) {
  auto turns = TurnsOf(session, job, 1);
  if (turns.empty()) return std::nullopt;
  return std::move(turns.front());
}

std::vector<std::string> FailedJobs(db::Session& session) {
  std::vector<std::string> names;
  for (const db::Row& row : session.Query(kSelectFailed)) names.push_back(row.Get<std::string>(0));
  return names;
}

void LockJob(db::Transaction& act, std::string_view job) { act.Lock("job " + std::string(job)); }

void PutTurn(db::Transaction& act, std::string_view job, const Turn& turn) {
  act.Execute(kPut, job, Seconds(turn.due), IdOf(turn.state), turn.tries, Seconds(turn.begun_at),
              Seconds(turn.held_until), Seconds(turn.ended_at), Seconds(turn.again_at), turn.message, turn.node);
}

bool HoldTurn(db::Transaction& act, std::string_view job, const Turn& turn, Instant until) {
  return act.Execute(kHold, Seconds(until), job, Seconds(turn.due), turn.tries) > 0;
}

bool EndTurn(db::Transaction& act, std::string_view job, const Turn& turn) {
  return act.Execute(kEnd, IdOf(turn.state), Seconds(turn.ended_at), Seconds(turn.again_at), turn.message, job,
                     Seconds(turn.due), turn.tries) > 0;
}

void DropTurnsBefore(db::Transaction& act, std::string_view job, Instant moment) {
  act.Execute(kDrop, job, Seconds(moment));
}

}  // namespace gongkai::account
