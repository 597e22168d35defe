// What happens to a case of the demo, step by step: a story is a list of steps, each so many working days after the one
// before.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "law/working_calendar.h"

namespace gongkai::request {

enum class DemoStep {
  kSend,
  kConfirm,
  kAssign,
  kAskCorrection,
  kCorrect,
  kLapseCorrection,
  kAskThird,
  kAskJoint,
  kAskOrgan,
  kTheyAnswer,
  kExtend,
  kAskWhy,
  kTellWhy,
  kDelay,
  kNotifyFee,
  kPayFee,
  kLapseFee,
  kWithdraw,
  kDraft,
  kHandIn,
  kSecrecy,
  kReview,
  kApprove,
  kReply,
  kRate,
  kArchive,
};

struct DemoStepOn {
  DemoStep step{};
  Date on{};
};

/// `sent`: when it came in; `has_to_be_confirmed`: on the next working day. Ends before `stop`. Throws
/// std::runtime_error for a story that there is not.
std::vector<DemoStepOn> DemoScript(std::string_view story, Date sent, bool has_to_be_confirmed,
                                   std::optional<DemoStep> stop, const law::WorkingCalendar& calendar);

/// How long who is asked to put an application right has for it, and until when an answer is delayed, in working days.
inline constexpr int kDemoCorrectionDays = 10, kDemoDelayDays = 45, kDemoExtension = 15;

}  // namespace gongkai::request
