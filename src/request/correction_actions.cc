#include "request/correction_actions.h"

namespace gongkai::request {
namespace {

using account::Deed;

/// For the event: what was said besides, and what stood there before.
PersonalText WordsWith(const PersonalText& said, const Asked& before) {
  std::string words;
  if (!said.empty()) words += said.Reveal() + "\n";
  words += "补正前的名称：" + before.title.Reveal() + "\n补正前的描述：" + before.text.Reveal();
  if (!before.file_number.empty()) words += "\n补正前的文号：" + before.file_number.Reveal();
  return PersonalText(std::move(words));
}

}  // namespace

FormResult<CaseId> TakeCorrection(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                  const TakenCorrection& taken) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<CaseId> {
    if (deed.done_before()) return deed.Earlier(CaseIdFrom);
    const auto held = CaseToActOn(deed, seen, account::Act::kHandleCases);
    if (!held) return held.errors();
    auto words = OpenWords(deed.transaction(), desk.keys, seen.id);
    if (!words) return FieldError{std::string(kVersionField), "本件的个人信息已经销毁，不能再办。"};
    Asked asked = taken.asked;
    asked.carrier = words->asked.carrier;
    asked.way = words->asked.way;
    asked.other_form_will_do = words->asked.other_form_will_do;
    if (FieldErrors errors = FaultsOf(asked); !errors.empty()) return errors;
    CaseEvent event = taken.event;
    event.at = deed.now();
    event.person = deed.actor().person;
    event.person_name = deed.actor().name;
    const auto done = AppendToCase(deed, desk.keys, *held, event, WordsWith(taken.words, words->asked));
    if (!done) return UnderField(done.error(), event);
    words->asked = Tidied(asked);
    PutWords(deed.transaction(), desk.keys, seen.id, *words);
    deed.Record(held->handler, "case.take_correction", CaseObjectOf(seen.id));
    deed.Commit(ToString(seen.id));
    return seen.id;
  });
}

}  // namespace gongkai::request
