#include "account/sso_settings_actions.h"

#include "account/sso_settings_store.h"

namespace gongkai::account {
namespace {

// What was changed, by the names of the fields; the values stay out of the trail, the issuer alone tells which
// provider.
std::string ChangedFields(const SsoSettings& from, const SsoSettings& to) {
  std::string fields;
  const auto add = [&](bool is_other, std::string_view name) {
    if (is_other) fields += (fields.empty() ? "" : ",") + std::string(name);
  };
  add(from.issuer != to.issuer, "issuer");
  add(from.client_id != to.client_id, "client_id");
  add(from.client_secret != to.client_secret, "client_secret");
  add(from.button != to.button, "button");
  add(from.trusts_second_factor != to.trusts_second_factor, "trusts_second_factor");
  add(from.trusted_acr != to.trusted_acr, "trusted_acr");
  return fields;
}

FormResult<Unit> Set(Deed& deed, const Keys& keys, const SsoForm& form) {
  if (deed.done_before()) return Unit{};
  db::Transaction& act = deed.transaction();
  act.Lock("sso settings");
  const SsoSettings before = ReadSso(act, keys.sso);
  if (FieldErrors errors = FaultsOf(form, before); !errors.empty()) return errors;
  if (SsoVersion(act) != form.version) {
    return FieldError{std::string(kVersionField), "这一页打开后，别人已经改过这些设置，您的改动还没有保存。"};
  }
  const SsoSettings wanted = SettingsOf(form, before);
  WriteSso(act, keys.sso, wanted);
  deed.Record(kInstallation, "policy.sso", "", {{"fields", ChangedFields(before, wanted)}, {"to", wanted.issuer}});
  deed.Commit();
  return Unit{};
}

std::vector<SsoStep> StepsOf(IdentityProvider& provider, const SsoSettings& settings,
                             const std::string& return_address) {
  std::vector<SsoStep> steps;
  const auto metadata = provider.AskMetadata(settings);
  if (!metadata) return {{false, "读取配置：" + metadata.error().message}};
  steps.push_back({true, "读到了身份提供方的配置，签发者一致。"});
  const auto keys = provider.AskKeys(*metadata);
  if (!keys) {
    steps.push_back({false, "读取公钥：" + keys.error().message});
    return steps;
  }
  steps.push_back({true, "读到了 " + std::to_string(keys->size()) + " 个可以核对签名的公钥。"});
  const Status client = provider.CheckClient(*metadata, settings, return_address);
  if (!client) {
    steps.push_back({false, "核对客户端：" + client.error().message});
    return steps;
  }
  steps.push_back({true, "身份提供方认得客户端编号和密钥。"});
  return steps;
}

}  // namespace

SsoInUse ReadSsoInUse(Desk& desk) {
  db::Reader reader = desk.database.Read();
  return {ReadSso(reader, desk.keys.sso), SsoVersion(reader)};
}

FormResult<Unit> SetSso(Desk& desk, const Actor& actor, const SsoForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Set(deed, desk.keys, form); });
}

FormResult<std::vector<SsoStep>> TestSso(Desk& desk, IdentityProvider& provider, const Actor& actor,
                                         const SsoForm& form, const std::string& return_address) {
  const SsoSettings in_force = ReadSsoInUse(desk).settings;
  FieldErrors errors = FaultsOf(form, in_force);
  if (form.issuer.empty()) errors.push_back({"issuer", "请先填写签发者，再测试连接。"});
  if (!errors.empty()) return errors;
  auto steps = StepsOf(provider, SettingsOf(form, in_force), return_address);
  Actor once_and_again = actor;  // a test may be repeated as often as one likes
  once_and_again.once_key.clear();
  RetryDeed(desk, once_and_again, [&](Deed& deed) {
    deed.Record(kInstallation, "policy.sso_test", "",
                {{"to", form.issuer}, {"verdict", steps.back().is_good ? "good" : "bad"}});
    deed.Commit();
  });
  return steps;
}

}  // namespace gongkai::account
