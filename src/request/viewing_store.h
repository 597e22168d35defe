// What is kept of times to read and copy on the spot. Schema: migrations/0297_viewing.sql.
#pragma once

#include <vector>

#include "db/database.h"
#include "request/viewing.h"

namespace gongkai::request {

/// viewing.number is given here; the case is locked.
int AddViewing(db::Transaction& act, Viewing viewing);
/// State, who chose and when.
void PutViewing(db::Transaction& act, const Viewing& viewing);
/// In the order of their times.
std::vector<Viewing> ViewingsOf(db::Session& session, CaseId id);
/// All of a day but what was withdrawn, those that were taken first.
std::vector<Viewing> ViewingsOn(db::Session& session, const std::vector<account::OrganId>& handlers, Date day,
                                int most);
/// Taken, up to that day, and not put down how it went.
std::vector<Viewing> ViewingsWaiting(db::Session& session, const std::vector<account::OrganId>& handlers, Date until,
                                     int most);
/// Cases of which the last time offered lies behind `today`, and nobody came.
std::vector<CaseId> CasesUntaken(db::Session& session, const std::vector<account::OrganId>& handlers, Date today,
                                 int most);

}  // namespace gongkai::request
