#include "account/device_pages.h"

#include "account/field_pages.h"
#include "account/password_actions.h"
#include "account/second_factor_actions.h"
#include "account/sign_in_view.h"
#include "account/way_in.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;

Html QrOf(const crypto::QrPath& qr) {
  const std::string box = "0 0 " + std::to_string(qr.size) + " " + std::to_string(qr.size);
  return Markup(
      "<svg class=\"door-qr\" viewBox=\"{}\" role=\"img\" aria-label=\"二维码，请用手机动态码应用扫描\" "
      "shape-rendering=\"crispEdges\"><path d=\"{}\"/></svg>",
      box, qr.path);
}

// Whoever is fully in may have found the place unattended; on the way in the password was just given.
bool AsksPassword(Desk& desk, const Entrant& entrant) {
  return entrant.session.stage == Stage::kFull && HasPassword(desk, entrant.visitor.person);
}

Html PasswordField(const FieldErrors& errors) {
  return TextField({.name = "password",
                    .label = "现在的密码",
                    .value = "",
                    .hint = "证明是您本人在绑定。",
                    .type = "password",
                    .autocomplete = "current-password",
                    .required = true},
                   errors);
}

Response ShowDevice(Desk& desk, const Request& request, const Entrant& entrant, const DeviceOffer& offer,
                    const FieldErrors& errors) {
  web::Page page = DoorFrame(desk, "绑定手机动态码");
  const bool is_owed = entrant.session.stage == Stage::kEnrol;
  if (errors.empty()) page.body.Add("{}", WhyLedHere(request));
  page.body.Add("<p>{}</p>", is_owed ? "您的岗位登录时除了密码，还要填手机上的动态码。只需绑定这一次。"
                                     : "绑定以后，登录时除了密码，还要填手机上的动态码。");
  page.body.Add(
      "<form method=\"post\" action=\"/sign-in/device\" class=\"gk-form door-all\">{}{}<input type=\"hidden\" "
      "name=\"offer\" value=\"{}\">",
      request.CsrfField(), NextField(request), offer.sealed);
  page.body.Add(
      "<ol class=\"door-steps\"><li><h2>在手机上装一个动态码应用</h2><p>支持 TOTP 标准的应用都可以，"
      "手机自带的密码管理也行。用的时候不需要联网。</p></li>"
      "<li><h2>扫这个二维码</h2>{}<p>扫不了，就在应用里选“手工输入”，填这个密钥：<br><code "
      "class=\"door-secret\">{}</code></p></li>",
      QrOf(offer.qr), offer.secret);
  page.body.Add(
      "<li><h2>填写应用里显示的六位数字</h2>{}{}</li></ol>",
      TextField({.name = "code", .label = "动态码", .value = "", .autocomplete = "one-time-code", .required = true},
                errors),
      AsksPassword(desk, entrant) ? PasswordField(errors) : Html());
  page.body.Add(
      "<div class=\"gk-sends\"><button class=\"btn btn-primary btn-lg\" type=\"submit\">绑定</button></div></form>");
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : 422);
}

// Shown in the answer itself, not behind a redirect: the codes are nowhere from which another request could fetch them.
Response ShowBound(Desk& desk, const Request& request, const BoundDevice& bound) {
  web::Page page = DoorFrame(desk, "绑定好了，请保存恢复码");
  page.body.Add("{}<div class=\"gk-sends\"><a class=\"btn btn-primary btn-lg\" href=\"{}\">已经保存好，继续</a></div>",
                RecoveryCodes(bound.recovery_codes), WayOn(request, bound.signed_in.stage));
  return WithSession(Response::Of(RenderPage(page, request)), request, bound.signed_in.token);
}

Response TakeDevice(Desk& desk, const Request& request, const Entrant& entrant) {
  const std::string_view sealed = request.form.Get("offer");
  const auto refused = [&](std::string_view field, const Error& error) {
    const auto again = OfferAgain(desk, entrant, sealed);
    return ShowDevice(desk, request, entrant, again ? *again : OfferDevice(desk, entrant),
                      {{std::string(field), error.message}});
  };
  if (AsksPassword(desk, entrant)) {
    const Status own = CheckOwnPassword(desk, entrant, "device.bind", request.form.Get("password"), BrowserOf(request));
    if (!own) return refused("password", own.error());
  }
  const auto bound = ConfirmDevice(desk, entrant, sealed, request.form.Get("code"));
  return bound ? ShowBound(desk, request, *bound) : refused("code", bound.error());
}

}  // namespace

Html RecoveryCodes(const std::vector<std::string>& codes) {
  Html items;
  for (const std::string& code : codes) items.Add("<li><code>{}</code></li>", code);
  return Markup(
      "<div class=\"gk-form door-wide\"><p>手机丢了或者换了，可以用恢复码代替动态码登录，每个只能用一次。"
      "<b>这些恢复码只显示这一次</b>，请打印或者抄下来，锁在柜子里，不要存在这台电脑上。</p>"
      "<ol class=\"door-codes\">{}</ol></div>",
      items);
}

void AddDevicePages(web::Router& router, Desk& desk) {
  const std::vector<Stage> stages = {Stage::kEnrol, Stage::kFull};
  router.Get("/sign-in/device", AtStage(desk, stages, [&desk](Request& request, const Entrant& entrant) {
               if (HasDevice(desk, entrant.visitor.person)) return Response::SeeOther(web::Url::Local("/account"));
               return ShowDevice(desk, request, entrant, OfferDevice(desk, entrant), {});
             }));
  router.Post("/sign-in/device", AtStage(desk, stages, [&desk](Request& request, const Entrant& entrant) {
                return TakeDevice(desk, request, entrant);
              }));
}

}  // namespace gongkai::account
