// Where somebody is led who is not in, or not all the way: to the page of the step that is owed, and back afterwards.
#pragma once

#include <optional>

#include "account/entrance.h"

namespace gongkai::account {

/// The page on which this stage is done: /sign-in/code, /sign-in/device, /account/password; the office when nothing is
/// owed.
web::Url PageOf(Stage stage);

/// Leads there. A session that ended says so on the page of signing in, and so does a form that was sent too late;
/// after signing in, or after the step that a session has come to owe, one is where one was. For htmx the whole page
/// goes there, not the piece it asked for.
web::Response LeadToWhatIsOwed(const std::optional<Entrant>& entrant, const web::Request& request);

/// What that page says of it; empty for those who simply come to sign in.
web::Html WhyLedHere(const web::Request& request);

}  // namespace gongkai::account
