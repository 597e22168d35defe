#include "cli/audit_place.h"

#include "crypto/key_file.h"

namespace gongkai::cli {
namespace {

Result<account::Keys> OpenKeys(const std::string& folder) {
  const crypto::Key master = TRY(crypto::OpenKeyFile(folder + "/gongkai.key"));
  crypto::Sm2PrivateKey signing = TRY(crypto::OpenSigningKeyFile(folder + "/signing.pem"));
  return account::KeysOf(master, std::move(signing));
}

}  // namespace

Result<AuditPlace> OpenAuditPlace(const Arguments& arguments) {
  const db::Location location = LocationOf(arguments);
  auto database = TRY(OpenExisting(location));
  account::Keys keys = TRY(OpenKeys(KeysFolderOf(arguments)));
  return AuditPlace{std::move(database), std::move(keys), location.directory + "/audit-heads"};
}

account::Desk DeskOf(const AuditPlace& place) {
  const auto now = [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); };
  return {*place.database, place.keys, now};
}

}  // namespace gongkai::cli
