#include "account/way_in.h"

#include <algorithm>
#include <utility>

#include "base/percent.h"

namespace gongkai::account {
namespace {

// "http://host/base/office?a=1#f" → "/office?a=1"; empty for an address of elsewhere.
std::string PathBehind(std::string_view address, std::string_view host) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos || host.empty()) return "";
  address.remove_prefix(scheme + 3);
  if (!address.starts_with(host)) return "";
  address.remove_prefix(host.size());
  if (!address.starts_with(web::BasePath() + "/")) return "";
  address.remove_prefix(web::BasePath().size());
  return std::string(address.substr(0, address.find('#')));
}

std::string AddressOf(const web::Request& request) {
  std::string address = request.path;
  char mark = '?';
  for (const auto& [name, value] : request.query.pairs()) {
    address += mark + PercentEncode(name) + "=" + PercentEncode(value);
    mark = '&';
  }
  return address;
}

// The page on which the person stands: what a piece of it asked for, or where its form was sent to, is no page.
std::string PageStoodOn(const web::Request& request) {
  const bool is_page = request.method == web::Method::kGet && !request.IsFragment();
  if (is_page) return AddressOf(request);
  const std::string_view current = request.headers.Get("HX-Current-URL");
  return PathBehind(current.empty() ? request.headers.Get("Referer") : current, request.headers.Get("Host"));
}

web::Url SignInFrom(const web::Request& request) {
  web::Url url = web::Url::Local("/sign-in");
  const std::string page = PageStoodOn(request);
  if (!page.empty()) url.With("next", page);
  if (request.method == web::Method::kPost) {
    url.With("ended", "act");
  } else if (!request.cookies.Get(kSessionCookie).empty()) {
    url.With("ended", "page");
  }
  return url;
}

web::Url StepOwed(Stage stage, const web::Request& request) {
  web::Url url = PageOf(stage);
  const std::string page = PageStoodOn(request);
  if (stage == Stage::kFull || page.starts_with("/sign-in")) return url;
  if (!page.empty()) url.With("next", page);
  if (request.method == web::Method::kPost) url.With("ended", "step");
  return url;
}

}  // namespace

web::Url PageOf(Stage stage) {
  switch (stage) {
    case Stage::kSecondFactor:
      return web::Url::Local("/sign-in/code");
    case Stage::kEnrol:
      return web::Url::Local("/sign-in/device");
    case Stage::kChangePassword:
      return web::Url::Local("/account/password");
    case Stage::kFull:
      break;
  }
  return web::Url::Local("/office");
}

web::Response LeadToWhatIsOwed(const std::optional<Entrant>& entrant, const web::Request& request) {
  const web::Url url = entrant ? StepOwed(entrant->session.stage, request) : SignInFrom(request);
  if (!request.IsFragment()) return web::Response::SeeOther(url);
  return web::Response::Of({}).With("HX-Redirect", url.text());
}

web::Html WhyLedHere(const web::Request& request) {
  constexpr std::pair<std::string_view, std::string_view> kWhy[] = {
      {"act", "登录已经过期，刚才的操作没有办成。请重新登录，再做一次。"},
      {"page", "登录已经过期。请重新登录，登录后回到刚才的页面。"},
      {"step", "刚才的操作没有办成：要先做完这一步。做完后请再做一次。"}};
  const auto* why =
      std::ranges::find(kWhy, request.query.Get("ended"), &std::pair<std::string_view, std::string_view>::first);
  if (why == std::end(kWhy)) return {};
  return web::Markup("<div class=\"alert alert-warning\" role=\"status\">{}</div>", why->second);
}

}  // namespace gongkai::account
