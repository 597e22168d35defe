// A desk for tests that act: keys made for the test, and a clock that stands still until it is moved.
#pragma once

#include <chrono>

#include "account/deed.h"

namespace gongkai::testing {

class OfficeDesk {
 public:
  explicit OfficeDesk(db::Database& database) : desk_{database, keys_, [this] { return now_; }} {}

  account::Desk& desk() { return desk_; }
  Instant now() const { return now_; }
  void Pass(std::chrono::seconds time) { now_ += time; }

 private:
  // 2026-02-02 09:00 in Beijing, a Monday.
  Instant now_{std::chrono::sys_days{std::chrono::year(2026) / 2 / 2} + std::chrono::hours(1)};
  account::Keys keys_ = account::KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  account::Desk desk_;
};

}  // namespace gongkai::testing
