#include "request/demo_cases_script.h"

#include <span>
#include <stdexcept>
#include <string>

namespace gongkai::request {
namespace {

using enum DemoStep;

struct After {
  DemoStep step;
  int working_days;
};

// Terms have days to spare: what happens beside a case may hold its next step up.
constexpr After kPlain[] = {{kDraft, 4}};
constexpr After kCorrected[] = {{kAskCorrection, 2}, {kCorrect, 6}, {kDraft, 3}};
constexpr After kCorrectionLapsed[] = {{kAskCorrection, 2}, {kLapseCorrection, 15}, {kArchive, 20}};
constexpr After kThirdSilent[] = {{kAskThird, 2}, {kDraft, 20}};
constexpr After kThirdAnswers[] = {{kAskThird, 2}, {kTheyAnswer, 7}, {kDraft, 2}};
constexpr After kJoint[] = {{kAskJoint, 2}, {kTheyAnswer, 5}, {kDraft, 2}};
constexpr After kOtherOrgan[] = {{kAskOrgan, 2}, {kTheyAnswer, 9}, {kDraft, 3}};
constexpr After kExtended[] = {{kExtend, 9}, {kDraft, 8}};
constexpr After kDelayed[] = {{kAskWhy, 1}, {kTellWhy, 1}, {kDelay, 1}, {kDraft, 22}};
constexpr After kReasons[] = {{kAskWhy, 2}, {kTellWhy, 3}, {kDraft, 3}};
constexpr After kFeePaid[] = {{kNotifyFee, 3}, {kPayFee, 5}, {kDraft, 4}};
constexpr After kFeeLapsed[] = {{kNotifyFee, 3}, {kLapseFee, 27}, {kArchive, 20}};
constexpr After kWithdrawn[] = {{kWithdraw, 5}, {kArchive, 20}};

/// Behind every draft.
constexpr After kTail[] = {{kHandIn, 0}, {kSecrecy, 1}, {kReview, 1},  {kApprove, 1},
                           {kReply, 0},  {kRate, 3},    {kArchive, 25}};

struct Story {
  std::string_view name;
  std::span<const After> steps;
};
constexpr Story kStories[] = {{"plain", kPlain},
                              {"corrected", kCorrected},
                              {"correction_lapsed", kCorrectionLapsed},
                              {"third_silent", kThirdSilent},
                              {"third_answered", kThirdAnswers},
                              {"third_objects", kThirdAnswers},
                              {"joint", kJoint},
                              {"other_organ", kOtherOrgan},
                              {"extended", kExtended},
                              {"delayed", kDelayed},
                              {"reasons", kReasons},
                              {"fee_paid", kFeePaid},
                              {"fee_lapsed", kFeeLapsed},
                              {"withdrawn", kWithdrawn}};

std::span<const After> StepsOf(std::string_view name) {
  for (const Story& story : kStories) {
    if (story.name == name) return story.steps;
  }
  throw std::runtime_error("data/demo/cases.tsv: no story " + std::string(name));
}

}  // namespace

std::vector<DemoStepOn> DemoScript(std::string_view story, Date sent, bool has_to_be_confirmed,
                                   std::optional<DemoStep> stop, const law::WorkingCalendar& calendar) {
  std::vector<After> steps = {{kSend, 0}};
  if (has_to_be_confirmed) steps.push_back({kConfirm, 1});
  steps.push_back({kAssign, 1});
  const auto told = StepsOf(story);
  steps.insert(steps.end(), told.begin(), told.end());
  if (told.back().step == kDraft) steps.insert(steps.end(), std::begin(kTail), std::end(kTail));
  std::vector<DemoStepOn> script;
  Date on = sent;
  for (const After& after : steps) {
    if (after.step == stop) break;
    if (after.working_days > 0) on = calendar.AddWorkingDays(on, law::WorkingDays{after.working_days});
    script.push_back({after.step, on});
  }
  return script;
}

}  // namespace gongkai::request
