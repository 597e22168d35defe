// Who has to do their part, one behind the other, and how far it has come: a strip of steps with name, day and state.
// The state is a sign and a word, so that colour is never alone.
//
//   Steps("审批", {{.label = "起草", .who = "林溪", .on = day, .state = StepState::kDone, .word = "已签"},
//                  {.label = "审核", .who = "何清", .state = StepState::kCurrent}, {.label = "批准"}});
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "web/html.h"

namespace gongkai::web {

enum class StepState { kAhead, kCurrent, kDone, kSentBack };

struct Step {
  std::string label;
  std::string who{};         // empty: nobody is named
  std::optional<Date> on{};  // when it was done or sent back
  StepState state = StepState::kAhead;
  std::string word{};  // of the state; empty: 已完成, 正在办, 还没到, 已退回
};

/// `label`: what the strip is of, for those who hear the page.
Html Steps(std::string_view label, const std::vector<Step>& steps);

}  // namespace gongkai::web
