// The settings of the provider as they are typed.
#include "account/sso_form.h"

#include <doctest/doctest.h>

namespace gongkai::account {
namespace {

const SsoSettings kInForce{.issuer = "https://id.example", .client_id = "gongkai", .client_secret = "secret"};

SsoForm Changed(void (*change)(SsoForm&)) {
  SsoForm form = FormOf(kInForce, 3);
  change(form);
  return form;
}

std::string FaultIn(const SsoForm& form, std::string_view field, const SsoSettings& in_force = kInForce) {
  const FieldErrors errors = FaultsOf(form, in_force);
  const FieldError* error = ErrorOf(errors, field);
  return error == nullptr ? "" : error->message;
}

TEST_CASE("the secret is never shown again, and stays when nothing is typed") {
  const SsoForm form = FormOf(kInForce, 3);
  CHECK(form.client_secret.empty());
  CHECK(FaultsOf(form, kInForce).empty());
  CHECK(SettingsOf(form, kInForce) == kInForce);
}

TEST_CASE("the secret of one provider is not sent to another") {
  CHECK(FaultIn(Changed([](SsoForm& form) { form.issuer = "https://other.example"; }), "client_secret") ==
        "签发者或客户端编号改了，请重新填写客户端密钥。");
  CHECK_FALSE(FaultIn(Changed([](SsoForm& form) { form.client_id = "other"; }), "client_secret").empty());
  CHECK(FaultIn(Changed([](SsoForm& form) {
                  form.issuer = "https://other.example";
                  form.client_secret = "new";
                }),
                "client_secret")
            .empty());
}

TEST_CASE("everything that is wrong is told at once") {
  const FieldErrors errors = FaultsOf({.issuer = "http://id.example",
                                       .client_id = "两个字",
                                       .client_secret = "a b",
                                       .button = "",
                                       .trusted_acr = "a b"},
                                      {});
  for (const char* field : {"issuer", "client_id", "client_secret", "button", "trusted_acr"}) {
    CHECK_MESSAGE(ErrorOf(errors, field) != nullptr, field);
  }
  CHECK_FALSE(FaultIn(Changed([](SsoForm& form) { form.button = "一二三四五六七八九十一二三"; }), "button").empty());
  CHECK_FALSE(FaultIn(Changed([](SsoForm& form) { form.issuer = "https://id.example?a=b"; }), "issuer").empty());
}

TEST_CASE("without an issuer it is off, and the secret is gone") {
  const SsoForm form = Changed([](SsoForm& off) { off.issuer = ""; });
  CHECK(FaultsOf(form, kInForce).empty());
  CHECK_FALSE(SettingsOf(form, kInForce).is_on());
  CHECK(SettingsOf(form, kInForce).client_secret.empty());
}

}  // namespace
}  // namespace gongkai::account
