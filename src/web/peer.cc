#include "web/peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>

namespace gongkai::web {
namespace {

constexpr std::string_view kMapped = "::ffff:";

bool IsThisMachine(std::string_view peer) { return peer == "::1" || peer.starts_with("127."); }

std::string_view Trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool IsAddress(const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 || inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

/// "2001:db8::/48": so many bytes of an IPv6 address, and how many bits they are; none of anything else.
std::optional<std::string> FirstBytesOf(const std::string& address, int count) {
  in6_addr bytes{};
  if (inet_pton(AF_INET6, address.c_str(), &bytes) != 1) return std::nullopt;
  std::fill(std::begin(bytes.s6_addr) + count, std::end(bytes.s6_addr), std::uint8_t{0});
  std::array<char, INET6_ADDRSTRLEN> text{};
  return std::string(inet_ntop(AF_INET6, &bytes, text.data(), text.size())) + "/" + std::to_string(8 * count);
}

}  // namespace

std::string AddressOf(const sockaddr* peer) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (peer == nullptr) return "";
  const void* bytes = nullptr;
  if (peer->sa_family == AF_INET) {
    bytes = &reinterpret_cast<const sockaddr_in*>(peer)->sin_addr;
  } else if (peer->sa_family == AF_INET6) {
    bytes = &reinterpret_cast<const sockaddr_in6*>(peer)->sin6_addr;
  }
  if (bytes == nullptr || inet_ntop(peer->sa_family, bytes, text.data(), text.size()) == nullptr) return "";
  std::string address = text.data();
  const bool is_mapped = address.starts_with(kMapped) && address.find('.') != std::string::npos;
  return is_mapped ? address.substr(kMapped.size()) : address;
}

std::string VisitorAddress(std::string_view peer, const Parameters& headers) {
  if (!IsThisMachine(peer)) return std::string(peer);
  const auto lines = headers.All("X-Forwarded-For");
  if (lines.empty()) return std::string(peer);
  const std::string_view line = lines.back();
  const std::size_t comma = line.rfind(',');
  std::string last(Trimmed(comma == std::string_view::npos ? line : line.substr(comma + 1)));
  return IsAddress(last) ? last : std::string(peer);
}

std::string NetworkOf(const std::string& address) { return FirstBytesOf(address, 8).value_or(address); }

std::string HouseholdOf(const std::string& network) {
  return FirstBytesOf(network.substr(0, network.find('/')), 7).value_or(network);
}

std::string PlaceOf(const std::string& network) {
  const std::string address = network.substr(0, network.find('/'));
  in_addr bytes{};
  const std::size_t last = address.rfind('.');
  if (inet_pton(AF_INET, address.c_str(), &bytes) == 1) return address.substr(0, last) + ".0/24";
  return FirstBytesOf(address, 6).value_or(network);
}

bool CameEncrypted(std::string_view peer, const Parameters& headers) {
  return IsThisMachine(peer) && EqualIgnoringCase(headers.Get("X-Forwarded-Proto"), "https");
}

}  // namespace gongkai::web
