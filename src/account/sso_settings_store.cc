#include "account/sso_settings_store.h"

#include <charconv>
#include <string>

#include "crypto/bytes.h"
#include "crypto/seal.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kSelect = "SELECT name, value FROM setting WHERE name LIKE 'sso.%'";
constexpr std::string_view kSelectOne = "SELECT value FROM setting WHERE name = ?";
constexpr std::string_view kUpsert =
    "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

constexpr std::string_view kSecret = "sso.client_secret", kVersion = "sso.version";

std::string OpenSecret(const crypto::Key& key, std::string_view kept) {
  const auto bytes = crypto::ParseBase64Url(kept);
  const auto secret = bytes ? crypto::Open(key, kSecret, *bytes) : std::nullopt;
  return secret ? std::string(secret->Reveal()) : std::string();
}

void Put(SsoSettings& settings, const crypto::Key& key, std::string_view name, std::string_view value) {
  if (name == "sso.issuer") settings.issuer = value;
  if (name == "sso.client_id") settings.client_id = value;
  if (name == kSecret) settings.client_secret = OpenSecret(key, value);
  if (name == "sso.button") settings.button = value;
  if (name == "sso.trusts_second_factor") settings.trusts_second_factor = value == "1";
  if (name == "sso.trusted_acr") settings.trusted_acr = value;
}

}  // namespace

SsoSettings ReadSso(db::Session& session, const crypto::Key& key) {
  SsoSettings settings;
  for (const db::Row& row : session.Query(kSelect)) {
    Put(settings, key, row.Get<std::string_view>(0), row.Get<std::string_view>(1));
  }
  return settings;
}

std::int64_t SsoVersion(db::Session& session) {
  const std::string text = session.First<std::string>(kSelectOne, kVersion).value_or("0");
  std::int64_t version = 0;
  std::from_chars(text.data(), text.data() + text.size(), version);
  return version;
}

void WriteSso(db::Transaction& act, const crypto::Key& key, const SsoSettings& settings) {
  const std::int64_t version = SsoVersion(act) + 1;
  act.Execute(kUpsert, "sso.issuer", settings.issuer);
  act.Execute(kUpsert, "sso.client_id", settings.client_id);
  act.Execute(kUpsert, kSecret, crypto::Base64Url(crypto::Seal(key, kSecret, settings.client_secret)));
  act.Execute(kUpsert, "sso.button", settings.button);
  act.Execute(kUpsert, "sso.trusts_second_factor", settings.trusts_second_factor ? "1" : "0");
  act.Execute(kUpsert, "sso.trusted_acr", settings.trusted_acr);
  act.Execute(kUpsert, kVersion, std::to_string(version));
}

}  // namespace gongkai::account
