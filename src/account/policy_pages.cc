#include "account/policy_pages.h"

#include "account/field_pages.h"
#include "account/policy_actions.h"
#include "account/policy_store.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;

std::string ForAll(bool for_all) { return for_all ? "所有人都要" : "管理员和县政务公开办要"; }

// Somebody else saved in between: theirs beside what was typed, which stays in the form.
Html WhatDiffers(const PolicyForm& theirs, const PolicyForm& yours) {
  std::vector<TwoValues> values;
  for (std::size_t i = 0; i < kPolicyNumbers.size(); ++i) {
    values.push_back({kPolicyNumbers[i].label, theirs.numbers[i].second, yours.numbers[i].second});
  }
  values.push_back({"手机动态码", ForAll(theirs.second_factor_for_all), ForAll(yours.second_factor_for_all)});
  return Differences(values);
}

Html NumberField(const PolicyNumber& number, const std::string& value, const FieldErrors& errors) {
  const std::string label = std::string(number.label) + "（" + std::string(number.unit) + "）";
  return TextField(
      {.name = number.field,
       .label = label,
       .value = value,
       .hint = std::to_string(number.least) + " 到 " + std::to_string(number.most) + "。" + std::string(number.hint),
       .type = "number",
       .required = true},
      errors);
}

Html FormWith(const Request& request, const PolicyForm& form, const FieldErrors& errors) {
  Html html = Markup(
      "<form method=\"post\" action=\"/office/policy\" class=\"gk-form policy\">{}<input type=\"hidden\" "
      "name=\"version\" "
      "value=\"{}\">",
      FormKeys(request), form.version);
  for (std::size_t i = 0; i < kPolicyNumbers.size(); ++i) {
    html.Add("{}", NumberField(kPolicyNumbers[i], form.numbers[i].second, errors));
  }
  return html.Add(
      "<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"second_factor_for_all\" "
      "value=\"1\" {}><span class=\"form-check-label\">所有人登录都要填手机动态码</span></label><p class=\"form-hint\">"
      "不勾选时，三类管理员和县政务公开办的人员要填。勾选以后，其他人打开下一页时就要填，没有绑定手机的先绑定。</p>"
      "<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">保存</button></div></form>",
      web::AttributeIf(form.second_factor_for_all, "checked"));
}

Response ShowPolicy(const Request& request, const Visitor& visitor, const PolicyForm& in_force, const PolicyForm& form,
                    const FieldErrors& errors) {
  web::Page page = OfficeFrame(visitor, "登录和密码的要求", "/office/policy");
  page.width = web::Width::kText;
  page.styles.emplace_back("css/sign_in.css");
  page.actions = Markup("<a class=\"btn\" href=\"/office/policy/sso\">统一身份认证</a>");
  if (request.query.Has("saved"))
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存，从现在起生效。</p></div>");
  page.body.Add("{}", FaultList(errors));
  const bool was_faster = ErrorOf(errors, kVersionField) != nullptr;
  if (was_faster) page.body.Add("{}", WhatDiffers(in_force, form));
  PolicyForm shown = form;
  if (was_faster) shown.version = in_force.version;  // whoever saves now has seen the difference
  page.body.Add("{}", FormWith(request, shown, errors));
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : was_faster ? 409 : 422);
}

PolicyForm FormIn(const Request& request) {
  PolicyForm form{.numbers = {},
                  .second_factor_for_all = request.form.Get("second_factor_for_all") == "1",
                  .version = std::string(request.form.Get("version"))};
  for (const PolicyNumber& number : kPolicyNumbers) {
    form.numbers.emplace_back(number.field, request.form.Get(number.field));
  }
  return form;
}

PolicyForm InForce(Desk& desk) {
  db::Reader reader = desk.database.Read();
  return FormOf(ReadPolicy(reader));
}

}  // namespace

void AddPolicyPages(Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/policy", Act::kEditPolicy, [&desk](Request& request, const Visitor& visitor) {
    const PolicyForm in_force = InForce(desk);
    return ShowPolicy(request, visitor, in_force, in_force, {});
  });
  office.Post("/office/policy", Act::kEditPolicy, [&desk](Request& request, const Visitor& visitor) {
    const Actor actor =
        web::OrProblem(ActorFor(visitor, Act::kEditPolicy, visitor.posts.front().organ, OnceKey(request)));
    const PolicyForm form = FormIn(request);
    const auto saved = SetPolicy(desk, actor, form);
    if (!saved) return ShowPolicy(request, visitor, InForce(desk), form, saved.errors());
    return Response::SeeOther(web::Url::Local("/office/policy").With("saved", "1"));
  });
}

}  // namespace gongkai::account
