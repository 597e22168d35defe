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
  ~ListeningSocket();
  ListeningSocket(ListeningSocket&& other) noexcept;
  ListeningSocket& operator=(ListeningSocket&&) = delete;

  int Release();
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

}  // namespace gongkai::web
