// What happens to each dispute of the demo: when its copy came, and the steps behind it, in days.
#pragma once

#include <span>
#include <string_view>

#include "remedy/dispute_event.h"

namespace gongkai::remedy {

struct DemoDisputeStep {
  enum class What { kAct, kAnswerAnew, kTeach };
  int after = 0;  // days after the copy came
  What what = What::kAct;
  DisputeEventKind kind{};
  std::string_view words{};
  std::string_view outcome{};
  int until = 0;  // days after the step; 0: none
  bool orders_anew = false, by_organ = false, as_appeal = false;
  std::int64_t amount = 0;
};

struct DemoDisputePlan {
  int days = 0;  // before today that its copy came; 0: on 10 December of last year, over the turn of it
  DisputeKind kind{};
  Procedure procedure = Procedure::kOrdinary;
  bool stands_alone = false;
  int earlier = -1;          // of a suit after a reconsideration: the place of that one in this list
  bool of_redacted = false;  // about the application whose answer gave a copy from which something is withheld
  std::string_view request;
  std::span<const DemoDisputeStep> steps;
};
std::span<const DemoDisputePlan> DemoDisputePlans();

}  // namespace gongkai::remedy
