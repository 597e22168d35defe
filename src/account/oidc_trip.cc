#include "account/oidc_trip.h"

#include <nlohmann/json.hpp>

#include "base/percent.h"
#include "crypto/bytes.h"
#include "crypto/random.h"
#include "crypto/seal.h"
#include "crypto/sha256.h"

namespace gongkai::account {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kWhat = "sso trip";  // associated data of the seal
constexpr std::size_t kRandomBytes = 32;
constexpr std::size_t kLongestCookie = 4096;

std::string NewSecret() { return crypto::Base64Url(crypto::RandomBytes(kRandomBytes)); }

}  // namespace

Trip NewTrip(std::string return_address, std::string next, PersonId linking, Instant now) {
  return {NewSecret(), NewSecret(), NewSecret(), std::move(return_address), std::move(next), linking, now};
}

std::string SealTrip(const crypto::Key& key, const Trip& trip) {
  const Json fields = {trip.state,
                       trip.nonce,
                       trip.verifier,
                       trip.return_address,
                       trip.next,
                       trip.linking.value,
                       trip.began_at.time_since_epoch().count()};
  return crypto::Base64Url(crypto::Seal(key, kWhat, fields.dump()));
}

std::optional<Trip> OpenTrip(const crypto::Key& key, std::string_view sealed, Instant now) {
  if (sealed.size() > kLongestCookie) return std::nullopt;
  const auto bytes = crypto::ParseBase64Url(sealed);
  const auto plain = bytes ? crypto::Open(key, kWhat, *bytes) : std::nullopt;
  if (!plain) return std::nullopt;
  const Json fields = Json::parse(plain->Reveal());  // what only we can have written
  Trip trip{fields[0],
            fields[1],
            fields[2],
            fields[3],
            fields[4],
            PersonId{fields[5].get<std::int64_t>()},
            Instant(std::chrono::seconds(fields[6].get<std::int64_t>()))};
  if (now < trip.began_at || trip.began_at + kTripLasts <= now) return std::nullopt;
  return trip;
}

std::string AuthorizationAddress(const ProviderMetadata& metadata, const SsoSettings& settings, const Trip& trip) {
  std::string address = metadata.authorization_endpoint;
  address += address.find('?') == std::string::npos ? '?' : '&';
  address += FormField("response_type", "code") + "&" + FormField("scope", "openid profile") + "&" +
             FormField("client_id", settings.client_id) + "&" + FormField("redirect_uri", trip.return_address) + "&" +
             FormField("state", trip.state) + "&" + FormField("nonce", trip.nonce) + "&" +
             FormField("code_challenge", crypto::Base64Url(crypto::Sha256(trip.verifier))) + "&" +
             FormField("code_challenge_method", "S256");
  const bool asks_for_two = settings.trusts_second_factor && !settings.trusted_acr.empty();
  if (asks_for_two) address += "&" + FormField("acr_values", settings.trusted_acr);
  return address;
}

std::string TokenForm(const ProviderMetadata& metadata, const SsoSettings& settings, std::string_view code,
                      std::string_view return_address, std::string_view verifier) {
  std::string form = FormField("grant_type", "authorization_code") + "&" + FormField("code", code) + "&" +
                     FormField("redirect_uri", return_address) + "&" + FormField("code_verifier", verifier);
  if (metadata.takes_secret_in_header) return form;
  return form + "&" + FormField("client_id", settings.client_id) + "&" +
         FormField("client_secret", settings.client_secret);
}

std::string TokenAuthorization(const ProviderMetadata& metadata, const SsoSettings& settings) {
  if (!metadata.takes_secret_in_header) return {};
  return "Basic " + crypto::Base64(PercentEncode(settings.client_id) + ":" + PercentEncode(settings.client_secret));
}

}  // namespace gongkai::account
