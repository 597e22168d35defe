#include "disclosure/step/step_successor_actions.h"

#include <fmt/format.h>

#include "account/notice_actions.h"
#include "account/organ_card_view.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/step/step_actions.h"
#include "disclosure/step/step_work_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Deed;
using account::Desk;

constexpr int kAtOnce = 500;

/// The same question to the organ that goes on, in the place of the step that was stopped.
Step ForSuccessor(const Step& stopped, OrganId successor, std::string name) {
  Step next = stopped;
  next.organ = successor;
  next.body = std::move(name);
  next.asks_again = stopped.number;
  next.state = StepState::kOpen;
  next.ended_words.clear();
  return next;
}

void Stop(Deed& deed, Step& step, const std::string& why) {
  step.state = StepState::kLetGo;
  step.ended_words = why;
  UpdateStep(deed.transaction(), step);
}

/// 0: it needed nothing any more; 1: it went on; 2: nobody is there to whom it could.
int HandOn(Deed& deed, const Step& seen) {
  auto taken = TakeStep(deed, {seen.item, seen.number}, StepState::kOpen, "");
  if (!taken || !IsClosed(deed.transaction(), *taken->step.organ, deed.today())) return 0;
  Step step = taken->step;
  const auto card = account::OrganCardOf(deed.transaction(), *step.organ);
  const bool is_own = card->successor == step.item.organ;
  const auto next = card->successor && !is_own ? account::OrganCardOf(deed.transaction(), *card->successor)
                                               : std::optional<account::OrganCard>();
  const bool goes_on = next && account::HasOwnDuties(next->kind) && MayHaveSteps(taken->item, deed.today()) &&
                       StepsOf(deed.transaction(), step.item).size() < kMostSteps;
  const std::string who =
      card->successor_name.empty() ? "没有写明由谁继续行使职权" : "由" + card->successor_name + "继续行使职权";
  Stop(deed, step, step.body + "已经撤并，" + who + (goes_on ? "，转给它答复。" : "；请另行征求。"));
  if (!goes_on) {
    TellAsker(deed, step, "已经撤并，征求意见要另行办理", is_own ? "它的职权由本机关继续行使。" : who + "。");
    return DoneWithStep(deed, step, "step.hand_on", "step_let_go", step.ended_words) ? 2 : 0;
  }
  Step after = ForSuccessor(step, *card->successor, next->names.front().name);
  after.number = AddStep(deed.transaction(), after);
  TellAsked(deed, after, "请答复：有一件拟公开的信息征求意见，原来问的是" + step.body,
            after.answer_by ? "原来请在" + ToChinese(*after.answer_by) + "以前答复。" : "");
  TellAsker(deed, after, "接着答复：" + step.body + "已经撤并", who + "。");
  return DoneWithStep(deed, after, "step.hand_on", "step_handed_on", step.ended_words) ? 1 : 0;
}

}  // namespace

std::string HandOnStepsOfClosed(Desk& desk) {
  std::vector<Step> open;
  {
    db::Reader reader = desk.database.Read();
    open = OpenStepsOfClosed(reader, BeijingDay(desk.now()), kAtOnce);
  }
  int handed_on = 0, told = 0;
  for (const Step& step : open) {
    const int came = account::RetryDeed(desk, account::Actor{}, [&](Deed& deed) { return HandOn(deed, step); });
    handed_on += came == 1 ? 1 : 0;
    told += came == 2 ? 1 : 0;
  }
  return fmt::format("转给继续行使职权的机关 {} 步，告诉送出的机关另行办理 {} 步。", handed_on, told);
}

}  // namespace gongkai::disclosure
