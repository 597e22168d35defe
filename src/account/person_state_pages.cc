// Stopping an account, opening it again, a new link for the first password: each asks first, on a page that says what
// will happen. The link is shown in the answer itself and nowhere else: it may stand in no address and no log.
#include "account/field_pages.h"
#include "account/one_time_link_store.h"
#include "account/people_pages.h"
#include "account/sign_in_view.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kConflict = 409;

struct Question {
  std::string_view word;  // the end of the address
  std::string_view title, explanation, button;
  std::string_view button_class = "btn btn-primary";
  bool asks_for_device = false;
};
constexpr Question kStop{"stop", "停用账号",
                         "停用后不能再登录，正在使用的会话立即退出，发出的首次登录链接作废。岗位不会自动结束，由安全管"
                         "理员办理。账号以后可以恢复。",
                         "确认停用", "btn btn-danger"};
constexpr Question kReopen{"reopen", "恢复账号",
                           "恢复后原来的密码不再有效，由您转交一个新的首次登录链接，本人用它重新设置密码。",
                           "恢复并生成链接"};
constexpr Question kLink{
    "link",
    "重发首次登录链接",
    "用于忘记密码或链接过期。原来的密码立即失效，正在使用的会话全部退出，以前发出的链接作废。请先核实确是本人提出。",
    "生成新的链接",
    "btn btn-primary",
    true};

Html DeviceField() {
  return Markup(
      "<label class=\"form-check gk-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"unbind\" "
      "value=\"yes\"><span "
      "class=\"form-check-label\">同时解除手机动态码（手机丢失、又没有恢复码时勾选）</span></label>");
}

Response Ask(const Request& request, const Visitor& visitor, const Person& person, const Question& question,
             const FieldErrors& errors) {
  web::Page page = PersonFrame(visitor, person, std::string(question.title));
  page.body.Add(
      "{}<div class=\"gk-form\"><p><strong>{}</strong>（登录名 {}）</p><p>{}</p><form method=\"post\" "
      "action=\"/office/people/{}/{}\">{}{}<div class=\"gk-sends\"><button class=\"{}\" type=\"submit\">{}</button><a "
      "class=\"btn\" href=\"/office/people/{}\">不办了，返回</a></div></form></div>",
      FaultList(errors), person.name, person.login, question.explanation, person.id.value, question.word,
      FormKeys(request), question.asks_for_device ? DeviceField() : Html(), question.button_class, question.button,
      person.id.value);
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : kConflict);
}

Person Find(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return PersonIn(reader, request, visitor, BeijingDay(desk.now()));
}

Response Stop(Desk& desk, const Request& request, const Visitor& visitor) {
  const Person person = Find(desk, request, visitor);
  const Status stopped = StopAccount(desk, InstallationActor(request, visitor, Act::kEditPeople), person.id);
  if (!stopped) return Ask(request, visitor, person, kStop, {{"", stopped.error().message}});
  return Response::SeeOther(Url::Local("/office/people/{}", person.id.value).With("done", "stopped"));
}

template <class MakeAct>
Response MakeLink(Desk& desk, const Request& request, const Visitor& visitor, const Question& question, MakeAct act) {
  const Person person = Find(desk, request, visitor);
  const auto made = act(InstallationActor(request, visitor, Act::kEditPeople), person.id);
  if (!made) return Ask(request, visitor, person, question, {{"", made.error().message}});
  return ShowLink(request, visitor, person, *made);
}

}  // namespace

Response ShowLink(const Request& request, const Visitor& visitor, const Person& person, const PersonWithLink& made) {
  web::Page page = PersonFrame(visitor, person, "首次登录链接");
  if (made.link_token.empty()) {
    page.body.Add(
        "<div class=\"gk-warned\"><p>这一步刚才已经办好，链接只显示一次，不能再看。没有记下来的，请<a "
        "href=\"/office/people/{}/link\">重发链接</a>。</p></div>",
        person.id.value);
  } else {
    page.body.Add(
        "<div class=\"gk-form\"><p>请把下面的链接转交<strong>{}</strong>本人（登录名 <strong>{}</strong>）。它在 {} "
        "小时内有效，只能用一次。</p><p class=\"gk-link\"><code>{}</code></p><p "
        "class=\"gk-warned\">"
        "这个链接只在这一页显示一次，关闭后不能再看；丢失时可以重发。请当面或用内部渠道转交，不要发到群里。</p></div>",
        person.name, person.login, kFirstPasswordLinkLasts.count(),
        WholeAddress(request, PathOfLink(kFirstPasswordLink, made.link_token)));
  }
  page.body.Add(
      "<p class=\"gk-after\"><a class=\"btn\" href=\"/office/people/{}\">到{}的页面</a> <a class=\"btn\" "
      "href=\"/office/people/new\">再开通一个账号</a></p>",
      person.id.value, person.name);
  return Response::Of(RenderPage(page, request));
}

void AddPersonStatePages(Office& office) {
  Desk& desk = office.desk();
  for (const Question* question : {&kStop, &kReopen, &kLink}) {
    office.Get("/office/people/{id}/" + std::string(question->word), Act::kEditPeople,
               [&desk, question](const Request& request, const Visitor& visitor) {
                 return Ask(request, visitor, Find(desk, request, visitor), *question, {});
               });
  }
  office.Post("/office/people/{id}/stop", Act::kEditPeople,
              [&](const Request& request, const Visitor& visitor) { return Stop(desk, request, visitor); });
  office.Post("/office/people/{id}/reopen", Act::kEditPeople, [&](const Request& request, const Visitor& visitor) {
    return MakeLink(desk, request, visitor, kReopen,
                    [&](const Actor& actor, PersonId person) { return ReopenAccount(desk, actor, person); });
  });
  office.Post("/office/people/{id}/link", Act::kEditPeople, [&](const Request& request, const Visitor& visitor) {
    const Device device = request.form.Get("unbind") == "yes" ? Device::kUnbind : Device::kKeep;
    return MakeLink(desk, request, visitor, kLink,
                    [&](const Actor& actor, PersonId person) { return NewFirstPassword(desk, actor, person, device); });
  });
}

}  // namespace gongkai::account
