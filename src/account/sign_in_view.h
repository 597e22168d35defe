// What the pages of signing in share: the frame, the cookie, the way on to the next stage.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "account/sign_in_actions.h"
#include "web/page.h"
#include "web/request.h"
#include "web/response.h"

namespace gongkai::account {

/// The frame of the pages in front of the office, with the county's name once it is known.
web::Page DoorFrame(Desk& desk, std::string title);

Browser BrowserOf(const web::Request& request);

/// The path to come back to, as it stands in the query or the form: one of this site, or empty.
std::string NextIn(const web::Request& request);
/// Kept through the stages: as a hidden field.
web::Html NextField(const web::Request& request);

/// HttpOnly, SameSite=Lax, Secure when the request came encrypted, for this site's path alone.
struct Cookie {
  std::string name;
  std::string value;
  std::optional<std::chrono::seconds> lasts{};  // none: until the browser is closed; 0: it is taken away
  std::string below{};                          // the part of the site to which it is sent; empty: all of it
};
web::Response WithCookie(web::Response response, const web::Request& request, const Cookie& cookie);

/// The session's cookie. No token: it is taken away.
web::Response WithSession(web::Response response, const web::Request& request, std::string_view token);

/// To the page of the stage that is owed, or, when nothing is, to where the person wanted to go: `next` as NextIn gives
/// it.
web::Url WayOn(const std::string& next, Stage stage);
web::Url WayOn(const web::Request& request, Stage stage);
web::Response GoOnTo(const web::Request& request, const SignedIn& signed_in);

/// 409 becomes 429: it must wait. Everything else that is wrong with a form is 422.
int StatusOf(const Error& error);

/// The whole address of a path, as the person's browser names this site: to be handed to somebody else.
std::string WholeAddress(const web::Request& request, std::string_view path);

}  // namespace gongkai::account
