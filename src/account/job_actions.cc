#include "account/job_actions.h"

#include <unistd.h>

#include <array>

#include "account/job_store.h"
#include "db/retry.h"

namespace gongkai::account {
namespace {

using jobs::Turn;
using jobs::TurnState;

constexpr std::chrono::days kTurnsKept{90};

// The turn that is to be begun now; none: it is done, another has it, or its time has not come.
std::optional<Turn> TurnOwed(const std::optional<Turn>& newest, Instant last_due, Instant now) {
  if (!newest || newest->due < last_due) {
    const bool still_runs = newest && newest->state == TurnState::kRunning && now <= newest->held_until;
    return still_runs ? std::nullopt : std::optional(Turn{.due = last_due});
  }
  return jobs::MayTake(*newest, now) ? newest : std::nullopt;
}

Status Ask(Deed& deed, const std::string& job) {
  if (deed.done_before()) return Ok();
  db::Transaction& act = deed.transaction();
  LockJob(act, job);
  const auto newest = NewestTurn(act, job);
  const Instant now = deed.now();
  const bool waits = newest && newest->state == TurnState::kFailed && newest->tries == 0;
  if (waits || (newest && newest->state == TurnState::kRunning && now <= newest->held_until)) {
    return Error{ErrorKind::kConflict, "这项工作正在运行，等它结束再看结果。", ""};
  }
  // Of the same second there is a turn already: then that one is tried again.
  const Instant due = newest ? std::max(newest->due, now) : now;
  PutTurn(act, job, {.due = due, .state = TurnState::kFailed, .begun_at = now, .held_until = now, .again_at = now});
  deed.Record(kInstallation, "jobs.run", "job:" + job);
  deed.Commit();
  return Ok();
}

}  // namespace

std::optional<Turn> JobBook::Take(const std::string& job, Instant last_due, Instant now) {
  {
    // Most looks find nothing to do: they must not wait for whoever writes.
    db::Reader reader = database_.Read();
    if (!TurnOwed(NewestTurn(reader, job), last_due, now)) return std::nullopt;
  }
  return db::Retry(database_, [&](db::Transaction& act) -> std::optional<Turn> {
    LockJob(act, job);
    const auto owed = TurnOwed(NewestTurn(act, job), last_due, now);
    if (!owed) return std::nullopt;
    Turn turn{.due = owed->due,
              .state = TurnState::kRunning,
              .tries = owed->tries + 1,
              .begun_at = now,
              .held_until = now + jobs::kHeldFor,
              .node = node_};
    PutTurn(act, job, turn);
    DropTurnsBefore(act, job, now - kTurnsKept);
    act.Commit();
    return turn;
  });
}

bool JobBook::Hold(const std::string& job, const Turn& turn, Instant now) {
  return db::Retry(database_, [&](db::Transaction& act) {
    LockJob(act, job);
    const bool held = HoldTurn(act, job, turn, now + jobs::kHeldFor);
    act.Commit();
    return held;
  });
}

void JobBook::End(const std::string& job, const Turn& turn) {
  db::Retry(database_, [&](db::Transaction& act) {
    LockJob(act, job);
    EndTurn(act, job, turn);
    act.Commit();
  });
}

std::string NodeName() {
  std::array<char, 256> host{};
  if (gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  return std::string(host.data()) + ":" + std::to_string(getpid());
}

Status AskForTurn(Desk& desk, const Actor& actor, const std::string& job) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Ask(deed, job); });
}

}  // namespace gongkai::account
