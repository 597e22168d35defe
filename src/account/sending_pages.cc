#include "account/sending_pages.h"

#include "account/field_pages.h"
#include "account/notice_choice_actions.h"
#include "account/notice_choice_pages.h"
#include "account/notice_choice_store.h"
#include "account/outbox_store.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::chrono::days kLookedBack{7};
constexpr int kConflict = 409, kUnprocessable = 422;

std::string SetUpAs(const Outlets& outlets, Channel channel) {
  if (!outlets.Has(channel)) return "没有设置。设置写在配置文件里，见手册“通知外发”一章。";
  return channel == Channel::kMail ? outlets.mail_place + "，发件人 " + outlets.mail_from : outlets.gateway_address;
}

Html Faults(const std::vector<FaultCount>& faults) {
  Html items;
  for (const FaultCount& each : faults) items.Add("<li>{}：{} 条</li>", each.fault, each.count);
  return items.empty() ? items : Markup("<ul>{}</ul>", items);
}

Html TestForm(const Request& request, Channel channel) {
  return Markup(
      "<form method=\"post\" action=\"/office/sending/test\">{}<input type=\"hidden\" name=\"channel\" "
      "value=\"{}\"><button class=\"btn\" type=\"submit\">{}</button></form>",
      FormKeys(request), IdOf(channel), channel == Channel::kMail ? "给自己发一封测试邮件" : "给自己发一条测试消息");
}

Html ChannelPart(Desk& desk, const Request& request, const Outlets& outlets, Channel channel) {
  db::Reader reader = desk.database.Read();
  const Instant since = desk.now() - kLookedBack;
  const OutboxState state = StateOfOutbox(reader, channel, since);
  Html part =
      Markup("<section class=\"card own-part\"><h2>{}</h2><p>{}</p>", NameOf(channel), SetUpAs(outlets, channel));
  if (state.stuck > 0) {
    part.Add("<div class=\"gk-warned\"><p>{} 条发不出去：{}</p></div>", state.stuck, state.last_fault);
  }
  part.Add("<p>等着发的 <b>{}</b> 条；七天里发出 <b>{}</b> 条，没有发成 <b>{}</b> 条，不用发了 <b>{}</b> 条。</p>{}",
           state.waiting, state.sent, state.failed, state.dropped, Faults(OutboxFaults(reader, channel, since)));
  if (outlets.Has(channel)) part.Add("{}", TestForm(request, channel));
  return part.Add("</section>");
}

struct Shown {
  NoticeChoiceForm form;
  FieldErrors errors{};
};

KeptChoice InForce(Desk& desk) {
  db::Reader reader = desk.database.Read();
  return DefaultNoticeChoice(reader);
}

Html Said(const Request& request) {
  const std::string_view tested = request.query.Get("tested");
  if (tested == "mail")
    return Markup("<div class=\"gk-said\" role=\"status\"><p>邮件服务器收下了测试邮件，请到您的邮箱里看。</p></div>");
  if (tested == "gateway")
    return Markup("<div class=\"gk-said\" role=\"status\"><p>短信网关收下了测试消息，请看您的手机。</p></div>");
  if (request.query.Has("saved"))
    return Markup("<div class=\"gk-said\" role=\"status\"><p>已保存。没有自己选过的人，以后的通知照此发。</p></div>");
  return {};
}

Response Show(Desk& desk, const Outlets& outlets, const Request& request, const Visitor& visitor, Shown shown) {
  web::Page page = OfficeFrame(visitor, "通知外发", "/office/sending");
  page.styles.emplace_back("css/sign_in.css");
  page.actions = Markup("<a class=\"btn\" href=\"/office/jobs\">定时工作</a>");
  page.body.Add("{}{}<div class=\"own-parts\">", Said(request), FaultList(shown.errors));
  for (const Channel channel : kChannels) page.body.Add("{}", ChannelPart(desk, request, outlets, channel));
  const bool was_faster = ErrorOf(shown.errors, kVersionField) != nullptr;
  if (was_faster) shown.form.version = InForce(desk).version;
  page.body.Add(
      "</div><h2>全县的默认</h2><p>没有自己选过怎样收通知的人，照这里发。</p><form method=\"post\" "
      "action=\"/office/sending\" "
      "class=\"gk-form\">{}<input type=\"hidden\" name=\"version\" value=\"{}\">{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">保存</button></div></form>",
      FormKeys(request), shown.form.version, ChoiceFields(shown.form, shown.errors));
  return Response::Of(RenderPage(page, request), shown.errors.empty() ? 200 : was_faster ? kConflict : kUnprocessable);
}

Response ShowInForce(Desk& desk, const Outlets& outlets, const Request& request, const Visitor& visitor,
                     FieldErrors errors) {
  const KeptChoice kept = InForce(desk);
  return Show(desk, outlets, request, visitor, {FormOf(kept.choice, kept.version), std::move(errors)});
}

Actor ActorIn(const Request& request, const Visitor& visitor) {
  return web::OrProblem(ActorFor(visitor, Act::kEditSending, visitor.posts.front().organ, OnceKey(request)));
}

Response Test(Desk& desk, const Outlets& outlets, const Request& request, const Visitor& visitor) {
  const Channel channel = request.form.Get("channel") == IdOf(Channel::kGateway) ? Channel::kGateway : Channel::kMail;
  const Status sent = SendTest(desk, ActorIn(request, visitor), outlets, channel);
  if (!sent) return ShowInForce(desk, outlets, request, visitor, {{"", sent.error().message}});
  return Response::SeeOther(Url::Local("/office/sending").With("tested", IdOf(channel)));
}

Response Take(Desk& desk, const Outlets& outlets, const Request& request, const Visitor& visitor) {
  const NoticeChoiceForm form = ChoiceFormIn(request);
  const auto saved = SetDefaultNoticeChoice(desk, ActorIn(request, visitor), form);
  if (!saved) return Show(desk, outlets, request, visitor, {form, saved.errors()});
  return Response::SeeOther(Url::Local("/office/sending").With("saved", "1"));
}

}  // namespace

void AddSendingPages(Office& office, const Outlets& outlets) {
  Desk& desk = office.desk();
  office.Get("/office/sending", Act::kEditSending, [&desk, &outlets](const Request& request, const Visitor& visitor) {
    return ShowInForce(desk, outlets, request, visitor, {});
  });
  office.Post("/office/sending", Act::kEditSending, [&desk, &outlets](const Request& request, const Visitor& visitor) {
    return Take(desk, outlets, request, visitor);
  });
  office.Post("/office/sending/test", Act::kEditSending,
              [&desk, &outlets](const Request& request, const Visitor& visitor) {
                return Test(desk, outlets, request, visitor);
              });
}

}  // namespace gongkai::account
