// Who is at the other end. Behind a proxy on this machine (nginx, the documented default) the socket's address says
// nothing; the proxy's own word does. From any other peer those headers are what the visitor made up, and are passed
// over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/parameters.h"

struct sockaddr;

namespace gongkai::web {

/// "192.0.2.7", "2001:db8::7"; an IPv4 address mapped into IPv6 is written as IPv4. Empty for other families.
std::string AddressOf(const sockaddr* peer);

/// Of the visitor: the peer, or, when the peer is this machine, the last address of X-Forwarded-For.
std::string VisitorAddress(std::string_view peer, const Parameters& headers);

/// What stands for one visitor's network in counting: an IPv4 address as it is, of an IPv6 address the first half,
/// since everybody has all of the second one. "192.0.2.7", "2001:db8:0:1::/64".
std::string NetworkOf(const std::string& address);

/// Such a network and what holds it, each wider than the one before. Household: of IPv6 what a provider gives to one
/// (/56), of IPv4 the address itself. Place: of IPv6 what one customer has at most (/48), of IPv4 the 256 addresses
/// around (/24).
struct Networks {
  std::string network, household, place;
  bool operator==(const Networks&) const = default;

  /// Each once, the narrowest first.
  std::vector<std::string> Distinct() const;
};
/// Of an address, or of what NetworkOf told of it. What is neither is its own household and place.
Networks NetworksOf(const std::string& address);

/// Whether it is an address of the public internet: none of this machine, of a house, of a link or of a carrier's own
/// network, nor one that leads to such an IPv4 address (mapped, 6to4, NAT64). False for other families.
bool IsPublicAddress(const sockaddr* peer);

/// Whether the visitor's connection is encrypted, by the word of a proxy on this machine (X-Forwarded-Proto).
bool CameEncrypted(std::string_view peer, const Parameters& headers);

}  // namespace gongkai::web
