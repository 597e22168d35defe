// 社会评议 in the demo county: two that are over with figures and what was done about them published, one of which the
// figures are a draft, one that is open, one that waits for its examiner. Everybody in it is invented.
#pragma once

#include <map>

#include "account/demo_county.h"
#include "oversight/survey/survey.h"

namespace gongkai::oversight {

class DemoSurveys {
 public:
  explicit DemoSurveys(account::DemoLife& life) : life_(life) {}

  /// All that happened until so many days before today and has not been told yet; days run forward alone.
  void Until(int days_before);

 private:
  void Live(std::size_t step);

  account::DemoLife& life_;
  std::size_t next_ = 0;
  std::map<int, SurveyId> surveys_;
};

}  // namespace gongkai::oversight
