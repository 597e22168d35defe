#include "account/sso_settings_pages.h"

#include "account/field_pages.h"
#include "account/sso_pages.h"
#include "account/sso_settings_actions.h"
#include "base/fold.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kConflict = 409, kUnprocessable = 422;

// What the page shows besides the form.
struct Shown {
  SsoForm form;
  FieldErrors errors{};
  std::vector<SsoStep> steps{};
};

std::string InWords(bool trusts) { return trusts ? "是" : "否"; }

Html WhatDiffers(const SsoForm& theirs, const SsoForm& yours) {
  return Differences({{"签发者", theirs.issuer, yours.issuer},
                      {"客户端编号", theirs.client_id, yours.client_id},
                      {"名称", theirs.button, yours.button},
                      {"不再要动态码", InWords(theirs.trusts_second_factor), InWords(yours.trusts_second_factor)},
                      {"acr 的值", theirs.trusted_acr, yours.trusted_acr}});
}

Html Steps(const std::vector<SsoStep>& steps) {
  if (steps.empty()) return {};
  Html items;
  for (const SsoStep& step : steps) {
    items.Add("<li><b>{}</b> {}</li>", step.is_good ? "通过" : "没有通过", step.sentence);
  }
  const bool is_good = steps.back().is_good;
  return Markup("<div class=\"{}\" role=\"status\"><div><p>{}</p><ol class=\"sso-steps\">{}</ol></div></div>",
                is_good ? "gk-said" : "gk-warned",
                is_good ? "连接测试通过。设置还没有保存。" : "连接测试没有通过，设置也没有保存。", items);
}

Html ProviderFields(const Request& request, const SsoForm& form, bool has_secret, const FieldErrors& errors) {
  Html html = Markup("<p>请先在身份提供方登记本系统，回调地址填：<br><code class=\"door-link\">{}</code></p>",
                     SsoReturnAddress(request));
  html.Add("{}",
           TextField({.name = "issuer",
                      .label = "签发者（Issuer）",
                      .value = form.issuer,
                      .hint = "例如 https://id.chengyan.example，和身份提供方给的一字不差。留空就停用统一身份认证。"},
                     errors));
  html.Add("{}", TextField({.name = "client_id", .label = "客户端编号（Client ID）", .value = form.client_id}, errors));
  return html.Add("{}", TextField({.name = "client_secret",
                                   .label = "客户端密钥（Client Secret）",
                                   .value = form.client_secret,
                                   .hint = has_secret ? "已保存，不再显示。不改就留空。" : "保存时加密，以后不再显示。",
                                   .type = "password",
                                   .autocomplete = "new-password"},
                                  errors));
}

Html SignInFields(const SsoForm& form, const FieldErrors& errors) {
  Html html = Markup(
      "{}",
      TextField(
          {.name = "button", .label = "登录页按钮上的名称", .value = form.button, .hint = "登录页显示“用……登录”。"},
          errors));
  html.Add("{}", TickField({.name = "trusts_second_factor",
                            .label = "身份提供方做过两步验证的，不再要本系统的动态码",
                            .value = form.trusts_second_factor ? "1" : "",
                            .hint = "以登录凭据里的 amr 为准。没有写明做过两步验证的，仍要填本系统的动态码。"},
                           errors));
  return html.Add("{}", TextField({.name = "trusted_acr",
                                   .label = "表示做过两步验证的 acr 值",
                                   .value = form.trusted_acr,
                                   .hint = "身份提供方用 acr 表示的才填，登录时会向它要求。"},
                                  errors));
}

Response Show(const Request& request, const Visitor& visitor, const SsoInUse& in_use, Shown shown) {
  web::Page page = OfficeFrame(visitor, "统一身份认证", "/office/policy");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"登录和密码的要求", Url::Local("/office/policy")}};
  page.styles.emplace_back("css/sign_in.css");
  if (request.query.Has("saved")) {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>",
                  in_use.settings.is_on() ? "已保存，登录页现在就有这个按钮。" : "已保存，统一身份认证已停用。");
  }
  page.body.Add("{}{}", FaultList(shown.errors), Steps(shown.steps));
  const bool was_faster = ErrorOf(shown.errors, kVersionField) != nullptr;
  if (was_faster) {
    page.body.Add("{}", WhatDiffers(FormOf(in_use.settings, in_use.version), shown.form));
    shown.form.version = in_use.version;  // whoever saves now has seen the difference
  }
  page.body.Add(
      "<form method=\"post\" action=\"/office/policy/sso\" class=\"gk-form\">{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">保存</button><button "
      "class=\"btn\" type=\"submit\" name=\"what\" value=\"test\">测试连接</button></div></form>",
      FormKeys(request), shown.form.version,
      ProviderFields(request, shown.form, !in_use.settings.client_secret.empty(), shown.errors),
      SignInFields(shown.form, shown.errors));
  return Response::Of(RenderPage(page, request), shown.errors.empty() ? 200 : was_faster ? kConflict : kUnprocessable);
}

// Pasted out of letters and chats: blanks at the ends are nobody's wish.
std::string Typed(const Request& request, std::string_view name) { return std::string(Trim(request.form.Get(name))); }

SsoForm FormIn(const Request& request) {
  return {.issuer = Typed(request, "issuer"),
          .client_id = Typed(request, "client_id"),
          .client_secret = Typed(request, "client_secret"),
          .button = Typed(request, "button"),
          .trusts_second_factor = request.form.Get("trusts_second_factor") == "1",
          .trusted_acr = Typed(request, "trusted_acr"),
          .version = request.form.Int("version").value_or(0)};
}

Response Take(Desk& desk, IdentityProvider& provider, const Request& request, const Visitor& visitor) {
  const Actor actor =
      web::OrProblem(ActorFor(visitor, Act::kEditPolicy, visitor.posts.front().organ, OnceKey(request)));
  Shown shown{.form = FormIn(request)};
  if (request.form.Get("what") == "test") {
    const auto steps = TestSso(desk, provider, actor, shown.form, SsoReturnAddress(request));
    if (steps) {
      shown.steps = *steps;
    } else {
      shown.errors = steps.errors();
    }
    return Show(request, visitor, ReadSsoInUse(desk), std::move(shown));
  }
  const auto saved = SetSso(desk, actor, shown.form);
  if (saved) return Response::SeeOther(Url::Local("/office/policy/sso").With("saved", "1"));
  shown.errors = saved.errors();
  return Show(request, visitor, ReadSsoInUse(desk), std::move(shown));
}

}  // namespace

void AddSsoSettingsPages(Office& office, std::shared_ptr<IdentityProvider> provider) {
  Desk& desk = office.desk();
  office.Get("/office/policy/sso", Act::kEditPolicy, [&desk](Request& request, const Visitor& visitor) {
    const SsoInUse in_use = ReadSsoInUse(desk);
    return Show(request, visitor, in_use, {.form = FormOf(in_use.settings, in_use.version)});
  });
  office.Post("/office/policy/sso", Act::kEditPolicy, [&desk, provider](Request& request, const Visitor& visitor) {
    return Take(desk, *provider, request, visitor);
  });
}

}  // namespace gongkai::account
