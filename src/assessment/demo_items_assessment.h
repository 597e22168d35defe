// Assessments of the demo county: one settled and published, one shown to the organs whose days of objection are over,
// one in progress with an objection that waits. Everybody in it is invented.
#pragma once

#include <map>
#include <optional>

#include "account/demo_county.h"
#include "assessment/period.h"

namespace gongkai::assessment {

class DemoAssessments {
 public:
  explicit DemoAssessments(account::DemoLife& life) : life_(life) {}

  /// All that happened until so many days before today and has not been told yet; days run forward alone.
  void Until(int days_before);

 private:
  void Live(std::size_t step);

  account::DemoLife& life_;
  std::size_t next_ = 0;
  std::map<int, AssessmentId> assessments_;
};

}  // namespace gongkai::assessment
