// Whoever gives a query code and a second fact reads what they open, be it an application or a correction of records;
// who guesses at them is closed out for a while. Counted over keyed digests, for two days (intake_limit_store.h).
#pragma once

#include <string>

#include "account/deed.h"

namespace gongkai::request {

enum class LookUpVerdict { kMay, kTooManyOfNetwork, kTooManyOfCode, kTooManyOfCodeInDay };

/// By what was wrong lately: of this network, and of this code from wherever.
LookUpVerdict LookUpVerdictOf(db::Session& session, const std::string& network, const std::string& code_digest,
                              Instant now);

/// To be called before it is told, so that a thousand at once are a thousand. Also of a code that there is not: nobody
/// learns by it.
void CountWrongLookUp(account::Desk& desk, const std::string& network, const std::string& code_digest);

}  // namespace gongkai::request
