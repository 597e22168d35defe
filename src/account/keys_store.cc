#include "account/keys_store.h"

#include <filesystem>

#include "crypto/hmac_sm3.h"
#include "crypto/key_file.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kSelectCheck = "SELECT value FROM setting WHERE name = 'key.check'";
constexpr std::string_view kInsertCheck =
    "INSERT INTO setting (name, value) VALUES ('key.check', ?) ON CONFLICT (name) DO NOTHING";
constexpr std::size_t kCheckDigits = 16;  // of an HMAC: tells one key from another, and nothing about either

Error Missing(const std::string& path) {
  return {ErrorKind::kNotFound,
          "数据里已有记录，但找不到密钥文件 " + path + "。请放回备份的密钥文件，或者用 --keys 指明它所在的文件夹。",
          ""};
}

// Another process that starts at the same time may be faster; then its file counts.
template <class Key>
Result<Key> OpenOrCreate(const std::string& path, bool may_create, Result<Key> (*open)(const std::string&),
                         Result<Key> (*create)(const std::string&)) {
  Result<Key> opened = open(path);
  if (opened || opened.error().kind != ErrorKind::kNotFound) return opened;
  if (!may_create) return Missing(path);
  Result<Key> created = create(path);
  return created || created.error().kind != ErrorKind::kConflict ? std::move(created) : open(path);
}

// The first key that is used with a database is its key.
Status HoldToDatabase(db::Database& database, const crypto::Key& master, const std::string& path) {
  const std::string check = crypto::HmacSm3::Of(master.Derive("check"), "gongkai").ToHex().substr(0, kCheckDigits);
  db::Transaction act = database.Begin();
  act.Execute(kInsertCheck, check);
  const bool fits = act.First<std::string>(kSelectCheck) == check;
  if (!fits) return Error{ErrorKind::kConflict, "密钥文件 " + path + " 不是这份数据的密钥，请换回备份的那一份。", ""};
  act.Commit();
  return Ok();
}

}  // namespace

Result<Keys> OpenKeys(db::Database& database, const std::string& folder) {
  const std::string key_path = folder + "/gongkai.key", signing_path = folder + "/signing.pem";
  const bool is_new = !database.Read().First<std::string>(kSelectCheck).has_value();
  std::error_code failed;
  if (is_new && std::filesystem::create_directories(folder, failed)) {
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
  }
  if (failed) return Error{ErrorKind::kInvalidInput, "不能建立存放密钥的文件夹 " + folder + "。", ""};
  const crypto::Key master = TRY(OpenOrCreate(key_path, is_new, crypto::OpenKeyFile, crypto::CreateKeyFile));
  crypto::Sm2PrivateKey signing =
      TRY(OpenOrCreate(signing_path, is_new, crypto::OpenSigningKeyFile, crypto::CreateSigningKeyFile));
  TRY(HoldToDatabase(database, master, key_path));
  return KeysOf(master, std::move(signing));
}

}  // namespace gongkai::account
