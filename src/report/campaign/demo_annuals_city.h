// The year's reports around the demo county: each January its campaign is begun, has its days, late ones are urged; the
// city of eight counties above it, whose reports are read from files: one came late, one has a wrong sum, one repeats
// the numbers of the year before under a neighbour's text, one was corrected in April. All names are invented.
#pragma once

#include <memory>

#include "account/demo_county.h"

namespace gongkai::report {

class DemoCity {
 public:
  explicit DemoCity(account::DemoLife& life);
  ~DemoCity();
  DemoCity(const DemoCity&) = delete;
  DemoCity& operator=(const DemoCity&) = delete;

  /// As DemoAnnuals::Until, called behind it.
  void Until(int days_before);

 private:
  struct Lives;
  std::unique_ptr<Lives> lives_;
};

}  // namespace gongkai::report
