#include "web/listen_address.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace gongkai::web {
namespace {

struct Address {
  sockaddr_storage storage{};
  socklen_t size = 0;
  bool is_loopback = false;
};

std::optional<Address> ReadIpv4(const std::string& host, std::uint16_t port) {
  sockaddr_in ip{};
  ip.sin_family = AF_INET;
  ip.sin_port = htons(port);
  if (inet_pton(AF_INET, host.c_str(), &ip.sin_addr) != 1) return std::nullopt;
  Address address{.size = sizeof ip, .is_loopback = (ntohl(ip.sin_addr.s_addr) >> 24) == 127};
  std::memcpy(&address.storage, &ip, sizeof ip);
  return address;
}

std::optional<Address> ReadIpv6(const std::string& host, std::uint16_t port) {
  if (host.size() < 3 || host.front() != '[' || host.back() != ']') return std::nullopt;
  sockaddr_in6 ip{};
  ip.sin6_family = AF_INET6;
  ip.sin6_port = htons(port);
  if (inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &ip.sin6_addr) != 1) return std::nullopt;
  Address address{.size = sizeof ip, .is_loopback = IN6_IS_ADDR_LOOPBACK(&ip.sin6_addr) != 0};
  std::memcpy(&address.storage, &ip, sizeof ip);
  return address;
}

std::uint16_t PortOf(int socket) {
  sockaddr_storage storage{};
  socklen_t size = sizeof storage;
  getsockname(socket, reinterpret_cast<sockaddr*>(&storage), &size);
  // The port lies at the same place in both families.
  sockaddr_in ip{};
  std::memcpy(&ip, &storage, sizeof ip);
  return ntohs(ip.sin_port);
}

Error NotLoopbackError(std::string_view address) {
  return Error{ErrorKind::kInvalidInput,
               "监听地址 " + std::string(address) +
                   " 会让别的机器直接访问到本系统；前面没有 nginx、确实要这样用时，请加上 --public。",
               ""};
}

// "192.0.2.7", "[2001:db8::7]"; empty for a socket of another family.
std::string HostOf(const sockaddr_storage& storage) {
  char text[INET6_ADDRSTRLEN] = "";
  if (storage.ss_family == AF_INET) {
    sockaddr_in ip{};
    std::memcpy(&ip, &storage, sizeof ip);
    inet_ntop(AF_INET, &ip.sin_addr, text, sizeof text);
    return text;
  }
  if (storage.ss_family != AF_INET6) return "";
  sockaddr_in6 ip{};
  std::memcpy(&ip, &storage, sizeof ip);
  inet_ntop(AF_INET6, &ip.sin6_addr, text, sizeof text);
  return std::string("[") + text + "]";
}

Error BindError(std::string_view address) {
  if (errno == EADDRINUSE) {
    return Error{ErrorKind::kConflict,
                 std::string(address) + " 已被别的程序占用，请先把它关掉，或用 --listen 换一个端口。", ""};
  }
  return Error{ErrorKind::kInvalidInput,
               "不能在 " + std::string(address) + " 上提供服务（" + std::strerror(errno) + "）。", ""};
}

}  // namespace

Result<ListeningSocket> ListeningSocket::Open(std::string_view address, bool allow_public) {
  const std::size_t colon = address.rfind(':');
  std::string host(address.substr(0, colon));
  const std::string_view digits = colon == std::string_view::npos ? std::string_view() : address.substr(colon + 1);
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  const bool has_port = !digits.empty() && error == std::errc() && end == digits.data() + digits.size();
  if (host == "localhost") host = "127.0.0.1";
  auto ip = ReadIpv4(host, port);
  const bool is_ipv6 = !ip;
  if (is_ipv6) ip = ReadIpv6(host, port);
  if (!has_port || !ip) {
    return Error{ErrorKind::kInvalidInput,
                 "看不懂监听地址 " + std::string(address) + "，应写成 127.0.0.1:8080 的样子。", ""};
  }
  if (!ip->is_loopback && !allow_public) return NotLoopbackError(address);
  ListeningSocket listening;
  listening.socket_ = socket(ip->storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const int yes = 1;
  setsockopt(listening.socket_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (listening.socket_ < 0 || bind(listening.socket_, reinterpret_cast<sockaddr*>(&ip->storage), ip->size) != 0 ||
      listen(listening.socket_, SOMAXCONN) != 0) {
    return BindError(address);
  }
  listening.is_ipv6_ = is_ipv6;
  listening.host_ = host;
  listening.port_ = PortOf(listening.socket_);
  return listening;
}

Result<ListeningSocket> ListeningSocket::Take(int socket, bool allow_public) {
  sockaddr_storage storage{};
  socklen_t size = sizeof storage;
  int listens = 0;
  socklen_t listens_size = sizeof listens;
  const bool is_known = getsockname(socket, reinterpret_cast<sockaddr*>(&storage), &size) == 0 &&
                        getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &listens, &listens_size) == 0;
  const std::string host = HostOf(storage);
  if (!is_known || listens == 0 || host.empty()) {
    return Error{ErrorKind::kInvalidInput, "启动本系统的程序交来的不是监听 TCP 端口的套接字。", ""};
  }
  const bool is_ipv6 = storage.ss_family == AF_INET6;
  const std::uint16_t port = PortOf(socket);
  const auto ip = is_ipv6 ? ReadIpv6(host, port) : ReadIpv4(host, port);
  if (!allow_public && !(ip && ip->is_loopback)) return NotLoopbackError(host + ":" + std::to_string(port));
  ListeningSocket listening;
  listening.socket_ = socket;
  listening.is_ipv6_ = is_ipv6;
  listening.host_ = host;
  listening.port_ = port;
  fcntl(socket, F_SETFD, FD_CLOEXEC);
  fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
  return listening;
}

int TakeInheritedSocket() {
  constexpr int kFirst = 3;  // behind standard input, output and error
  const char* const process = std::getenv("LISTEN_PID");
  const char* const sockets = std::getenv("LISTEN_FDS");
  const bool is_ours = process != nullptr && sockets != nullptr && std::to_string(getpid()) == process &&
                       std::string_view(sockets) == "1";
  unsetenv("LISTEN_PID");
  unsetenv("LISTEN_FDS");
  return is_ours ? kFirst : -1;
}

ListeningSocket::~ListeningSocket() {
  if (socket_ >= 0) close(socket_);
}

ListeningSocket::ListeningSocket(ListeningSocket&& other) noexcept
    : socket_(other.Release()), is_ipv6_(other.is_ipv6_), port_(other.port_), host_(std::move(other.host_)) {}

int ListeningSocket::Release() {
  const int socket = socket_;
  socket_ = -1;
  return socket;
}

}  // namespace gongkai::web
