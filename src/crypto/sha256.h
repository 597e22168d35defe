// SHA-256, for what others ask for: PKCE of OpenID Connect, signatures that gateways check, and packages that must be
// checked in fifty years by whatever program there is then. Our own records use SM3.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace gongkai::crypto {

/// 32 bytes.
std::string Sha256(std::string_view bytes);

/// The same as bytes come in.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;

  void Add(std::string_view bytes);
  /// 64 hex digits; nothing may be added afterwards.
  std::string Finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// HMAC (RFC 2104) over it: 32 bytes.
std::string HmacSha256(std::string_view key, std::string_view bytes);

}  // namespace gongkai::crypto
