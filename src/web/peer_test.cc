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

TEST_CASE("wider networks are counted besides, the narrowest first, each once") {
  using Names = std::vector<std::string>;
  CHECK(NetworksOf("2001:db8:1:2345::7").Distinct() ==
        Names{"2001:db8:1:2345::/64", "2001:db8:1:2300::/56", "2001:db8:1::/48"});
  CHECK(NetworksOf("192.0.2.7").Distinct() == Names{"192.0.2.7", "192.0.2.0/24"});
  CHECK(NetworksOf("").Distinct() == Names{""});
  CHECK(NetworksOf("unix").Distinct() == Names{"unix"});
}

TEST_CASE("public is what everybody reaches: no house, no link, no machine, however it is written") {
  const auto is_public = [](const std::string& text) {
    sockaddr_in v4{};
    sockaddr_in6 v6{};
    v4.sin_family = AF_INET;
    v6.sin6_family = AF_INET6;
    if (inet_pton(AF_INET, text.c_str(), &v4.sin_addr) == 1) {
      return IsPublicAddress(reinterpret_cast<const sockaddr*>(&v4));
    }
    REQUIRE(inet_pton(AF_INET6, text.c_str(), &v6.sin6_addr) == 1);
    return IsPublicAddress(reinterpret_cast<const sockaddr*>(&v6));
  };
  for (const char* text : {"8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.167.1.1",
                           "223.5.5.5", "2400:3200::1", "::ffff:8.8.8.8", "2002:808:808::1", "64:ff9b::8.8.8.8"}) {
    CHECK_MESSAGE(is_public(text), text);
  }
  for (const char* text : {"127.0.0.1",   "127.8.8.8",      "0.0.0.0",          "10.1.2.3",
                           "172.16.0.1",  "172.31.255.255", "192.168.1.1",      "169.254.169.254",
                           "100.64.0.1",  "224.0.0.1",      "255.255.255.255",  "::",
                           "::1",         "fe80::1",        "fc00::1",          "fd12::1",
                           "fec0::1",     "ff02::1",        "::ffff:127.0.0.1", "::ffff:10.0.0.1",
                           "::127.0.0.1", "2002:7f00:1::1", "2002:a00:1::1",    "64:ff9b::a00:1",
                           "2001:db8::1", "2001::1"}) {
    CHECK_MESSAGE(!is_public(text), text);
  }
  CHECK_FALSE(IsPublicAddress(nullptr));
}

TEST_CASE("what is wider than a network: a household, a place; of an address as of its network") {
  CHECK(NetworksOf("2001:db8:0:1::7") == NetworksOf("2001:db8:0:1::/64"));
  CHECK(NetworksOf("2001:db8:0:1::/64").network == "2001:db8:0:1::/64");
  const auto household = [](const std::string& of) { return NetworksOf(of).household; };
  const auto place = [](const std::string& of) { return NetworksOf(of).place; };
  CHECK(household("2001:db8:0:1::/64") == "2001:db8::/56");
  CHECK(household("2001:db8:0:ff::/64") == household("2001:db8::/64"));
  CHECK(household("2001:db8:0:100::/64") != household("2001:db8:0:ff::/64"));
  CHECK(place("2001:db8:7:1::/64") == "2001:db8:7::/48");
  CHECK(place("2001:db8:7:1234::/64") == place("2001:db8:7:ffff::/64"));
  CHECK(place("2001:db8:8::/64") != place("2001:db8:7::/64"));
  CHECK(household("192.0.2.7") == "192.0.2.7");
  CHECK(place("192.0.2.7") == "192.0.2.0/24");
  CHECK(place("192.0.3.7") != place("192.0.2.7"));
  for (const char* none : {"", "unknown", "192.0.2.999", "/64", "::/x/y"}) {
    CAPTURE(none);
    CHECK((household(none) == none || std::string_view(none).starts_with("::")));
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
