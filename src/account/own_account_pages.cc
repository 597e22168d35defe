#include "account/own_account_pages.h"

#include <algorithm>

#include "account/calendar_token_pages.h"
#include "account/device_pages.h"
#include "account/field_pages.h"
#include "account/front_view.h"
#include "account/notice_choice_pages.h"
#include "account/policy_store.h"
#include "account/second_factor_actions.h"
#include "account/session_store.h"
#include "account/sign_in_store.h"
#include "account/sign_in_view.h"
#include "account/sso_pages.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

web::Page Frame(const Visitor& visitor, std::string title, std::string_view current) {
  web::Page page = OfficeFrame(visitor, std::move(title), current);
  page.styles.emplace_back("css/sign_in.css");
  return page;
}

// "Chrome，Windows" says more to a person than what browsers send.
std::string NameOfAgent(std::string_view agent) {
  constexpr std::pair<std::string_view, std::string_view> kBrowsers[] = {{"Edg/", "Edge"},
                                                                         {"MicroMessenger", "微信"},
                                                                         {"Firefox/", "Firefox"},
                                                                         {"Chrome/", "Chrome"},
                                                                         {"Safari/", "Safari"}};
  constexpr std::pair<std::string_view, std::string_view> kSystems[] = {{"HarmonyOS", "鸿蒙"}, {"Android", "Android"},
                                                                        {"iPhone", "iPhone"},  {"Windows", "Windows"},
                                                                        {"Mac OS", "Mac"},     {"Linux", "Linux"}};
  const auto named = [&](const auto& names) {
    const auto found =
        std::ranges::find_if(names, [&](const auto& each) { return agent.find(each.first) != agent.npos; });
    return found == std::end(names) ? std::string_view() : found->second;
  };
  const std::string_view browser = named(kBrowsers), system = named(kSystems);
  if (browser.empty() && system.empty()) return "不明的程序";
  return std::string(browser) + (browser.empty() || system.empty() ? "" : "，") + std::string(system);
}

Html RowOf(const Request& request, const Session& session, bool is_this) {
  Html act = Markup("<span class=\"badge gk-badge-good\">正在使用的这次</span>");
  if (!is_this) {
    act = Markup(
        "<form method=\"post\" action=\"/account/sessions/end\">{}<input type=\"hidden\" name=\"session\" value=\"{}\">"
        "<button class=\"btn btn-sm\" type=\"submit\" aria-label=\"退出 {} 开始的这次登录\">退出</button></form>",
        request.CsrfField(), session.token_digest, ToBeijingMinute(session.started_at));
  }
  return Markup(
      "<li><div><b>{}</b><br><span class=\"text-secondary\">登录 {}</span><span class=\"text-secondary\">最后使用 "
      "{}</span><span class=\"text-secondary\">地址 {}</span></div>{}</li>",
      NameOfAgent(session.agent), ToBeijingMinute(session.started_at), ToBeijingMinute(session.seen_at),
      session.address, act);
}

Html SessionsOf(Desk& desk, const Request& request, const Entrant& entrant) {
  std::vector<Session> open;
  {
    db::Reader reader = desk.database.Read();
    open = OpenSessions(reader, entrant.visitor.person);
    const SessionPolicy policy = ReadPolicy(reader).session;
    std::erase_if(open, [&](const Session& session) { return !IsAlive(session, policy, desk.now()); });
  }
  Html rows;
  for (const Session& session : open) {
    rows.Add("{}", RowOf(request, session, session.token_digest == entrant.session.token_digest));
  }
  Html part =
      Markup("<section class=\"card own-part\"><h2>登录在哪里</h2><ul class=\"own-list own-sessions\">{}</ul>", rows);
  if (open.size() > 1) {
    part.Add(
        "<form method=\"post\" action=\"/account/sessions/end\">{}<input type=\"hidden\" name=\"session\" "
        "value=\"others\">"
        "<button class=\"btn\" type=\"submit\">退出其他全部登录</button></form>",
        request.CsrfField());
  }
  return part.Add("</section>");
}

Html NoDevice() {
  return Markup(
      "<section class=\"card own-part\"><h2>手机动态码</h2><p>没有绑定。绑定以后，只知道密码的人登录不了您的账号。</p>"
      "<p><a class=\"btn\" href=\"/sign-in/device\">绑定手机动态码</a></p></section>");
}

Html DeviceOf(Desk& desk, const Request& request, const Entrant& entrant, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const auto credentials = FindCredentials(reader, entrant.visitor.person);
  if (!credentials || !credentials->totp_key) return NoDevice();
  const int left = RecoveryCodesLeft(reader, entrant.visitor.person);
  Html part =
      Markup("<section class=\"card own-part\"><h2>手机动态码</h2><p>已绑定{}，恢复码还有 <b>{}</b> 个没有用过。</p>",
             credentials->totp_bound_at ? "（" + ToBeijingMinute(*credentials->totp_bound_at) + "）" : "", left);
  part.Add(
      "<details {}><summary>换手机，或者换一组恢复码</summary><form method=\"post\" action=\"/account/device\">{}{}",
      web::AttributeIf(!errors.empty(), "open"), request.CsrfField(),
      TextField({.name = "code",
                 .label = "先填现在的动态码，或者一个恢复码",
                 .value = "",
                 .autocomplete = "one-time-code",
                 .required = true},
                errors));
  return part.Add(
      "<div class=\"gk-sends\"><button class=\"btn\" name=\"what\" value=\"codes\" "
      "type=\"submit\">换一组恢复码</button>"
      "<button class=\"btn\" name=\"what\" value=\"remove\" type=\"submit\">解除绑定，换一部手机</button></div>"
      "</form></details></section>");
}

Html PasswordOf(Desk& desk, const Entrant& entrant) {
  db::Reader reader = desk.database.Read();
  const auto credentials = FindCredentials(reader, entrant.visitor.person);
  const bool is_set = credentials && credentials->password_set_at;
  return Markup(
      "<section class=\"card own-part\"><h2>密码</h2><p>{}</p>"
      "<p><a class=\"btn\" href=\"/account/password\">修改密码</a></p></section>",
      is_set ? "上次修改是 " + ToBeijingMinute(*credentials->password_set_at) + "。" : "还没有设置密码。");
}

std::string_view SentenceFor(std::string_view done) {
  if (done == "password") return "密码已修改，其他登录都已退出。";
  if (done == "linked") return "已关联，下次可以用它登录。";
  if (done == "unlinked") return "已解除关联。";
  if (done == "calendar") return "日历的订阅地址已经作废。";
  if (done == "session") return "那次登录已退出。";
  if (done == "others") return "其他登录都已退出。";
  return {};
}

Response ShowAccount(Desk& desk, const Request& request, const Entrant& entrant, const FieldErrors& errors) {
  web::Page page = Frame(entrant.visitor, "我的账号", "/account");
  if (const auto sentence = SentenceFor(request.query.Get("done")); !sentence.empty()) {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>", sentence);
  }
  page.body.Add("{}<div class=\"own-parts\">{}{}{}{}{}{}{}</div>", FaultList(errors), PostsOf(entrant.visitor),
                PasswordOf(desk, entrant), DeviceOf(desk, request, entrant, errors), SsoPart(desk, request, entrant),
                NoticePart(desk, entrant.visitor), CalendarPart(desk, request, entrant.visitor),
                SessionsOf(desk, request, entrant));
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : 422);
}

Response EndSessions(Desk& desk, const Request& request, const Entrant& entrant) {
  const std::string_view which = request.form.Get("session");
  if (which == "others") {
    EndOtherSessions(desk, entrant);
    return Response::SeeOther(Url::Local("/account").With("done", "others"));
  }
  web::OrProblem(EndOwnSession(desk, entrant, which));
  return Response::SeeOther(Url::Local("/account").With("done", "session"));
}

Response ChangeDevice(Desk& desk, const Request& request, const Entrant& entrant) {
  const std::string_view code = request.form.Get("code");
  if (request.form.Get("what") == "remove") {
    const auto signed_in = RemoveDevice(desk, entrant, code);
    if (!signed_in) return ShowAccount(desk, request, entrant, {{"code", signed_in.error().message}});
    return WithSession(Response::SeeOther(Url::Local("/sign-in/device")), request, signed_in->token);
  }
  const auto codes = NewRecoveryCodes(desk, entrant, code);
  if (!codes) return ShowAccount(desk, request, entrant, {{"code", codes.error().message}});
  web::Page page = Frame(entrant.visitor, "新的恢复码", "/account");
  page.breadcrumbs = {{"我的账号", Url::Local("/account")}};
  page.body.Add("{}<p><a class=\"btn btn-primary\" href=\"/account\">已经保存好</a></p>", RecoveryCodes(*codes));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddOwnAccountPages(Office& office) {
  Desk& desk = office.desk();
  web::Router& router = office.router();
  const auto at_full = [&desk](auto handler) {
    return AtStage(desk, {Stage::kFull}, [&desk, handler](Request& request, const Entrant& entrant) {
      return handler(desk, request, entrant);
    });
  };
  router.Get("/account", at_full([](Desk& at, Request& request, const Entrant& entrant) {
               return ShowAccount(at, request, entrant, {});
             }));
  router.Post("/account/sessions/end", at_full(EndSessions));
  router.Post("/account/device", at_full(ChangeDevice));
}

}  // namespace gongkai::account
