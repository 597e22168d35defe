// What was done about organs of the demo county: one of each kind, in every state. Everybody in it is invented.
#pragma once

#include <map>

#include "account/demo_county.h"
#include "oversight/measure.h"

namespace gongkai::oversight {

class DemoMeasures {
 public:
  explicit DemoMeasures(account::DemoLife& life) : life_(life) {}

  /// All that happened until so many days before today and has not been told yet; days run forward alone.
  void Until(int days_before);

 private:
  void Live(std::size_t step);

  account::DemoLife& life_;
  std::size_t next_ = 0;
  std::map<int, MeasureId> measures_;
};

}  // namespace gongkai::oversight
