// What disputes leave with applications: holds and lessons. Schema: migrations/0286_request_reopened.sql.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "db/database.h"
#include "request/case_event.h"

namespace gongkai::request {

/// True of a case of which a dispute is not over: nothing of it is destroyed.
bool IsHeld(db::Session& session, CaseId id);
/// Whether there is or was a dispute about it.
bool WasDisputed(db::Session& session, CaseId id);
/// Once for each ref.
void PutHold(db::Transaction& act, CaseId id, const std::string& ref, Date since);
void LiftHold(db::Transaction& act, const std::string& ref, Date on);
/// Refs of holds that are not lifted.
std::vector<std::string> OpenHolds(db::Session& session);

/// What was overturned. Names nobody.
struct Lesson {
  account::OrganId organ{0};
  std::string ref;      // of the dispute
  std::string outcome;  // law::Outcome::id of the answer that was overturned
  std::string result;   // "行政复议：撤销、部分撤销"
  std::string letter;   // its number; may be empty
  std::string words;
  Date on{};
  Instant at{};
};
/// Replaces the one of the same dispute.
void PutLesson(db::Transaction& act, const Lesson& lesson);
/// Of that answer, of the whole county, the newest first.
std::vector<Lesson> LessonsOf(db::Session& session, std::string_view outcome, int most);

}  // namespace gongkai::request
