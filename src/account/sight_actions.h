// Looking at personal data, and taking files away, stand in the trail: who, when, of whom or of what.
#pragma once

#include <string>
#include <string_view>

#include "account/deed.h"
#include "account/visitor.h"

namespace gongkai::account {

/// That the visitor looked at people: at one of them ("person:12") or at the list (""). Once an hour for each, not at
/// each page; one's own entry is no sight of another's data and is left out by the caller.
void RecordPeopleSight(Desk& desk, const Visitor& visitor, std::string object);

/// That the visitor took a file away; each time. `act` has its words in audit_words/.
void RecordTaken(Desk& desk, const Visitor& visitor, OrganId organ, std::string_view act, std::string object);

}  // namespace gongkai::account
