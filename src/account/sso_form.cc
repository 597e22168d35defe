#include "account/sso_form.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kLongestText = 255;
constexpr std::size_t kLongestButton = 12;  // in characters

bool IsPlain(std::string_view text) {
  return text.size() <= kLongestText && std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

std::optional<std::string> IssuerFault(std::string_view issuer) {
  if (IsSafeAddress(issuer) && issuer.find('?') == issuer.npos) return std::nullopt;
  return "签发者要填以 https:// 开头的完整地址，和身份提供方给的一字不差。";
}

std::optional<std::string> SecretFault(const SsoForm& form, const SsoSettings& in_force) {
  if (!IsPlain(form.client_secret)) return "客户端密钥里有空格或不能用的字符，请重新复制。";
  if (!form.client_secret.empty()) return std::nullopt;
  if (in_force.client_secret.empty()) return "请填写身份提供方给的客户端密钥。";
  // The secret of one provider is nothing for another to see.
  const bool is_same = form.issuer == in_force.issuer && form.client_id == in_force.client_id;
  return is_same ? std::nullopt : std::optional<std::string>("签发者或客户端编号改了，请重新填写客户端密钥。");
}

}  // namespace

SsoForm FormOf(const SsoSettings& settings, std::int64_t version) {
  return {.issuer = settings.issuer,
          .client_id = settings.client_id,
          .client_secret = "",
          .button = settings.button,
          .trusts_second_factor = settings.trusts_second_factor,
          .trusted_acr = settings.trusted_acr,
          .version = version};
}

FieldErrors FaultsOf(const SsoForm& form, const SsoSettings& in_force) {
  FieldErrors errors;
  const auto add = [&](std::string_view field, std::optional<std::string> fault) {
    if (fault) errors.push_back({std::string(field), std::move(*fault)});
  };
  if (form.issuer.empty()) return errors;  // off: the rest is not looked at
  add("issuer", IssuerFault(form.issuer));
  if (form.client_id.empty() || !IsPlain(form.client_id)) {
    add("client_id", "请填写身份提供方给的客户端编号，不能有空格和汉字。");
  }
  add("client_secret", SecretFault(form, in_force));
  if (form.button.empty() || Utf8Length(form.button) > kLongestButton) add("button", "按钮上的名称要有 1 到 12 个字。");
  if (!IsPlain(form.trusted_acr)) add("trusted_acr", "acr 的值不能有空格和汉字。");
  return errors;
}

SsoSettings SettingsOf(const SsoForm& form, const SsoSettings& in_force) {
  if (form.issuer.empty()) return {};  // with its secret
  return {.issuer = form.issuer,
          .client_id = form.client_id,
          .client_secret = form.client_secret.empty() ? in_force.client_secret : form.client_secret,
          .button = form.button,
          .trusts_second_factor = form.trusts_second_factor,
          .trusted_acr = form.trusted_acr};
}

}  // namespace gongkai::account
