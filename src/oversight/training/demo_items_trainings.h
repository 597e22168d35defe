// Two years of trainings of the demo county: the county's own for everybody, with a test, and those of some organs;
// quarterly targets, some of them missed. Everybody in it is invented.
#pragma once

#include <map>
#include <vector>

#include "account/demo_county.h"
#include "oversight/training/training.h"

namespace gongkai::oversight {

class DemoTrainings {
 public:
  explicit DemoTrainings(account::DemoLife& life);

  /// All that happened until so many days before today and has not been told yet; days run forward alone.
  void Until(int days_before);

 private:
  enum class What { kTarget, kPlan, kHold, kCancel };
  struct Step {
    int days = 0;  // before today
    What what = What::kPlan;
    std::size_t training = 0;
  };
  void Live(const Step& step);
  void SetTargetsNow();
  void Plan(std::size_t training);
  void Hold(std::size_t training);
  void Cancel(std::size_t training);

  account::DemoLife& life_;
  std::vector<Step> steps_;
  std::size_t next_ = 0;
  std::map<std::size_t, TrainingId> trainings_;
};

}  // namespace gongkai::oversight
