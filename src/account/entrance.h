// The entrance of the office: from a request's cookie to the person behind it, with the posts held today. Read from the
// primary at every request; what ended a moment ago is over at the next one.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "account/deed.h"
#include "account/session.h"
#include "web/request.h"
#include "web/response.h"
#include "web/router.h"

namespace gongkai::account {

inline constexpr std::string_view kSessionCookie = "gk_session";

/// Who asks, and how far the signing in has come.
struct Entrant {
  Session session;  // with the stage owed now, which may lie behind the one that was reached
  Visitor visitor;
};

/// None: nobody is signed in, the session is over, the account was stopped, or no post is held any more.
std::optional<Entrant> Enter(Desk& desk, const web::Request& request);

/// A page for those who have come to one of these stages; others are led to what they owe. Pages behind the whole way
/// in belong to the office (office.h); these are the steps to it, and one's own account.
using EntrantHandler = std::function<web::Response(web::Request&, const Entrant&)>;
web::Handler AtStage(Desk& desk, std::vector<Stage> stages, EntrantHandler handler);

}  // namespace gongkai::account
