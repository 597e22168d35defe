// Limits on sign-ins and the audit trail go by the visitor's address: it must be neither forged nor lost behind the
// proxy.
#include "web/peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <doctest/doctest.h>

namespace gongkai::web {
namespace {

Parameters With(std::string name, std::string value) {
  Parameters headers(Parameters::Names::kIgnoreCase);
  headers.Add(std::move(name), std::move(value));
  return headers;
}

TEST_CASE("a visitor from elsewhere cannot choose the address") {
  CHECK(VisitorAddress("192.0.2.7", With("X-Forwarded-For", "198.51.100.1")) == "192.0.2.7");
  CHECK_FALSE(CameEncrypted("192.0.2.7", With("X-Forwarded-Proto", "https")));
}

TEST_CASE("behind a proxy on this machine the last address counts: what stands before it came from the visitor") {
  CHECK(VisitorAddress("127.0.0.1", With("x-forwarded-for", "10.9.9.9, 198.51.100.1")) == "198.51.100.1");
  CHECK(VisitorAddress("::1", With("X-Forwarded-For", "2001:db8::7")) == "2001:db8::7");
  CHECK(CameEncrypted("127.0.0.1", With("X-Forwarded-Proto", "https")));
}

TEST_CASE("counted is a network: of an IPv6 address the half that its holder cannot choose") {
  CHECK(NetworkOf("192.0.2.7") == "192.0.2.7");
  CHECK(NetworkOf("2001:db8:0:1:aaaa::7") == "2001:db8:0:1::/64");
  CHECK(NetworkOf("2001:db8:0:1:bbbb:1:2:3") == NetworkOf("2001:db8:0:1::9"));
  CHECK(NetworkOf("2001:db8:0:2::7") != NetworkOf("2001:db8:0:1::7"));
  CHECK(NetworkOf("") == "");
}

TEST_CASE("what is wider than a network: a household, a place") {
  CHECK(HouseholdOf("2001:db8:0:1::/64") == "2001:db8::/56");
  CHECK(HouseholdOf("2001:db8:0:ff::/64") == HouseholdOf("2001:db8::/64"));
  CHECK(HouseholdOf("2001:db8:0:100::/64") != HouseholdOf("2001:db8:0:ff::/64"));
  CHECK(PlaceOf("2001:db8:7:1::/64") == "2001:db8:7::/48");
  CHECK(PlaceOf(HouseholdOf("2001:db8:7:1234::/64")) == PlaceOf("2001:db8:7:ffff::/64"));
  CHECK(PlaceOf("2001:db8:8::/64") != PlaceOf("2001:db8:7::/64"));
  CHECK(HouseholdOf("192.0.2.7") == "192.0.2.7");
  CHECK(PlaceOf("192.0.2.7") == "192.0.2.0/24");
  CHECK(PlaceOf("192.0.3.7") != PlaceOf("192.0.2.7"));
  for (const char* none : {"", "unknown", "192.0.2.999", "/64", "::/x/y"}) {
    CAPTURE(none);
    CHECK((HouseholdOf(none) == none || std::string_view(none).starts_with("::")));
  }
}

TEST_CASE("what is no address is passed over") {
  CHECK(VisitorAddress("127.0.0.1", With("X-Forwarded-For", "unknown")) == "127.0.0.1");
  CHECK(VisitorAddress("127.0.0.1", With("X-Forwarded-For", "")) == "127.0.0.1");
  CHECK(VisitorAddress("127.0.0.1", Parameters()) == "127.0.0.1");
  CHECK(AddressOf(nullptr).empty());
}

TEST_CASE("an IPv4 visitor of an IPv6 socket is written as IPv4") {
  sockaddr_in6 peer{};
  peer.sin6_family = AF_INET6;
  REQUIRE(inet_pton(AF_INET6, "::ffff:192.0.2.7", &peer.sin6_addr) == 1);
  CHECK(AddressOf(reinterpret_cast<const sockaddr*>(&peer)) == "192.0.2.7");
}

}  // namespace
}  // namespace gongkai::web
