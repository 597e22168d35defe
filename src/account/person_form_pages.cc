// Opening an account and correcting what is kept of a person. When somebody else saved in between, both versions are
// shown and what was typed stays in the form.
#include "account/field_pages.h"
#include "account/one_time_link_store.h"
#include "account/people_pages.h"
#include "base/fold.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kUnprocessable = 422;

PersonForm FormIn(const Request& request) {
  return {.login = std::string(request.form.Get("login")),
          .name = std::string(Trim(request.form.Get("name"))),
          .phone = std::string(request.form.Get("phone")),
          .email = std::string(request.form.Get("email")),
          .version = request.form.Int("version").value_or(0)};
}

PersonForm FormOf(const Person& person) {
  return {.login = person.login,
          .name = person.name,
          .phone = person.phone,
          .email = person.email,
          .version = person.version};
}

Html CommonFields(const PersonForm& form, const FieldErrors& errors) {
  Html html;
  html.Add("{}", TextField({.name = "name", .label = "姓名", .value = form.name, .required = true}, errors));
  html.Add("{}", TextField({.name = "phone",
                            .label = "办公电话",
                            .value = form.phone,
                            .hint = "请填办公室的电话，不要填个人手机。",
                            .type = "tel"},
                           errors));
  return html.Add("{}", TextField({.name = "email",
                                   .label = "电子邮箱",
                                   .value = form.email,
                                   .hint = "单位的邮箱，可以不填。",
                                   .type = "email"},
                                  errors));
}

Response ShowNew(const Request& request, const Visitor& visitor, const PersonForm& form, const FieldErrors& errors) {
  web::Page page = PeopleFrame(visitor, "开通账号");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"人员", Url::Local("/office/people")}};
  page.body.Add(
      "<p>"
      "一人一个账号，不得共用。账号开通后会给出一个首次登录链接，由您转交本人，本人用它设置密码。岗位由安全管理员另行任"
      "命，没有岗位不能登录。</p>{}"
      "<form method=\"post\" action=\"/office/people\" class=\"gk-form\" novalidate>{}{}{}<div "
      "class=\"gk-sends\"><button class=\"btn "
      "btn-primary\" type=\"submit\">开通账号</button><a class=\"btn\" href=\"/office/people\">取消</a></div></form>",
      FaultList(errors), FormKeys(request),
      TextField({.name = "login",
                 .label = "登录名",
                 .value = form.login,
                 .hint = "英文字母开头，例如姓名的拼音；开通以后不能改。",
                 .required = true},
                errors),
      CommonFields(form, errors));
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : kUnprocessable);
}

Response Open(Desk& desk, const Request& request, const Visitor& visitor) {
  const PersonForm form = FormIn(request);
  const auto opened = OpenAccount(desk, InstallationActor(request, visitor, Act::kEditPeople), form);
  if (!opened) return ShowNew(request, visitor, form, opened.errors());
  db::Reader reader = desk.database.Read();
  return ShowLink(request, visitor, *FindPerson(reader, opened->person), *opened);
}

// What the stored person has and the form has not; nothing unless somebody else saved.
Html Conflict(const Person& stored, const PersonForm& form, const FieldErrors& errors) {
  if (ErrorOf(errors, kVersionField) == nullptr) return {};
  return Differences({{"姓名", stored.name, form.name},
                      {"办公电话", stored.phone, form.phone},
                      {"电子邮箱", stored.email, form.email}});
}

Response ShowEdit(const Request& request, const Visitor& visitor, const Person& stored, PersonForm form,
                  const FieldErrors& errors) {
  web::Page page = PersonFrame(visitor, stored, "修改人员");
  const Html conflict = Conflict(stored, form, errors);
  if (!conflict.empty()) form.version = stored.version;  // the next time it is saved knowingly
  page.body.Add(
      "{}{}<form method=\"post\" action=\"/office/people/{}/edit\" class=\"gk-form\" novalidate>{}<input "
      "type=\"hidden\" name=\"version\" "
      "value=\"{}\"><p class=\"gk-soft\">登录名：{}（不能修改）</p>{}<div class=\"gk-sends\"><button class=\"btn "
      "btn-primary\" "
      "type=\"submit\">保存</button><a class=\"btn\" href=\"/office/people/{}\">取消</a></div></form>",
      FaultList(errors), conflict, stored.id.value, FormKeys(request), form.version, stored.login,
      CommonFields(form, errors), stored.id.value);
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : kUnprocessable);
}

Response Edit(Desk& desk, const Request& request, const Visitor& visitor) {
  const PersonForm form = FormIn(request);
  const auto find = [&] {
    db::Reader reader = desk.database.Read();
    return PersonIn(reader, request, visitor, BeijingDay(desk.now()));
  };
  if (request.method != web::Method::kPost) {
    const Person stored = find();
    return ShowEdit(request, visitor, stored, FormOf(stored), {});
  }
  const PersonId id = find().id;
  const auto edited = EditPerson(desk, InstallationActor(request, visitor, Act::kEditPeople), id, form);
  if (!edited) return ShowEdit(request, visitor, find(), form, edited.errors());
  return Response::SeeOther(Url::Local("/office/people/{}", id.value).With("done", "edited"));
}

}  // namespace

void AddPersonFormPages(Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/people/new", Act::kEditPeople,
             [](const Request& request, const Visitor& visitor) { return ShowNew(request, visitor, {}, {}); });
  office.Post("/office/people", Act::kEditPeople,
              [&](const Request& request, const Visitor& visitor) { return Open(desk, request, visitor); });
  const auto edit = [&](const Request& request, const Visitor& visitor) { return Edit(desk, request, visitor); };
  office.Get("/office/people/{id}/edit", Act::kEditPeople, edit);
  office.Post("/office/people/{id}/edit", Act::kEditPeople, edit);
}

}  // namespace gongkai::account
