// When letters were first read on the applicant's page. Schema: migrations/0295_letter_read.sql.
#pragma once

#include <map>
#include <string>

#include "base/instant.h"
#include "db/database.h"
#include "request/case_event.h"

namespace gongkai::request {

/// False where it was read before: the first time stays.
bool AddLetterRead(db::Transaction& act, CaseId id, const std::string& ref, Instant at);
bool IsLetterRead(db::Session& session, CaseId id, const std::string& ref);
/// By the refs of the letters of a case that were read.
std::map<std::string, Instant> LettersRead(db::Session& session, CaseId id);

}  // namespace gongkai::request
