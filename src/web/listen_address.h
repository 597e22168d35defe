// "127.0.0.1:8080", "[::1]:0", "localhost:8080": where the server listens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gongkai::web {

/// A listening socket, closed when it goes unless it was released.
class ListeningSocket {
 public:
  /// Errors: kInvalidInput for an address that makes no sense, or is not loopback while `allow_public` is false;
  ///         kConflict when the port is taken.
  static Result<ListeningSocket> Open(std::string_view address, bool allow_public);
  /// One that listens already and was handed on. Errors: kInvalidInput as above.
  static Result<ListeningSocket> Take(int socket, bool allow_public);
  ~ListeningSocket();
  ListeningSocket(ListeningSocket&& other) noexcept;
  ListeningSocket& operator=(ListeningSocket&&) = delete;

  int Release();
  int Peek() const { return socket_; }
  bool is_ipv6() const { return is_ipv6_; }
  std::uint16_t port() const { return port_; }
  const std::string& host() const { return host_; }  // as it stands in an address: "127.0.0.1", "[::1]"

 private:
  ListeningSocket() = default;
  int socket_ = -1;
  bool is_ipv6_ = false;
  std::uint16_t port_ = 0;
  std::string host_;
};

/// The socket with which systemd, or whoever speaks its protocol (LISTEN_PID, LISTEN_FDS), started this program; -1 if
/// there is none. Answers once: a child of this program inherits nothing.
int TakeInheritedSocket();

}  // namespace gongkai::web
