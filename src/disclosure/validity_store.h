// What is kept of whether a document is in force: the fields of a version, and what was noted about its end. Schema:
// migrations/0100_item.sql, 0140_decision.sql (document_validity).
#pragma once

#include "db/database.h"
#include "disclosure/validity.h"

namespace gongkai::disclosure {

ValidityFacts ValidityFactsOf(db::Session& session, ItemId item, std::int64_t version);

}  // namespace gongkai::disclosure
