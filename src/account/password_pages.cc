#include "account/password_pages.h"

#include "account/field_pages.h"
#include "account/password_actions.h"
#include "account/policy_store.h"
#include "account/sign_in_view.h"
#include "account/way_in.h"

namespace gongkai::account {
namespace {

using web::Request;
using web::Response;

Response ShowPassword(Desk& desk, const Request& request, const Entrant& entrant, const FieldErrors& errors) {
  const bool is_owed = entrant.session.stage == Stage::kChangePassword;
  web::Page page = DoorFrame(desk, is_owed ? "请换一个新密码" : "修改密码");
  if (!is_owed) page.breadcrumbs = {{"我的账号", web::Url::Local("/account")}};
  if (errors.empty()) page.body.Add("{}", WhyLedHere(request));
  if (is_owed) page.body.Add("<p>您的密码到了该更换的时候，换好后就可以继续。</p>");
  page.body.Add("{}<form method=\"post\" action=\"/account/password\" class=\"gk-form door\">{}{}", FaultList(errors),
                request.CsrfField(), NextField(request));
  page.body.Add("{}{}",
                TextField({.name = "old",
                           .label = "现在的密码",
                           .value = "",
                           .type = "password",
                           .autocomplete = "current-password",
                           .required = true},
                          errors),
                NewPasswordFields(desk, errors));
  page.body.Add(
      "<p class=\"form-hint\">改好以后，您在别的电脑和手机上的登录都会退出。</p>"
      "<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">保存新密码</button></div></form>");
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : 422);
}

Response TakePassword(Desk& desk, const Request& request, const Entrant& entrant) {
  const auto signed_in = ChangePassword(
      desk, entrant, request.form.Get("old"),
      {std::string(request.form.Get("password")), std::string(request.form.Get("again"))}, BrowserOf(request));
  if (!signed_in) return ShowPassword(desk, request, entrant, signed_in.errors());
  if (entrant.session.stage == Stage::kChangePassword) return GoOnTo(request, *signed_in);
  const web::Url back = web::Url::Local("/account").With("done", "password");
  return WithSession(Response::SeeOther(back), request, signed_in->token);
}

}  // namespace

web::Html NewPasswordFields(Desk& desk, const FieldErrors& errors) {
  int least = 0;
  {
    db::Reader reader = desk.database.Read();
    least = ReadPolicy(reader).password.least_characters;
  }
  web::Html fields;
  fields.Add(
      "{}{}",
      TextField({.name = "password",
                 .label = "新密码",
                 .value = "",
                 .hint = "至少 " + std::to_string(least) +
                         " 个字符，含大写字母、小写字母、数字、其他字符中的三种；也可以用 20 个字符以上的一句话。"
                         "不要含登录名、姓名或单位名。",
                 .type = "password",
                 .autocomplete = "new-password",
                 .required = true},
                errors),
      TextField({.name = "again",
                 .label = "再填一次新密码",
                 .value = "",
                 .type = "password",
                 .autocomplete = "new-password",
                 .required = true},
                errors));
  return fields;
}

void AddPasswordPages(web::Router& router, Desk& desk) {
  const std::vector<Stage> stages = {Stage::kChangePassword, Stage::kFull};
  router.Get("/account/password", AtStage(desk, stages, [&desk](Request& request, const Entrant& entrant) {
               return ShowPassword(desk, request, entrant, {});
             }));
  router.Post("/account/password", AtStage(desk, stages, [&desk](Request& request, const Entrant& entrant) {
                return TakePassword(desk, request, entrant);
              }));
}

}  // namespace gongkai::account
