#include "disclosure/step/step_late_actions.h"

#include "disclosure/item_steps_actions.h"
#include "disclosure/step/step_work_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

LateAnswer AnswerFrom(Deed& deed, const std::vector<Step>& steps, const Step& step, const LateForm& form) {
  return {.answer = StepAnswerFrom(step.kind, form.answer.answer),
          .answered_on = *form.answer.answered_on,
          .words = form.answer.words,
          .looks_again = LateEffectFrom(form.effect) == LateEffect::kLookAgain,
          .effect_words = form.effect_words,
          .over = DecidedOver(steps, step),
          .person_name = deed.actor().name,
          .at = deed.now()};
}

FormResult<Step> Write(Deed& deed, const StepId& id, const LateForm& form, const BareScans& scans) {
  if (deed.done_before()) return EarlierStep(deed);
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能登记答复。");
  auto taken = TakeStep(deed, id, StepState::kOpen, "这一步已经有了答复，或者已经撤回。");
  if (!taken) return taken.errors();
  Step step = taken->step;
  const std::vector<Step> steps = StepsOf(deed.transaction(), id.item);
  if (!MayAnswerLate(steps, step))
    return FormRefused("这一步没有提请本机关决定，答复照常登记；迟到的答复最多登记 5 次。");
  FieldErrors errors = FaultsOfLate(steps, step, form, deed.today());
  for (const FieldError& error : scans.errors()) errors.push_back(error);
  if (!errors.empty()) return errors;
  const LateAnswer late = AnswerFrom(deed, steps, step, form);
  AddLate(deed.transaction(), step, late, deed.actor().person);
  scans.AddTo(deed, step);
  step.late.push_back(late);
  TellApprover(deed, step,
               late.looks_again ? "请研究：第三方在本机关决定以后答复了“" + std::string(late.answer->name) + "”"
                                : "第三方在本机关决定以后答复了，登记为不改变原来的决定");
  return DoneWithStep(deed, step, "step.late", "step_late",
                      std::string(late.answer->name) + "。" +
                          std::string(NameOf(late.looks_again ? LateEffect::kLookAgain : LateEffect::kNothing)) + "：" +
                          late.effect_words);
}

}  // namespace

FormResult<Step> WriteLateAnswer(Desk& desk, const Actor& actor, const StepId& id, const LateForm& form,
                                 const std::vector<NewFile>& scans) {
  // Before the deed, which holds the lock that everybody waits for.
  const BareScans bare(scans);
  LateForm counted = form;
  counted.answer.scans = scans.size();
  return RetryDeed(desk, actor, [&](Deed& deed) { return Write(deed, id, counted, bare); });
}

}  // namespace gongkai::disclosure
