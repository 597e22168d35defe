// What is kept of guides (guide.h), one row an organ. Schema: migrations/0004_account.sql, organ_guide;
// 0240_guide_other_channels.sql.
#pragma once

#include <map>

#include "account/guide.h"
#include "account/remedy_bodies.h"
#include "db/database.h"

namespace gongkai::account {

/// An empty one of version 0 when none was written yet.
Guide FindGuide(db::Session& session, OrganId organ);
std::map<OrganId, Guide> AllGuides(db::Session& session);
/// False when the stored version is not guide.version (somebody was faster). Counts the version up.
bool SaveGuide(db::Transaction& act, const Guide& guide);

/// Another number as soon as an organ or a guide is another one: rows are never taken away, and each change counts the
/// version of its row up.
std::int64_t VersionsOfOrgansAndGuides(db::Session& session);

/// What the rule of remedy_bodies.h needs to know of an organ: the organ, the county government, and who stands above
/// that.
RemedyFacts RemedyFactsOf(db::Session& session, const Organ& organ);

}  // namespace gongkai::account
