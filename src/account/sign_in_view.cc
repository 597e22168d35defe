#include "account/sign_in_view.h"

#include <algorithm>

#include "account/known_browser.h"
#include "account/organ_store.h"
#include "account/way_in.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kMostMarks = 50;  // more people than sit at one machine

}  // namespace

web::Page DoorFrame(Desk& desk, std::string title) {
  web::Page page{
      .title = std::move(title), .site = "政务公开", .styles = {"css/sign_in.css"}, .width = web::Width::kText};
  db::Reader reader = desk.database.Read();
  if (const auto root = RootOrgan(reader)) page.site = root->short_name + "政务公开";
  return page;
}

Browser BrowserOf(const web::Request& request) {
  Browser browser{.address = request.address,
                  .agent = std::string(request.headers.Get("User-Agent")),
                  .token = std::string(request.cookies.Get(kSessionCookie))};
  for (const auto& [name, value] : request.cookies.pairs()) {
    if (name.starts_with(kKnownBrowserCookie) && browser.marks.size() < kMostMarks) browser.marks.push_back(value);
  }
  return browser;
}

// Browsers read a backslash as "/", and pass over tabs and line ends: "/<tab>/elsewhere" would lead away from here.
std::string NextIn(const web::Request& request) {
  const std::string next(request.method == web::Method::kPost ? request.form.Get("next") : request.query.Get("next"));
  const bool is_plain = std::ranges::all_of(next, [](char c) { return c > ' ' && c < 0x7F && c != '\\'; });
  return is_plain && next.starts_with('/') && !next.starts_with("//") ? next : "";
}

web::Html NextField(const web::Request& request) {
  const std::string next = NextIn(request);
  if (next.empty()) return {};
  return web::Markup("<input type=\"hidden\" name=\"next\" value=\"{}\">", next);
}

web::Response WithCookie(web::Response response, const web::Request& request, const Cookie& cookie) {
  const std::string path = web::BasePath() + cookie.below;
  std::string line =
      cookie.name + "=" + cookie.value + "; Path=" + (path.empty() ? "/" : path) + "; HttpOnly; SameSite=Lax";
  if (request.is_encrypted) line += "; Secure";
  if (cookie.lasts) line += "; Max-Age=" + std::to_string(cookie.lasts->count());
  response.With("Set-Cookie", std::move(line));
  return response;
}

web::Response WithSession(web::Response response, const web::Request& request, std::string_view token) {
  Cookie cookie{.name = std::string(kSessionCookie), .value = std::string(token)};
  if (token.empty()) cookie.lasts = std::chrono::seconds(0);
  return WithCookie(std::move(response), request, cookie);
}

web::Url WayOn(const web::Request& request, Stage stage) { return WayOn(NextIn(request), stage); }

web::Url WayOn(const std::string& next, Stage stage) {
  if (stage == Stage::kFull) return next.empty() ? PageOf(stage) : web::Url::Checked(web::BasePath() + next);
  web::Url url = PageOf(stage);
  if (!next.empty()) url.With("next", next);
  return url;
}

web::Response GoOnTo(const web::Request& request, const SignedIn& signed_in) {
  return WithSession(web::Response::SeeOther(WayOn(request, signed_in.stage)), request, signed_in.token);
}

int StatusOf(const Error& error) { return error.kind == ErrorKind::kConflict ? 429 : 422; }

std::string WholeAddress(const web::Request& request, std::string_view path) {
  const std::string host(request.headers.Get("Host"));
  return (request.is_encrypted ? "https://" : "http://") + host + web::BasePath() + std::string(path);
}

}  // namespace gongkai::account
