// Due days that a holiday notice moved, and by which calendar all of them were last reckoned. Schema:
// migrations/0269_request_moved_due.sql. Functions that write take the caller's transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "db/database.h"
#include "request/case_event.h"

namespace gongkai::request {

/// Empty: never.
std::string LastCalendar(db::Session& session);
void PutCalendar(db::Transaction& act, const std::string& calendar, Instant at);

struct MovedDue {
  CaseId id;
  account::OrganId handler{0};
  std::string register_number;
  Date found{};
  std::optional<Date> before{}, now{};
};
/// Of one calendar once. `handler` and `register_number` are those of the case.
void AddMovedDue(db::Transaction& act, const MovedDue& moved, const std::string& calendar, Instant at);
/// The newest first. `organs`: none: all.
std::vector<MovedDue> MovedDues(db::Session& session, const std::optional<std::vector<account::OrganId>>& organs,
                                int most);

}  // namespace gongkai::request
