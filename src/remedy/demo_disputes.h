// Disputes of the demo county: 14, in every state, some over the turn of the year, two of them overturned, so that an
// application is answered anew and another is worked on anew today. Entered and worked on by the very acts of people;
// the same every time but for its days. Everybody in it is invented.
#pragma once

#include <memory>

#include "account/demo_county.h"

namespace gongkai::remedy {

inline constexpr int kDemoDisputes = 14;

class DemoDisputes {
 public:
  explicit DemoDisputes(account::DemoLife& life);
  ~DemoDisputes();
  DemoDisputes(const DemoDisputes&) = delete;
  DemoDisputes& operator=(const DemoDisputes&) = delete;

  /// As request::DemoCases::Until, called behind it: what is disputed was answered before.
  void Until(int days_before);

 private:
  struct Lives;
  std::unique_ptr<Lives> lives_;
};

}  // namespace gongkai::remedy
