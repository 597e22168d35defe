// The office: enters what came over the counter, by word of mouth, by post, fax or e-mail, with the scanned letter;
// puts down that both sides confirmed it was received; the county routes it before that.

#include <algorithm>

#include "account/office.h"
#include "account/portal_view.h"
#include "account/working_days_view.h"
#include "law/reply_terms.h"
#include "request/apply_form_view.h"
#include "request/case_pages.h"
#include "request/intake_actions.h"
#include "request/intake_frame_view.h"
#include "request/intake_limits.h"
#include "request/pages.h"
#include "web/page.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::OrganId;
using account::Visitor;
using web::ChoiceField;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::TextField;
using web::Url;

constexpr web::BodyLimits kEnterLimits{.file_bytes = kLargestApplyFile,
                                       .total_bytes = kLargestApply + (1 << 20),
                                       .text_bytes = 64 << 10,
                                       .files = kMostApplyFiles + 2,
                                       .is_personal = true};

Url UrlOfCase(CaseId id) { return Url::Local("/office/requests/{}", ToString(id)); }

// ---- what came

constexpr law::Channel kEnteredChannels[] = {law::Channel::kInPerson,   law::Channel::kOral,
                                             law::Channel::kSignedMail, law::Channel::kUnsignedMail,
                                             law::Channel::kFax,        law::Channel::kEmail};

EnterForm EnterFormIn(const Request& request, OrganId organ, const ApplyFilesIn& sent) {
  EnterForm form;
  form.channel = law::ChannelFrom(request.form.Get("channel")).value_or(law::Channel::kInPerson);
  form.submitted = ParseDate(request.form.Get("submitted")).value_or(Date{});
  form.signed_for = ParseDate(request.form.Get("signed_for"));
  form.confirmed = ParseDate(request.form.Get("confirmed"));
  form.application = {.organ = organ, .words = ApplyWordsIn(request), .files = sent.files};
  return form;
}

/// What was typed for a day and is none: nothing else tells of it where the day may be left out.
void AddUnreadDays(const Request& request, FieldErrors& errors) {
  for (const std::string_view name : {"signed_for", "confirmed"}) {
    const std::string_view typed = request.form.Get(name);
    if (!typed.empty() && !ParseDate(typed)) errors.push_back({std::string(name), "日期写成 2026-03-10 这样。"});
  }
}

Html ComingFields(const Request& request, Date today, const FieldErrors& errors) {
  std::vector<web::Choice> channels;
  for (const law::Channel channel : kEnteredChannels) {
    channels.push_back({std::string(law::IdOf(channel)), std::string(law::NameOf(channel))});
  }
  const auto day = [&](std::string_view name, std::string_view label, std::string_view hint, bool required) {
    std::string value(request.form.Get(name));
    if (required && !request.form.Has(name)) value = gongkai::ToString(today);
    return TextField({.name = name,
                      .label = label,
                      .value = std::move(value),
                      .hint = std::string(hint),
                      .type = "date",
                      .required = required},
                     errors);
  };
  return Markup(
      "<fieldset><legend>怎么来的</legend>{}{}{}{}</fieldset>",
      ChoiceField({.name = "channel",
                   .label = "提交的方式",
                   .value = std::string(request.form.Get("channel")),
                   .hint = "当面、口头的，提交之日就是收到之日；口头的由您代为填写（条例第二十九条、第三十一条）。",
                   .required = true},
                  channels, errors),
      day("submitted", "提交（寄到、发来）的日期", "", true),
      day("signed_for", "签收的日期", "只有需要签收的邮件填：这一天是收到之日。", false),
      day("confirmed", "双方确认的日期", "平常信函、传真、电子邮件：已经和申请人确认的填；没有的空着，以后再确认。",
          false));
}

Response ShowEnter(Desk& desk, const Request& request, const Visitor& visitor, const CaseWords& words,
                   const FieldErrors& errors) {
  const OrganId organ = IntakeOrganFor(request, visitor, Act::kHandleCases);
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  web::Page page = IntakeFrame(visitor, "登记申请");
  PutCaseAreas(page, visitor, "/office/requests/new");
  page.width = web::Width::kText;
  page.body.Add(
      "{}<p>登记到：{}。</p><form method=\"post\" action=\"/office/requests/new\" class=\"gk-form\" "
      "enctype=\"multipart/form-data\" novalidate>{}<input type=\"hidden\" name=\"organ\" value=\"{}\">{}{}{}{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">登记</button><a class=\"btn\" "
      "href=\"/office/requests\">取消</a></div></form>",
      web::FaultList(errors, "没有登记"), IntakeOrganName(reader, organ), FormKeys(request), organ.value,
      ComingFields(request, today, errors), ApplyWhoFields(words.applicant, errors, true),
      ApplyAskedFields(words.asked, errors), ApplyWayFields(words.asked, errors),
      ApplyFileFields("来信的扫描件", "信封、信、传真、邮件都可以；最多五个文件，合起来不超过60兆。", errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

/// What the law asks for and the letter lacks (第二十九条第二款): a correction may be asked for, once (第三十条).
Html MissingPart(const CaseWords& words, const std::vector<UploadedFile>& files, const std::optional<Date>& received) {
  const bool is_post = words.asked.way == Way::kPost, is_email = words.asked.way == Way::kEmail;
  Html missing;
  for (const FieldError& each : FaultsOf(Tidied(words.applicant), is_post, is_email)) {
    missing.Add("<li>{}</li>", each.message);
  }
  const bool has_proof = std::ranges::find(files, FileKind::kAuthority, &UploadedFile::kind) != files.end();
  if (!words.applicant.agent.empty() && !has_proof) {
    missing.Add("<li>代理人的{}（民法典第一百六十五条、第二十三条）。</li>", ProofOf(words.applicant.agent_basis));
  }
  if (missing.empty()) return {};
  const Html until = received ? Markup("，最迟{}", ToChinese(account::WorkingDays().AddWorkingDays(
                                                       *received, law::ReplyTermsOn(*received).ask_correction)))
                              : Html();
  return Markup(
      "<div "
      "class=\"gk-warned\"><p>申请里还缺：</p><ul>{}</ul><p>影响办理的，在收到申请之日起七个工作日内一次性告知补正{}（"
      "条例第三十条）。</p></div>",
      missing, until);
}

Response ShowEntered(Desk& desk, const Request& request, const Visitor& visitor, const EnterForm& form,
                     const ApplyReceipt& receipt) {
  db::Reader reader = desk.database.Read();
  const auto held = FindCase(reader, receipt.id);
  web::Page page = IntakeFrame(visitor, "已登记");
  page.width = web::Width::kText;
  const std::string number = held ? held->register_number : std::string();
  const std::string due = held && held->due ? ToChinese(*held->due) : std::string();
  page.body.Add(
      "<div class=\"gk-said\" role=\"status\"><p>查询码 <strong "
      "class=\"query-code\">{}</strong>，只显示这一次：请抄给申请人"
      "，或者打印这一页交给他。凭它和证件号码的最后四位，可以在网上看办理情况。</p></div>{}<dl "
      "class=\"gk-facts\"><div>"
      "<dt>登记编号</dt><dd>{}</dd></div><div><dt>要的信息</dt><dd>{}</dd></div><div><dt>最迟答复</dt><dd>{}</dd></"
      "div></dl>"
      "<p><a class=\"btn btn-primary\" href=\"{}\">看这一件</a> <a class=\"btn\" "
      "href=\"/office/requests/new\">再登记一件"
      "</a></p>",
      receipt.code, MissingPart(form.application.words, form.application.files, held ? held->received : std::nullopt),
      number.empty() ? "确认收到以后编号" : number, Tidied(form.application.words.asked).title.Reveal(),
      due.empty() ? "确认收到以后起算" : due, UrlOfCase(receipt.id));
  return Response::Of(RenderPage(page, request));
}

Response Enter(Desk& desk, const Request& request, const Visitor& visitor) {
  const CaseWords words = ApplyWordsIn(request);
  if (request.method != web::Method::kPost) return ShowEnter(desk, request, visitor, words, {});
  const OrganId organ = IntakeOrganFor(request, visitor, Act::kHandleCases);
  const account::Actor actor = IntakeActor(visitor, Act::kHandleCases, organ, request);
  const ApplyFilesIn sent(request, FileKind::kApplication);
  const EnterForm form = EnterFormIn(request, organ, sent);
  FieldErrors errors;
  AddUnreadDays(request, errors);
  if (errors.empty()) {
    const auto receipt = EnterApplication(desk, actor, form);
    if (receipt) return ShowEntered(desk, request, visitor, form, *receipt);
    errors = receipt.errors();
  }
  return ShowEnter(desk, request, visitor, words, WithApplyFilesToChoose(request, std::move(errors)));
}

// ---- received

Html CaseLines(db::Session& session, const Case& held) {
  return Markup(
      "<dl "
      "class=\"gk-facts\"><div><dt>提交的方式</dt><dd>{}</dd></div><div><dt>提交的日期</dt><dd>{}</dd></div><div>"
      "<dt>现在由谁办理</dt><dd>{}</dd></div></dl>",
      law::NameOf(held.channel), ToChinese(held.submitted), IntakeOrganName(session, held.handler));
}

Response ShowConfirm(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Case held = IntakeCaseIn(reader, request, visitor, Act::kHandleCases);
  web::Page page = IntakeFrame(visitor, "确认收到申请");
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({NumberOf(held), UrlOfCase(held.id)});
  std::string on(request.form.Get("on"));
  if (!request.form.Has("on")) on = gongkai::ToString(BeijingDay(desk.now()));
  if (held.received) {
    page.body.Add("<p>已经在{}确认收到。</p><p><a class=\"btn\" href=\"{}\">看这一件</a></p>",
                  ToChinese(*held.received), UrlOfCase(held.id));
    return Response::Of(RenderPage(page, request), web::StatusOf(errors));
  }
  page.body.Add(
      "{}{}<p>"
      "与申请人确认收到的那一天，是收到申请之日，答复的期限从第二天起算（条例第三十一条）。平常信函，寄到的当天就要"
      "确认。确认以后不能再转给别的机关。</p><form method=\"post\" action=\"/office/requests/{}/confirm\" "
      "class=\"gk-form\" novalidate>{}{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">双方已经确认</button><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      web::FaultList(errors, "没有确认"), CaseLines(reader, held), ToString(held.id), FormKeys(request),
      SeenCaseFields(held),
      TextField({.name = "on", .label = "双方确认的日期", .value = std::move(on), .type = "date", .required = true},
                errors),
      TextField({.name = "how",
                 .label = "怎样确认的",
                 .value = std::string(request.form.Get("how")),
                 .hint = "像“电话，本人接听”。作为收到日期的依据保存。"},
                errors),
      UrlOfCase(held.id));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

struct Shown {
  Case held;
  account::Actor actor;
};

Shown ShownCase(Desk& desk, const Request& request, const Visitor& visitor, Act act) {
  db::Reader reader = desk.database.Read();
  Case held = IntakeCaseIn(reader, request, visitor, act);
  account::Actor actor = IntakeActor(visitor, act, held.handler, request);
  return {std::move(held), std::move(actor)};
}

Response Confirm(Desk& desk, const Request& request, const Visitor& visitor) {
  if (request.method != web::Method::kPost) return ShowConfirm(desk, request, visitor, {});
  const Shown shown = ShownCase(desk, request, visitor, Act::kHandleCases);
  const auto done = ConfirmReceipt(desk, shown.actor, SeenCaseIn(request, shown.held),
                                   ParseDate(request.form.Get("on")).value_or(Date{}),
                                   PersonalText(std::string(request.form.Get("how"))));
  if (!done) return ShowConfirm(desk, request, visitor, done.errors());
  return Response::SeeOther(UrlOfCase(*done));
}

// ---- to another organ

Response ShowRoute(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Case held = IntakeCaseIn(reader, request, visitor, Act::kSuperviseCases);
  web::Page page = IntakeFrame(visitor, "转给负责公开的机关");
  page.width = web::Width::kText;
  std::vector<web::Choice> organs;
  const auto county = account::PublicCountyOf(reader, BeijingDay(desk.now()));
  for (const account::PublicOrgan& organ : county ? county->organs : std::vector<account::PublicOrgan>()) {
    if (organ.id != held.handler) organs.push_back({std::to_string(organ.id.value), organ.name});
  }
  page.body.Add(
      "{}{}<p>"
      "只有确认收到以前可以转；转了以后由那个机关与申请人确认收到。确认收到以后，不属于本机关负责公开的，由本机关答复"
      "并告知申请人（条例第三十六条第五项）。</p><form method=\"post\" action=\"/office/requests/{}/route\" "
      "class=\"gk-form\" novalidate>{}{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">转给这个机关</button><a class=\"btn\" href=\"/office/requests\">取消</a></div></form>",
      web::FaultList(errors, "没有转"), CaseLines(reader, held), ToString(held.id), FormKeys(request),
      SeenCaseFields(held),
      ChoiceField(
          {.name = "organ", .label = "转给哪个机关", .value = std::string(request.form.Get("organ")), .required = true},
          organs, errors),
      web::AreaField(
          {.name = "words", .label = "为什么转", .value = std::string(request.form.Get("words")), .required = true}, 3,
          errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Route(Desk& desk, const Request& request, const Visitor& visitor) {
  if (request.method != web::Method::kPost) return ShowRoute(desk, request, visitor, {});
  const Shown shown = ShownCase(desk, request, visitor, Act::kSuperviseCases);
  const auto done =
      RouteCase(desk, shown.actor, SeenCaseIn(request, shown.held), OrganId{request.form.Int("organ").value_or(0)},
                PersonalText(std::string(request.form.Get("words"))));
  if (!done) return ShowRoute(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local("/office/requests").With("done", "routed"));
}

}  // namespace

void AddIntakePages(account::Office& office) {
  office.Get("/office/requests/new", Act::kHandleCases, WithDesk(office, Enter));
  office.Post("/office/requests/new", Act::kHandleCases, WithDesk(office, Enter), kEnterLimits);
  office.Get("/office/requests/{case}/confirm", Act::kHandleCases, WithDesk(office, Confirm));
  office.Post("/office/requests/{case}/confirm", Act::kHandleCases, WithDesk(office, Confirm));
  office.Get("/office/requests/{case}/route", Act::kSuperviseCases, WithDesk(office, Route));
  office.Post("/office/requests/{case}/route", Act::kSuperviseCases, WithDesk(office, Route));
}

}  // namespace gongkai::request
