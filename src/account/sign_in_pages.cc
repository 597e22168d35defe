#include "account/sign_in_pages.h"

#include "account/database_away.h"
#include "account/demo_pages.h"
#include "account/field_pages.h"
#include "account/known_browser.h"
#include "account/password_actions.h"
#include "account/password_pages.h"
#include "account/people_store.h"
#include "account/second_factor_actions.h"
#include "account/sign_in_view.h"
#include "account/sso_pages.h"
#include "account/way_in.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

// One sentence over the form: what was wrong names no field, so that it tells nothing about accounts.
Html Refusal(std::string_view sentence) {
  if (sentence.empty()) return {};
  return Markup("<div class=\"gk-faults\" role=\"alert\"><p>{}</p></div>", sentence);
}

Response ShowNotSetUp(Desk& desk, const Request& request) {
  web::Page page = DoorFrame(desk, "系统还没有设置");
  page.body.Add(
      "<div class=\"gk-empty\"><p>请打开程序启动时显示的设置链接，完成县里的首次设置。</p>"
      "<p>链接 24 小时内有效，只能用一次。过期了就重新启动程序，会显示新的链接。</p></div>");
  return Response::Of(RenderPage(page, request), 503);
}

Response ShowSignIn(Desk& desk, const Request& request, std::string_view refusal, int status) {
  web::Page page = DoorFrame(desk, "登录");
  if (refusal.empty()) page.body.Add("{}", WhyLedHere(request));
  page.body.Add("{}{}<form method=\"post\" action=\"/sign-in\" class=\"gk-form door\">{}{}", Refusal(refusal),
                SsoButton(desk, request), request.CsrfField(), NextField(request));
  page.body.Add("{}{}",
                TextField({.name = "login",
                           .label = "登录名",
                           .value = std::string(request.form.Get("login")),
                           .autocomplete = "username",
                           .required = true},
                          {}),
                TextField({.name = "password",
                           .label = "密码",
                           .value = "",
                           .type = "password",
                           .autocomplete = "current-password",
                           .required = true},
                          {}));
  page.body.Add("<button class=\"btn btn-primary btn-lg\" type=\"submit\">登录</button></form>");
  page.body.Add("<p class=\"form-hint door-hint\">忘记密码，请让系统管理员重发一个首次登录的链接。</p>");
  db::Reader reader = desk.database.Read();
  AddDemoPeople(page, reader, request, BeijingDay(desk.now()));
  return Response::Of(RenderPage(page, request), status);
}

bool IsSetUp(Desk& desk) {
  db::Reader reader = desk.database.Read();
  return AnyPerson(reader);
}

Response AskSignIn(Desk& desk, const Request& request) {
  if (!IsSetUp(desk)) return ShowNotSetUp(desk, request);
  const auto entrant = Enter(desk, request);
  if (entrant && entrant->session.stage == Stage::kFull) return Response::SeeOther(WayOn(request, Stage::kFull));
  return ShowSignIn(desk, request, "", 200);
}

Response WithBrowserMark(const Desk& desk, Response response, const Request& request, const std::string& login) {
  const crypto::Key& key = desk.keys.blind;
  return WithCookie(
      std::move(response), request,
      {.name = KnownBrowserCookie(key, login), .value = NewBrowserMark(key, login), .lasts = std::chrono::days(180)});
}

Response TakeSignIn(Desk& desk, const Request& request) {
  const std::string login = FoldLogin(request.form.Get("login"));
  const auto signed_in = SignIn(desk, login, request.form.Get("password"), BrowserOf(request));
  if (!signed_in) return ShowSignIn(desk, request, signed_in.error().message, StatusOf(signed_in.error()));
  return WithBrowserMark(desk, GoOnTo(request, *signed_in), request, login);
}

Response ShowCode(Desk& desk, const Request& request, std::string_view refusal, int status) {
  web::Page page = DoorFrame(desk, "输入动态码");
  if (refusal.empty()) page.body.Add("{}", WhyLedHere(request));
  page.body.Add("{}<form method=\"post\" action=\"/sign-in/code\" class=\"gk-form door\">{}{}{}", Refusal(refusal),
                request.CsrfField(), NextField(request),
                TextField({.name = "code",
                           .label = "动态码",
                           .value = "",
                           .hint = "手机动态码应用里现在显示的六位数字。手机不在身边，可以填一个恢复码。",
                           .autocomplete = "one-time-code",
                           .required = true},
                          {}));
  page.body.Add("<button class=\"btn btn-primary btn-lg\" type=\"submit\">继续</button></form>");
  page.body.Add(
      "<form method=\"post\" action=\"/sign-out\" class=\"door-hint\">{}<button class=\"btn btn-link\" "
      "type=\"submit\">换一个账号登录</button></form>",
      request.CsrfField());
  db::Reader reader = desk.database.Read();
  AddDemoCode(page, reader, desk.now());
  return Response::Of(RenderPage(page, request), status);
}

Response LeaveBySignOut(Desk& desk, const Request& request) {
  const auto entrant = Enter(desk, request);
  if (entrant) SignOut(desk, *entrant);
  return WithSession(Response::SeeOther(entrant ? AfterSignOut(*entrant) : Url::Local("/sign-in")), request, "");
}

Response ShowDeadLink(Desk& desk, const Request& request) {
  web::Page page = DoorFrame(desk, "链接不能用了");
  page.body.Add(
      "<div "
      "class=\"gk-problem\"><p>"
      "这个链接已经用过或者过期了。已经设好密码的，请直接登录；没有的，请让系统管理员重新发一个。</p>"
      "<p><a class=\"btn btn-primary\" href=\"/sign-in\">去登录</a></p></div>");
  return Response::Of(RenderPage(page, request), 410);
}

Response ShowFirstPassword(Desk& desk, const Request& request, std::string_view token, const FieldErrors& errors) {
  const auto invited = FindInvited(desk, token);
  if (!invited) return ShowDeadLink(desk, request);
  web::Page page = DoorFrame(desk, invited->name + "，请设置密码");
  page.body.Add("{}<p>您的登录名是 <b>{}</b>。密码只有您自己知道，任何人都不会向您要它。</p>", FaultList(errors),
                invited->login);
  page.body.Add(
      "<form method=\"post\" action=\"/first-password\" class=\"gk-form door\">{}<input type=\"hidden\" name=\"token\" "
      "value=\"{}\"><input type=\"text\" name=\"login\" value=\"{}\" autocomplete=\"username\" hidden>{}",
      request.CsrfField(), token, invited->login, NewPasswordFields(desk, errors));
  page.body.Add("<button class=\"btn btn-primary btn-lg\" type=\"submit\">设好密码并登录</button></form>");
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : 422);
}

Response TakeFirstPassword(Desk& desk, const Request& request) {
  const std::string_view token = request.form.Get("token");
  const auto person =
      SetFirstPassword(desk, token, {std::string(request.form.Get("password")), std::string(request.form.Get("again"))},
                       request.address);
  if (!person) return ShowFirstPassword(desk, request, token, person.errors());
  const auto signed_in = StartSessionFor(desk, *person, {.way = "link"}, BrowserOf(request));
  if (!signed_in) return ShowSignIn(desk, request, "密码已设好。" + signed_in.error().message, 422);
  return GoOnTo(request, *signed_in);
}

}  // namespace

void AddSignInPages(web::Router& router, Desk& desk) {
  router.Get("/sign-in", [&desk](Request& request) { return AskSignIn(desk, request); });
  router.Post("/sign-in",
              [&desk](Request& request) { return OrAway(request, [&] { return TakeSignIn(desk, request); }); });
  router.Get("/sign-in/code", AtStage(desk, {Stage::kSecondFactor}, [&desk](Request& request, const Entrant&) {
               return ShowCode(desk, request, "", 200);
             }));
  router.Post("/sign-in/code", AtStage(desk, {Stage::kSecondFactor}, [&desk](Request& request, const Entrant& entrant) {
                const auto signed_in = ConfirmCode(desk, entrant, request.form.Get("code"));
                if (signed_in) return GoOnTo(request, *signed_in);
                return ShowCode(desk, request, signed_in.error().message, StatusOf(signed_in.error()));
              }));
  router.Post("/sign-out",
              [&desk](Request& request) { return OrAway(request, [&] { return LeaveBySignOut(desk, request); }); });
  router.Get("/first-password",
             [&desk](Request& request) { return ShowFirstPassword(desk, request, request.query.Get("token"), {}); });
  router.Post("/first-password",
              [&desk](Request& request) { return OrAway(request, [&] { return TakeFirstPassword(desk, request); }); });
}

}  // namespace gongkai::account
