// The secret address of a person's calendar: one a person, its token shown once and kept as its SM3.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "account/post.h"
#include "base/instant.h"
#include "db/database.h"

namespace gongkai::account {

/// 64 hex digits. The one before opens no more.
std::string RenewCalendarToken(db::Transaction& act, PersonId person, Instant now);
void DropCalendarToken(db::Transaction& act, PersonId person);

/// Since when there is one.
std::optional<Instant> CalendarTokenMadeAt(db::Session& session, PersonId person);
std::optional<PersonId> PersonOfCalendarToken(db::Session& session, std::string_view token);

}  // namespace gongkai::account
