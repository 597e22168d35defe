#include "web/peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
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

constexpr unsigned kBitsOfByte = 8;

struct Network4 {
  std::uint32_t first;
  unsigned bits;
};
// RFC 6890 and what came after: not reachable from everywhere, or for no host.
constexpr Network4 kNotPublic4[] = {{0x00000000U, 8},  {0x0A000000U, 8},  {0x64400000U, 10}, {0x7F000000U, 8},
                                    {0xA9FE0000U, 16}, {0xAC100000U, 12}, {0xC0000000U, 24}, {0xC0000200U, 24},
                                    {0xC0586300U, 24}, {0xC0A80000U, 16}, {0xC6120000U, 15}, {0xC6336400U, 24},
                                    {0xCB007100U, 24}, {0xE0000000U, 4},  {0xF0000000U, 4}};

bool IsPublic4(std::uint32_t address) {
  constexpr unsigned kBits = 32;
  return std::ranges::none_of(kNotPublic4,
                              [&](const Network4& each) { return (address ^ each.first) >> (kBits - each.bits) == 0; });
}

std::uint32_t Number(const std::uint8_t* bytes) {
  std::uint32_t number = 0;
  for (int i = 0; i < 4; ++i) number = number << kBitsOfByte | bytes[i];
  return number;
}

/// Public are 2000::/3, without the documentation's, Teredo's and what leads to an IPv4 address that is not.
bool IsPublic6(const std::uint8_t (&bytes)[16]) {
  constexpr std::uint8_t kMapped6[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  constexpr std::uint8_t kNat64[12] = {0x00, 0x64, 0xFF, 0x9B};
  if (std::memcmp(bytes, kMapped6, sizeof kMapped6) == 0 || std::memcmp(bytes, kNat64, sizeof kNat64) == 0) {
    return IsPublic4(Number(bytes + sizeof kMapped6));
  }
  if ((bytes[0] & 0xE0U) != 0x20U) return false;
  const std::uint32_t head = Number(bytes);
  if (head >> 16U == 0x2002U) return IsPublic4(Number(bytes + 2));
  return head != 0x20010DB8U && head != 0x20010000U;
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

Networks NetworksOf(const std::string& address) {
  const std::string network = NetworkOf(address), first = network.substr(0, network.find('/'));
  in_addr bytes{};
  const bool is_ipv4 = inet_pton(AF_INET, first.c_str(), &bytes) == 1;
  return {.network = network,
          .household = FirstBytesOf(first, 7).value_or(network),
          .place = is_ipv4 ? first.substr(0, first.rfind('.')) + ".0/24" : FirstBytesOf(first, 6).value_or(network)};
}

std::vector<std::string> Networks::Distinct() const {
  std::vector<std::string> distinct = {network};
  for (const std::string& wider : {household, place}) {
    if (wider != distinct.back()) distinct.push_back(wider);
  }
  return distinct;
}

bool IsPublicAddress(const sockaddr* peer) {
  if (peer == nullptr) return false;
  if (peer->sa_family == AF_INET) {
    return IsPublic4(ntohl(reinterpret_cast<const sockaddr_in*>(peer)->sin_addr.s_addr));
  }
  if (peer->sa_family != AF_INET6) return false;
  return IsPublic6(reinterpret_cast<const sockaddr_in6*>(peer)->sin6_addr.s6_addr);
}

bool CameEncrypted(std::string_view peer, const Parameters& headers) {
  return IsThisMachine(peer) && EqualIgnoringCase(headers.Get("X-Forwarded-Proto"), "https");
}

}  // namespace gongkai::web
