// The entrance of the office: from a request's cookie to the person behind it, with the posts held today. Read from the
// primary at every request; what ended a moment ago is over at the next one.
#pragma once

#include <optional>
#include <string>

#include "account/deed.h"
#include "account/session.h"
#include "web/request.h"
#include "web/response.h"

namespace gongkai::account {

inline constexpr std::string_view kSessionCookie = "gk_session";

/// Who asks, and how far the signing in has come.
struct Entrant {
  Session session;
  Visitor visitor;
};

/// None: nobody is signed in, the session is over, the account was stopped, or no post is held any more.
std::optional<Entrant> Enter(Desk& desk, const web::Request& request);

/// The page on which what is owed is done: /sign-in, /sign-in/code, /sign-in/device, /account/password.
web::Url WhatIsOwed(const std::optional<Entrant>& entrant, const web::Request& request);

}  // namespace gongkai::account
