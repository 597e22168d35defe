#include "account/sso_pages.h"

#include "account/entrance.h"
#include "account/field_pages.h"
#include "account/people_store.h"
#include "account/sign_in_view.h"
#include "account/sso_actions.h"
#include "account/way_in.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kTripCookie = "gk_sso";
constexpr int kNoAnswerStatus = 503;
constexpr int kUnprocessable = 422;

// For the way back alone. No value: it is taken away.
Response WithTrip(Response response, const Request& request, std::string_view value) {
  return WithCookie(std::move(response), request,
                    {.name = std::string(kTripCookie),
                     .value = std::string(value),
                     .lasts = value.empty() ? std::chrono::seconds(0) : std::chrono::seconds(kTripLasts),
                     .below = "/sign-in/sso"});
}

// Which of the two was not done; and where one goes back to.
enum class Errand { kSignIn, kLink };

Response ShowNotDone(Desk& desk, const Request& request, const Error& error, Errand errand) {
  const bool links = errand == Errand::kLink;
  web::Page page = DoorFrame(desk, links ? "没有办成" : "没有登录成功");
  page.body.Add(
      "<div class=\"gk-problem\" role=\"alert\"><p>{}</p></div><p class=\"door-back\"><a class=\"btn btn-primary\" "
      "href=\"{}\">{}</a></p>",
      error.message, Url::Local(links ? "/account" : "/sign-in"), links ? "回到我的账号" : "回到登录页");
  const int status = error.kind == ErrorKind::kConflict   ? kNoAnswerStatus
                     : error.kind == ErrorKind::kNotFound ? 404
                                                          : kUnprocessable;
  return Response::Of(RenderPage(page, request), status);
}

Response Leave(Desk& desk, IdentityProvider& provider, const Request& request, std::optional<PersonId> linking) {
  const auto departure = SetOut(desk, provider, SsoReturnAddress(request), NextIn(request), linking);
  if (!departure) {
    return ShowNotDone(desk, request, departure.error(), linking ? Errand::kLink : Errand::kSignIn);
  }
  return WithTrip(Response::SeeOther(Url::Checked(departure->address)), request, departure->cookie);
}

Response AskForPassword(Desk& desk, const Request& request, const LinkOffer& offer, const FieldErrors& errors) {
  web::Page page = DoorFrame(desk, "关联统一身份认证");
  page.breadcrumbs = {{"我的账号", Url::Local("/account")}};
  page.body.Add(
      "{}<form method=\"post\" action=\"/account/sso\" class=\"gk-form door\">{}<input type=\"hidden\" name=\"offer\" "
      "value=\"{}\"><p>您刚才在统一身份认证里登录的是<b>“{}”</b>。关联以后，用它就能进入您的账号，不用再填密码。</p>"
      "<p>不是您本人的身份，请不要关联。</p>{}",
      FaultList(errors), request.CsrfField(), offer.sealed, offer.name,
      TextField({.name = "password",
                 .label = "现在的密码",
                 .value = "",
                 .hint = "再填一次本系统的密码，确认是您本人。",
                 .type = "password",
                 .autocomplete = "current-password",
                 .required = true},
                errors));
  page.body.Add(
      "<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">关联</button>"
      "<a class=\"btn\" href=\"/account\">不关联</a></div></form>");
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : kUnprocessable);
}

Response ComeBack(Desk& desk, IdentityProvider& provider, const Request& request) {
  const Arrival arrival{.cookie = request.cookies.Get(kTripCookie),
                        .state = request.query.Get("state"),
                        .code = request.query.Get("code"),
                        .error = request.query.Get("error"),
                        .issuer = request.query.Get("iss")};
  const auto entrant = Enter(desk, request);
  const auto arrived = Arrive(desk, provider, arrival, entrant, BrowserOf(request));
  if (!arrived) {
    const bool is_in = entrant && entrant->session.stage == Stage::kFull;  // then it was to link
    const Errand errand = is_in ? Errand::kLink : Errand::kSignIn;
    return WithTrip(ShowNotDone(desk, request, arrived.error(), errand), request, "");
  }
  if (const auto* offer = std::get_if<LinkOffer>(&*arrived)) {
    return WithTrip(AskForPassword(desk, request, *offer, {}), request, "");
  }
  const auto& came_in = std::get<CameIn>(*arrived);
  const Response on = Response::SeeOther(WayOn(came_in.next, came_in.signed_in.stage));
  return WithTrip(WithSession(on, request, came_in.signed_in.token), request, "");
}

Response TakeLink(Desk& desk, const Request& request, const Entrant& entrant) {
  const std::string_view sealed = request.form.Get("offer");
  const auto linked = ConfirmLink(desk, entrant, sealed, request.form.Get("password"), BrowserOf(request));
  if (linked) return Response::SeeOther(Url::Local("/account").With("done", "linked"));
  const auto again = OfferLinkAgain(desk, entrant, sealed);
  if (again) return AskForPassword(desk, request, *again, linked.errors());
  return ShowNotDone(desk, request, {ErrorKind::kForbidden, linked.errors().front().message, ""}, Errand::kLink);
}

Response TakeUnlink(Desk& desk, const Request& request, const Entrant& entrant) {
  const Status unlinked = Unlink(desk, entrant);
  if (!unlinked) return ShowNotDone(desk, request, unlinked.error(), Errand::kLink);
  return Response::SeeOther(Url::Local("/account").With("done", "unlinked"));
}

// Out of here; the provider is a matter of its own, and most have other systems open there.
Response ShowOut(Desk& desk, IdentityProvider& provider, const Request& request) {
  const SsoSettings settings = SsoInForce(desk);
  web::Page page = DoorFrame(desk, "已退出");
  page.body.Add("<div class=\"gk-said\" role=\"status\"><p>您已退出本系统。</p></div>");
  const auto metadata = settings.is_on() ? provider.Metadata(settings, desk.now()) : Error{};
  if (metadata && !metadata->end_session_endpoint.empty()) {
    page.body.Add(
        "<p>您在“{}”里可能还登录着，别的系统也可能在用。和别人共用这台电脑的，请<a "
        "href=\"{}\">在那里也退出</a>。</p>",
        settings.button, Url::Checked(metadata->end_session_endpoint).With("client_id", settings.client_id));
  }
  page.body.Add("<p><a class=\"btn btn-primary\" href=\"/sign-in\">重新登录</a></p>");
  return Response::Of(RenderPage(page, request));
}

}  // namespace

std::string SsoReturnAddress(const Request& request) { return WholeAddress(request, "/sign-in/sso/return"); }

Html SsoButton(Desk& desk, const Request& request) {
  const SsoSettings settings = SsoInForce(desk);
  if (!settings.is_on()) return {};
  Url way = Url::Local("/sign-in/sso");
  if (const std::string next = NextIn(request); !next.empty()) way.With("next", next);
  return Markup(
      "<p class=\"door-sso\"><a class=\"btn btn-primary btn-lg\" href=\"{}\">用{}登录</a></p><p "
      "class=\"door-or\">或者用本系统的密码登录</p>",
      way, settings.button);
}

Html SsoPart(Desk& desk, const Request& request, const Entrant& entrant) {
  const SsoSettings settings = SsoInForce(desk);
  db::Reader reader = desk.database.Read();
  const auto person = FindPerson(reader, entrant.visitor.person);
  const bool is_linked = person && person->sso_subject;
  if (!settings.is_on() && !is_linked) return {};
  Html part = Markup("<section class=\"card own-part\"><h2>{}</h2>", settings.button);
  if (!is_linked) {
    return part.Add(
        "<p>没有关联。关联以后，在那里登录过就能直接进入本系统。</p><p><a class=\"btn\" "
        "href=\"/account/sso/link\">去关联</a></p></section>");
  }
  return part.Add(
      "<p>已关联，可以用它登录。</p><form method=\"post\" action=\"/account/sso/unlink\">{}<button class=\"btn\" "
      "type=\"submit\">解除关联</button></form></section>",
      request.CsrfField());
}

Url AfterSignOut(const Entrant& entrant) {
  return Url::Local(entrant.session.way == kSsoWay ? "/sign-in/sso/out" : "/sign-in");
}

void AddSsoPages(Office& office, std::shared_ptr<IdentityProvider> provider) {
  Desk& desk = office.desk();
  web::Router& router = office.router();
  router.Get("/sign-in/sso",
             [&desk, provider](Request& request) { return Leave(desk, *provider, request, std::nullopt); });
  router.Get("/sign-in/sso/return", [&desk, provider](Request& request) { return ComeBack(desk, *provider, request); });
  router.Get("/sign-in/sso/out", [&desk, provider](Request& request) { return ShowOut(desk, *provider, request); });
  router.Get("/account/sso/link",
             AtStage(desk, {Stage::kFull}, [&desk, provider](Request& request, const Entrant& who) {
               return Leave(desk, *provider, request, who.visitor.person);
             }));
  router.Post("/account/sso", AtStage(desk, {Stage::kFull}, [&desk](Request& request, const Entrant& entrant) {
                return TakeLink(desk, request, entrant);
              }));
  router.Post("/account/sso/unlink", AtStage(desk, {Stage::kFull}, [&desk](Request& request, const Entrant& entrant) {
                return TakeUnlink(desk, request, entrant);
              }));
}

}  // namespace gongkai::account
