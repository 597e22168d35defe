// SM3 (GB/T 32905) as bytes come in. Next to read: hmac_sm3.h.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace gongkai::crypto {

class Sm3 {
 public:
  Sm3();
  ~Sm3();
  Sm3(const Sm3&) = delete;
  Sm3& operator=(const Sm3&) = delete;

  void Add(std::string_view bytes);
  /// 64 hex digits; nothing may be added afterwards.
  std::string Finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// 64 hex digits.
std::string Sm3Hex(std::string_view bytes);

}  // namespace gongkai::crypto
