// The secret address of one's calendar, for telephones and mail programs that cannot sign in: made, renewed and taken
// back by its owner, and read by whoever has it, as long as the owner may come in. An account that was stopped or
// begins again with a first password, or a person without a post, has a calendar no more from that moment on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "account/deed.h"
#include "account/visitor.h"

namespace gongkai::account {

/// The token, known here and to nobody later; the one before opens no more.
std::string RenewCalendar(Desk& desk, const Actor& actor);
void StopCalendar(Desk& desk, const Actor& actor);

/// With whose eyes a calendar is to be seen. None: nobody's.
std::optional<Visitor> CalendarReader(Desk& desk, db::Session& session, std::string_view token);

}  // namespace gongkai::account
