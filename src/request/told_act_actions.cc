#include "request/told_act_actions.h"

#include <utility>

#include "account/working_days_view.h"
#include "law/outcomes.h"
#include "request/letter_actions.h"

namespace gongkai::request {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

/// What is typed with the act goes into its letter.
void FillIn(LetterFacts& facts, const CaseEvent& event, const OfficeActForm& form, const Case& before) {
  facts.until = event.clock.until;
  facts.working_days = event.clock.working_days;
  facts.with = event.clock.with;
  facts.earlier_due = before.due;
  switch (facts.kind) {
    case LetterKind::kAskThirdParty:
    case LetterKind::kThirdPartyReply:
    case LetterKind::kAskJointMaker:
    case LetterKind::kAssistance:
      facts.addressee = form.addressee;
      facts.question = form.words;
      return;
    case LetterKind::kCorrection:
    case LetterKind::kReasons:
      facts.question = form.words;
      return;
    case LetterKind::kExtension:
    case LetterKind::kDelay:
      facts.reasons = form.words;
      return;
    case LetterKind::kDecision:  // of an application that lapsed: nothing of what was drafted meanwhile
      facts.outcome = law::FindOutcome("correction_lapsed");
      facts.finding = facts.elsewhere = facts.where = facts.form = {};
      facts.reasons = form.words;
      facts.released.clear();
      return;
    default:
      return;
  }
}

/// What a letter lacks stands beside the field where it is typed, or above the form.
FieldErrors UnderFields(FieldErrors errors, LetterKind kind) {
  for (FieldError& error : errors) {
    const bool is_typed = error.field == "until" || error.field == "working_days" || error.field == "addressee";
    if (error.field == "question" || error.field == "reasons") {
      error.field = "words";
    } else if (!is_typed) {
      error = {"", "《" + std::string(NameOf(kind)) + "》不能制作：" + error.message};
    }
  }
  return errors;
}

bool MovesTheDay(const OfficeAct& act) {
  return act.clock == law::ReplyEventType::kExtended || act.clock == law::ReplyEventType::kDelayed;
}

class Told {
 public:
  Told(Deed& deed, const account::Keys& keys, Case held) : deed_(deed), keys_(keys), held_(std::move(held)) {}

  const Case& held() const { return held_; }

  FormResult<std::string> Make(LetterKind kind, const CaseEvent& event, const OfficeActForm& form, const Case& before) {
    LetterFacts facts = FactsOf(deed_.transaction(), keys_, held_, kind, event.on);
    FillIn(facts, event, form, before);
    auto made = MakeLetter(deed_, keys_, held_, std::move(facts));
    if (!made) return UnderFields(made.errors(), kind);
    return made;
  }

  FieldErrors Append(const CaseEvent& event, const PersonalText& words) {
    auto done = AppendToCase(deed_, keys_, held_, event, words);
    if (!done) return UnderField(done.error(), event);
    held_ = std::move(done).value();
    return {};
  }

 private:
  Deed& deed_;
  const account::Keys& keys_;
  Case held_;
};

/// "枕公开〔2026〕3号-征" of "ask_third_party:枕公开〔2026〕3号-征".
std::string NumberOfLetter(std::string_view ref) {
  const std::size_t colon = ref.find(':');
  return std::string(colon == std::string_view::npos ? ref : ref.substr(colon + 1));
}

/// Of a consultation the letter comes first: by its number the consultation is known, and its delivery tells from when
/// the term of who is asked runs. Of everything else the event: its letter tells the day to which it moves the answer.
FieldErrors Tell(Told& told, const OfficeAct& act, CaseEvent event, const OfficeActForm& form) {
  const Case before = told.held();
  std::vector<LetterKind> letters = LettersToldBy(act, event);
  if (act.fields.with && !letters.empty()) {
    const auto made = told.Make(letters.front(), event, form, before);
    if (!made) return made.errors();
    event.clock.ref = NumberOfLetter(*made);
    letters.erase(letters.begin());
  }
  if (FieldErrors errors = told.Append(event, form.words); !errors.empty()) return errors;
  for (const LetterKind kind : letters) {
    const auto made = told.Make(kind, event, form, before);
    if (!made) return made.errors();
  }
  return {};
}

}  // namespace

FormResult<CaseId> ActAndTell(Desk& desk, const Actor& actor, const SeenCase& seen, const OfficeAct& act,
                              const CaseEvent& typed, const OfficeActForm& form) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<CaseId> {
    if (deed.done_before()) return deed.Earlier(CaseIdFrom);
    auto held = CaseToActOn(deed, seen, act.who);
    if (!held) return held.errors();
    // 「延长答复期限…并告知申请人」, and likewise of a delay: told today, and today it must still be open; an earlier
    // day that is put down does not bring the term back.
    if (MovesTheDay(act)) {
      const auto against = AgainstToday(act, FoldOf(deed.transaction(), *held), deed.actor().person, deed.today(),
                                        account::WorkingDays());
      if (against) return FieldError{"on", against->message + "。"};
    }
    CaseEvent event = typed;
    // What is told by letter happens on the day of the letter, and that is the day on which it is made.
    event.on = event.clock.on = deed.today();
    event.at = deed.now();
    event.person = deed.actor().person;
    event.person_name = deed.actor().name;
    Told told(deed, desk.keys, *held);
    if (FieldErrors errors = Tell(told, act, event, form); !errors.empty()) return errors;
    deed.Record(told.held().handler, "case.tell", CaseObjectOf(seen.id), {{"act", std::string(act.label)}});
    deed.Commit(ToString(seen.id));
    return seen.id;
  });
}

}  // namespace gongkai::request
