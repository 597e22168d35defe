// Turns of timed work as they are kept. Schema: migrations/0080_job_turn.sql.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "jobs/turns.h"

namespace gongkai::account {

/// Newest first, at most `limit`.
std::vector<jobs::Turn> TurnsOf(db::Session& session, std::string_view job, int limit);
std::optional<jobs::Turn> NewestTurn(db::Session& session, std::string_view job);

/// The jobs whose newest turn failed, by name.
std::vector<std::string> FailedJobs(db::Session& session);

/// Nobody else begins, holds or ends a turn of this job until the transaction ends.
void LockJob(db::Transaction& act, std::string_view job);
/// A new turn, or the next try of the one that was due then.
void PutTurn(db::Transaction& act, std::string_view job, const jobs::Turn& turn);
/// False when the turn is another process's by now: its tries have been counted up.
bool HoldTurn(db::Transaction& act, std::string_view job, const jobs::Turn& turn, Instant until);
bool EndTurn(db::Transaction& act, std::string_view job, const jobs::Turn& turn);
void DropTurnsBefore(db::Transaction& act, std::string_view job, Instant moment);

}  // namespace gongkai::account
