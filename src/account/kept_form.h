// What was typed is not lost because the session ended meanwhile: the form comes back whole, to be sent again once one
// has signed in, in another window. Works without JavaScript.
#pragma once

#include <optional>

#include "account/entrance.h"

namespace gongkai::account {

/// A page with the sent form, or, for a piece of a page, a sentence put where problems stand (the page itself is left
/// as it is). Nothing for what is no form, holds nothing typed, holds a file, which cannot be sent on, or a password,
/// which must not be written into a page.
std::optional<web::Response> KeepTyped(Desk& desk, const std::optional<Entrant>& entrant, const web::Request& request);

}  // namespace gongkai::account
