// The demo county's own annual reports of each January that its story holds: compiled out of its ledgers, checked,
// signed by three, submitted and published. One organ is late, one published a wrong number and corrects it, one copied
// its neighbour's text.
#pragma once

#include <memory>

#include "account/demo_county.h"

namespace gongkai::report {

class DemoAnnuals {
 public:
  explicit DemoAnnuals(account::DemoLife& life);
  ~DemoAnnuals();
  DemoAnnuals(const DemoAnnuals&) = delete;
  DemoAnnuals& operator=(const DemoAnnuals&) = delete;

  /// As request::DemoCases::Until, called behind it: what is counted has happened before.
  void Until(int days_before);

 private:
  struct Lives;
  std::unique_ptr<Lives> lives_;
};

}  // namespace gongkai::report
