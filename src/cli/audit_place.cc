#include "cli/audit_place.h"

#include "crypto/key_file.h"

namespace gongkai::cli {
namespace {

Result<account::Keys> OpenKeys(const std::string& folder) {
  const crypto::Key master = TRY(crypto::OpenKeyFile(folder + "/gongkai.key"));
  crypto::Sm2PrivateKey signing = TRY(crypto::OpenSigningKeyFile(folder + "/signing.pem"));
  return account::Keys{master.Derive("audit"), master.Derive("blind"), master.Derive("totp"), std::move(signing)};
}

}  // namespace

Result<AuditPlace> OpenAuditPlace(const Arguments& arguments) {
  const db::Location location = LocationOf(arguments);
  auto database = TRY(OpenExisting(location));
  const std::string folder =
      arguments.Has(kKeysOption.name) ? arguments.ValueOf(kKeysOption.name) : location.directory + "/keys";
  account::Keys keys = TRY(OpenKeys(folder));
  return AuditPlace{std::move(database), std::move(keys), location.directory + "/audit-heads"};
}

}  // namespace gongkai::cli
