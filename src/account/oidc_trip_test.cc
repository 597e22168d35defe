// The way to the provider and back: what the cookie holds nobody can read, change or use later.
#include "account/oidc_trip.h"

#include <doctest/doctest.h>

#include "crypto/bytes.h"
#include "crypto/sha256.h"

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;

const Instant kNow = std::chrono::sys_days(2026y / 3 / 10) + 1h;

bool Has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_CASE("a trip comes back as it set out, for ten minutes, under its key alone") {
  const crypto::Key key = crypto::Key::Random();
  const Trip trip = NewTrip("https://gk.example/sign-in/sso/return", "/office/people", PersonId{7}, kNow);
  const std::string sealed = SealTrip(key, trip);
  CHECK(OpenTrip(key, sealed, kNow) == trip);
  CHECK(OpenTrip(key, sealed, kNow + kTripLasts - 1s) == trip);
  CHECK_FALSE(OpenTrip(key, sealed, kNow + kTripLasts));
  CHECK_FALSE(OpenTrip(key, sealed, kNow - 1s));
  CHECK_FALSE(OpenTrip(crypto::Key::Random(), sealed, kNow));
  for (const std::string& bad :
       {std::string(), std::string("x"), sealed + "A", sealed.substr(1), std::string(5000, 'A')}) {
    CHECK_FALSE(OpenTrip(key, bad, kNow));
  }
  std::string changed = sealed;
  changed[40] = changed[40] == 'A' ? 'B' : 'A';
  CHECK_FALSE(OpenTrip(key, changed, kNow));
  CHECK_FALSE(Has(crypto::ParseBase64Url(sealed).value(), trip.verifier));
}

TEST_CASE("no two trips have anything in common that could be guessed") {
  const Trip one = NewTrip("a", "", PersonId{0}, kNow), other = NewTrip("a", "", PersonId{0}, kNow);
  CHECK(one.state != other.state);
  CHECK(one.nonce != other.nonce);
  CHECK(one.verifier != other.verifier);
  CHECK(one.state != one.nonce);
  CHECK(one.verifier.size() == 43);  // the least that RFC 7636 allows
}

TEST_CASE("the address holds what the protocol asks for, the verifier as its digest alone") {
  Trip trip = NewTrip("https://gk.example/return?x=1&y", "", PersonId{0}, kNow);
  trip.state = "s&t";
  const SsoSettings settings{.issuer = "https://id.example", .client_id = "gong kai", .client_secret = "secret"};
  const std::string address =
      AuthorizationAddress({.authorization_endpoint = "https://id.example/authorize?tenant=9"}, settings, trip);
  CHECK(address.starts_with("https://id.example/authorize?tenant=9&response_type=code&scope=openid%20profile&"));
  CHECK(Has(address, "client_id=gong%20kai&redirect_uri=https%3A%2F%2Fgk.example%2Freturn%3Fx%3D1%26y&"));
  CHECK(Has(address, "state=s%26t&nonce=" + trip.nonce));
  CHECK(Has(address, "code_challenge=" + crypto::Base64Url(crypto::Sha256(trip.verifier))));
  CHECK(Has(address, "code_challenge_method=S256"));
  CHECK_FALSE(Has(address, trip.verifier));
  CHECK_FALSE(Has(address, "secret"));
  CHECK_FALSE(Has(address, "acr_values"));
}

TEST_CASE("two factors are asked for where they are trusted") {
  const SsoSettings settings{.issuer = "https://id.example", .trusts_second_factor = true, .trusted_acr = "loa3"};
  const Trip trip = NewTrip("a", "", PersonId{0}, kNow);
  CHECK(Has(AuthorizationAddress({.authorization_endpoint = "https://id.example/a"}, settings, trip),
            "&acr_values=loa3"));
}

TEST_CASE("the secret goes into the header, or into the form, as the provider wants it; RFC 6749, 2.3.1") {
  const SsoSettings settings{.client_id = "gong kai", .client_secret = "a:b"};
  ProviderMetadata metadata;
  CHECK(TokenAuthorization(metadata, settings) == "Basic " + crypto::Base64("gong%20kai:a%3Ab"));
  CHECK_FALSE(Has(TokenForm(metadata, settings, "c", "r", "v"), "secret"));
  metadata.takes_secret_in_header = false;
  CHECK(TokenAuthorization(metadata, settings).empty());
  CHECK(TokenForm(metadata, settings, "c&", "r", "v") ==
        "grant_type=authorization_code&code=c%26&redirect_uri=r&code_verifier=v&client_id=gong%20kai&client_secret=a%"
        "3Ab");
}

}  // namespace
}  // namespace gongkai::account
