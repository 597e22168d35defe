// /office/people/{id}/sso: who this person is at the identity provider, as the system administrator sets it.
#include "account/field_pages.h"
#include "account/people_pages.h"
#include "account/sso_actions.h"
#include "account/sso_link_actions.h"
#include "account/sso_settings_pages.h"

namespace gongkai::account {
namespace {

using web::Request;
using web::Response;
using web::Url;

constexpr int kUnprocessable = 422;

Person Find(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return PersonIn(reader, request, visitor, BeijingDay(desk.now()));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const std::string& sub,
              const FieldErrors& errors) {
  const Person person = Find(desk, request, visitor);
  web::Page page = PersonFrame(visitor, person, "关联统一身份认证");
  page.body.Add(
      "{}<form method=\"post\" action=\"/office/people/{}/sso\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" "
      "name=\"version\" value=\"{}\"><p><strong>{}</strong>（登录名 {}）</p><p>"
      "本人可以在“我的账号”里自己关联。由您关联的，请先向身份提供方核对标识：填错了，别人就能进入这个账号。"
      "保存后这个账号的登录全部退出。</p>{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">保存</button><a class=\"btn\" href=\"/office/people/{}\">取消</a></div></form>",
      FaultList(errors), person.id.value, FormKeys(request), person.version, person.name, person.login,
      TextField({.name = "sub",
                 .label = "身份提供方里的用户标识（sub）",
                 .value = sub,
                 .hint = "由身份提供方给出，不一定是登录名。留空就是解除关联。"},
                errors),
      person.id.value);
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : kUnprocessable);
}

Response Take(Desk& desk, const Request& request, const Visitor& visitor) {
  const PersonId id = Find(desk, request, visitor).id;
  const std::string sub(request.form.Get("sub"));
  const auto set = SetSubject(desk, InstallationActor(request, visitor, Act::kEditPeople), id, sub,
                              request.form.Int("version").value_or(0));
  if (!set) return Show(desk, request, visitor, sub, set.errors());
  return Response::SeeOther(Url::Local("/office/people/{}", id.value).With("done", "sso"));
}

}  // namespace

void AddPersonSsoPages(Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/people/{id}/sso", Act::kEditPeople, [&desk](const Request& request, const Visitor& visitor) {
    return Show(desk, request, visitor, SubOf(Find(desk, request, visitor), SsoInForce(desk).issuer), {});
  });
  office.Post("/office/people/{id}/sso", Act::kEditPeople,
              [&desk](const Request& request, const Visitor& visitor) { return Take(desk, request, visitor); });
}

}  // namespace gongkai::account
