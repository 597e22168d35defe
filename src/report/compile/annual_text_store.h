// What is kept of the text of annual reports: every version, none changed. Schema: migrations/0313_annual_text.sql.
// Functions that write take the caller's transaction.
#pragma once

#include "account/post.h"
#include "db/database.h"
#include "report/compile/annual_text.h"

namespace gongkai::report {

/// Number 0 where nothing was saved yet.
TextVersion LatestText(db::Session& session, account::OrganId organ, int year);
std::optional<TextVersion> FindText(db::Session& session, account::OrganId organ, int year, std::int64_t number);
/// Newest first, at most `most`.
std::vector<TextVersion> TextVersions(db::Session& session, account::OrganId organ, int year, int most);
void AddText(db::Transaction& act, account::OrganId organ, int year, const TextVersion& version,
             account::PersonId person);

}  // namespace gongkai::report
