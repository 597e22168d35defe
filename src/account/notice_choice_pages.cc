#include "account/notice_choice_pages.h"

#include "account/entrance.h"
#include "account/field_pages.h"
#include "account/notice_choice_actions.h"
#include "account/notice_choice_store.h"
#include "account/people_store.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kConflict = 409, kUnprocessable = 422;

std::vector<Choice> Paces() {
  std::vector<Choice> choices;
  for (const Pace pace : kPaces) choices.push_back({std::string(IdOf(pace)), std::string(NameOf(pace))});
  return choices;
}

std::vector<Choice> Hours() {
  std::vector<Choice> choices;
  for (int hour = 0; hour < 24; ++hour) choices.push_back({std::to_string(hour), std::to_string(hour) + " 点"});
  return choices;
}

KeptChoice InForce(Desk& desk, PersonId person) {
  db::Reader reader = desk.database.Read();
  return NoticeChoiceOf(reader, person);
}

Html Reached(Desk& desk, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const auto person = FindPerson(reader, visitor.person);
  if (!person) return {};
  return Markup("<p>邮件发到：{}。短信和微信按这个号码找您：{}。要改请找系统管理员。</p>",
                person->email.empty() ? "没有填邮箱" : person->email,
                person->phone.empty() ? "没有填电话" : person->phone);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, NoticeChoiceForm form,
              const FieldErrors& errors) {
  const KeptChoice in_force = InForce(desk, visitor.person);
  web::Page page = OfficeFrame(visitor, "怎样收通知", "/account");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"我的账号", Url::Local("/account")}};
  page.styles.emplace_back("css/sign_in.css");
  if (request.query.Has("saved")) page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  page.body.Add("{}<p>所有通知都在“<a href=\"/office/notices\">通知</a>”里；另外可以发邮件、短信或微信。</p>{}",
                FaultList(errors), Reached(desk, visitor));
  const bool was_faster = ErrorOf(errors, kVersionField) != nullptr;
  if (was_faster) form.version = in_force.version;
  page.body.Add("<p>{}</p>", in_force.version == 0 ? "现在用的是全县的默认。" : "现在用的是您自己的选择。");
  page.body.Add(
      "<form method=\"post\" action=\"/account/notices\" class=\"gk-form\">{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">保存</button><button "
      "class=\"btn\" type=\"submit\" name=\"what\" value=\"default\">改用全县的默认</button></div></form>",
      FormKeys(request), form.version, ChoiceFields(form, errors));
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : was_faster ? kConflict : kUnprocessable);
}

Response Take(Desk& desk, const Request& request, const Visitor& visitor) {
  const Actor actor = web::OrProblem(ActorFor(visitor, Act::kUseOffice, visitor.posts.front().organ, OnceKey(request)));
  if (request.form.Get("what") == "default") {
    web::OrProblem(UseDefaultNoticeChoice(desk, actor));
    return Response::SeeOther(Url::Local("/account/notices").With("saved", "1"));
  }
  const NoticeChoiceForm form = ChoiceFormIn(request);
  const auto saved = SetNoticeChoice(desk, actor, form);
  if (!saved) return Show(desk, request, visitor, form, saved.errors());
  return Response::SeeOther(Url::Local("/account/notices").With("saved", "1"));
}

}  // namespace

Html ChoiceFields(const NoticeChoiceForm& form, const FieldErrors& errors) {
  Html html;
  for (const Channel channel : kChannels) {
    const std::string pace = PaceField(channel), hour = HourField(channel), name(NameOf(channel));
    html.Add("<fieldset class=\"gk-set\"><legend>{}</legend>{}{}</fieldset>", name,
             ChoiceField({.name = pace, .label = name + "怎样发", .value = form.of(channel).pace}, Paces(), errors),
             ChoiceField({.name = hour, .label = "汇总的钟点", .value = form.of(channel).hour}, Hours(), errors));
  }
  const std::string hint =
      "从这个整点起不发，留到下面那个整点。两个选成一样，就没有不打扰的时段。账号和系统出错的通知不留。";
  return html.Add(
      "<fieldset class=\"gk-set\"><legend>不打扰的时段</legend>{}{}</fieldset>",
      ChoiceField({.name = "quiet_from", .label = "开始", .value = form.quiet_from, .hint = hint}, Hours(), errors),
      ChoiceField({.name = "quiet_until", .label = "结束", .value = form.quiet_until}, Hours(), errors));
}

NoticeChoiceForm ChoiceFormIn(const Request& request) {
  NoticeChoiceForm form{.quiet_from = std::string(request.form.Get("quiet_from")),
                        .quiet_until = std::string(request.form.Get("quiet_until")),
                        .version = request.form.Int("version").value_or(0)};
  for (const Channel channel : kChannels) {
    form.of(channel) = {std::string(request.form.Get(PaceField(channel))),
                        std::string(request.form.Get(HourField(channel)))};
  }
  return form;
}

Html NoticePart(Desk& desk, const Visitor& visitor) {
  return Markup(
      "<section class=\"card own-part\"><h2>通知</h2><p>{}</p><p><a class=\"btn\" "
      "href=\"/account/notices\">怎样收通知</a></p></section>",
      InWords(InForce(desk, visitor.person).choice));
}

void AddNoticeChoicePages(Office& office) {
  Desk& desk = office.desk();
  office.Get("/account/notices", Act::kUseOffice, [&desk](const Request& request, const Visitor& visitor) {
    const KeptChoice kept = InForce(desk, visitor.person);
    return Show(desk, request, visitor, FormOf(kept.choice, kept.version), {});
  });
  office.Post("/account/notices", Act::kUseOffice,
              [&desk](const Request& request, const Visitor& visitor) { return Take(desk, request, visitor); });
}

}  // namespace gongkai::account
