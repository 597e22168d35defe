#include "request/letter_actions.h"

#include <algorithm>

#include "account/organ_contact_view.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "request/letter_mail_actions.h"
#include "request/letter_template_store.h"
#include "request/letter_word_view.h"

namespace gongkai::request {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using account::Keys;
using disclosure::FormRefused;
using law::ReplyEventType;

std::string ObjectOf(CaseId id) { return "case:" + ToString(id); }

// ---- facts out of the case

/// The letter quotes it within a sentence that has a full stop of its own.
std::string WithoutFullStop(std::string_view text) {
  constexpr std::string_view kStop = "。";
  text = Trim(text);
  if (text.ends_with(kStop)) text.remove_suffix(kStop.size());
  return std::string(text);
}

/// Whoever is not the applicant is told what is asked for by its name alone: the words may tell who asks.
void FillWords(LetterFacts& facts, db::Session& session, const Keys& keys, const Case& held) {
  const auto words = OpenWords(session, keys, held.id);
  if (!words) return;
  const PersonalText& title = words->asked.title;
  facts.asked = title;
  if (!IsToApplicant(facts.kind)) return;
  facts.addressee = words->applicant.name.empty() ? words->earlier_name : AddresseeOf(words->applicant);
  if (!words->asked.text.empty()) {
    facts.asked =
        PersonalText(title.Reveal() + (title.empty() ? "" : "：") + WithoutFullStop(words->asked.text.Reveal()));
  }
}

/// The act that a letter of that kind tells of.
std::optional<ReplyEventType> ActOf(LetterKind kind) {
  switch (kind) {
    case LetterKind::kCorrection:
      return ReplyEventType::kCorrectionRequested;
    case LetterKind::kReasons:
      return ReplyEventType::kReasonsRequested;
    case LetterKind::kExtension:
      return ReplyEventType::kExtended;
    case LetterKind::kDelay:
      return ReplyEventType::kDelayed;
    case LetterKind::kAskThirdParty:
    case LetterKind::kAskJointMaker:
    case LetterKind::kAskingNotice:
    case LetterKind::kAssistance:
      return ReplyEventType::kConsultationSent;
    default:
      return std::nullopt;
  }
}

std::optional<Date> DueAfter(std::span<const CaseEvent> events) {
  const FoldedCase folded = FoldCase(events, account::WorkingDays());
  return StatusOf(folded.fold, account::WorkingDays()).reply.due;
}

void FillAct(LetterFacts& facts, db::Session& session, const Keys& keys, const Case& held) {
  if (facts.kind == LetterKind::kExtension) facts.earlier_due = held.due;
  const auto type = ActOf(facts.kind);
  if (!type) return;
  const std::vector<CaseEvent> events = EventsOf(session, held.id);
  const auto is_act = [&](const CaseEvent& event) {
    return event.kind == CaseEventKind::kClock && event.clock.type == *type;
  };
  const auto last = std::ranges::find_if(events.rbegin(), events.rend(), is_act);
  if (last == events.rend()) return;
  const auto index = static_cast<std::size_t>(events.rend() - last) - 1;
  const law::ReplyEvent& act = events[index].clock;
  facts.until = act.until;
  facts.working_days = act.working_days;
  facts.with = act.with;
  if (facts.kind == LetterKind::kExtension) facts.earlier_due = DueAfter(std::span(events).first(index));
  const std::vector<PersonalText> words = EventWordsOf(session, keys, held.id);
  if (index >= words.size()) return;
  const bool is_reason = facts.kind == LetterKind::kExtension || facts.kind == LetterKind::kDelay;
  (is_reason ? facts.reasons : facts.question) = words[index];
}

/// "方案.pdf" is told as 《方案》.
std::string WithoutEnding(const std::string& name) {
  constexpr std::size_t kLongestEnding = 5;
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 || name.size() - dot > kLongestEnding ? name : name.substr(0, dot);
}

std::vector<std::string> ReleasedNames(db::Session& session, const Keys& keys, CaseId id,
                                       const std::vector<std::string>& digests) {
  std::vector<std::string> names;
  for (const CaseFile& file : FilesOf(session, id)) {
    if (std::ranges::find(digests, file.digest) == digests.end()) continue;
    if (const auto opened = OpenFile(session, keys, id, file.number)) {
      names.push_back(WithoutEnding(opened->name.Reveal()));
    }
  }
  return names;
}

void FillDecision(LetterFacts& facts, db::Session& session, const Keys& keys, const Case& held) {
  const bool is_decided = facts.kind == LetterKind::kDecision || facts.kind == LetterKind::kPersonalRecord;
  if (!is_decided && facts.kind != LetterKind::kOverruled) return;
  facts.outcome = law::FindOutcome(held.outcome);
  const auto decision = DecisionOf(session, keys, held.id);
  if (!decision) return;
  if (held.outcome.empty()) facts.outcome = law::FindOutcome(decision->outcome);
  // What was written for another answer, before the case lapsed, is none of this letter's.
  if (facts.outcome == nullptr || facts.outcome->id != decision->outcome) return;
  facts.finding = decision->finding;
  facts.reasons = decision->reasons;
  facts.elsewhere = decision->elsewhere;
  facts.where = decision->where;
  facts.form = decision->form;
  for (const ViewingTime& each : decision->viewings) facts.viewings.push_back(Describe(each));
  facts.withheld = decision->withheld;
  facts.released = ReleasedNames(session, keys, held.id, decision->released_files);
}

// ---- acts

std::optional<FieldErrors> WhyNoLetter(db::Session& session, const Case& held) {
  if (held.is_erased) return FormRefused("这一件的内容已经销毁，不能再发文书。");
  const std::vector<CaseEvent> events = EventsOf(session, held.id);
  if (std::ranges::any_of(events, [](const auto& each) { return each.kind == CaseEventKind::kImported; })) {
    return FormRefused("这一件是从以前的登记簿导入的，不从这里发文书。");
  }
  if (std::ssize(LettersOf(session, held.id)) >= kMostLetters) return FormRefused("这一件已经有200份文书，不能再加。");
  return std::nullopt;
}

/// The case to be acted on, or why not: it is the organ's in whose name the actor came, and nobody acted since.
FormResult<Case> Ready(Deed& deed, const SeenCase& seen) {
  if (!disclosure::MayActAs(deed.actor(), account::Act::kHandleCases)) {
    return FormRefused("您现在的岗位不能办理依申请公开。");
  }
  auto held = LockedCase(deed.transaction(), seen.id);
  if (!held || held->handler != seen.handler) return FormRefused("没有这一件，或者已经转给别的机关。");
  if (held->version != seen.version) return FormRefused("别人刚刚办过这一件，请看过现在的情况再办。");
  return std::move(*held);
}

/// The same words in the layout of the organ's own Word file, kept as the letter is.
void AddInItsLayout(db::Transaction& act, const Keys& keys, CaseId id, const std::string& ref,
                    const WordsInForce& words, const LetterFacts& facts, const LetterText& text) {
  auto bytes = FillWord(act, *words.word, facts, text, words.own);
  if (!bytes) return;
  AddLetterWordFile(act, keys, id, ref, {words.word->organ, words.word->version, *std::move(bytes)});
}

CaseEvent EventBy(const Deed& deed, CaseEventKind kind, Date on, std::string ref) {
  CaseEvent event;
  event.kind = kind;
  event.on = on;
  event.at = deed.now();
  if (deed.actor().person.value != 0) event.person = deed.actor().person;
  event.person_name = deed.actor().name;
  event.ref = std::move(ref);
  return event;
}

void TakeTyped(PersonalText& fact, const PersonalText& typed) {
  if (!IsBlankText(typed.Reveal())) fact = PersonalText(std::string(Trim(WithoutInvisible(typed.Reveal()))));
}

FieldErrors TooLong(const LetterForm& form) {
  FieldErrors errors;
  const auto judge = [&](const PersonalText& text, std::string_view field, std::size_t most) {
    if (Utf8Length(text.Reveal()) > most) {
      errors.push_back({std::string(field), "最多写" + std::to_string(most) + "个字。"});
    }
  };
  judge(form.addressee, "addressee", kLongestAddressee);
  judge(form.question, "question", kLongestLetterWords);
  judge(form.finding, "finding", kLongestLetterWords);
  judge(form.reasons, "reasons", kLongestLetterWords);
  judge(form.elsewhere, "elsewhere", kLongestLetterWords);
  return errors;
}

/// What proves a delivery that leaves no trace of its own.
bool NeedsProof(Way way) { return way == Way::kPost || way == Way::kCounter; }

FieldErrors FaultsOfDelivery(const CaseLetter& letter, Date on, Way way, const PersonalText& proof, Date today) {
  FieldErrors errors;
  if (letter.delivered) errors.push_back({"on", "这份文书已经记过送达。"});
  if (!on.ok()) {
    errors.push_back({"on", "请填写送达的日期。"});
  } else if (on < letter.dated) {
    errors.push_back({"on", "送达不能早于文书的日期（" + ToChinese(letter.dated) + "）。"});
  } else if (on > today) {
    errors.push_back({"on", "送达的日期还没有到。"});
  }
  if (NeedsProof(way) && IsBlankText(proof.Reveal())) {
    errors.push_back({"proof", way == Way::kPost ? "请填写邮件号码。" : "请填写签收人。"});
  }
  if (Utf8Length(proof.Reveal()) > kLongestAddressee) errors.push_back({"proof", "最多写120个字。"});
  return errors;
}

}  // namespace

void FillOrganOf(LetterFacts& facts, db::Session& session, account::OrganId organ) {
  const auto contact = account::OrganContactOf(session, organ);
  if (!contact) return;
  const LetterSettings settings = LetterSettingsInForce(session, organ);
  facts.organ_name = contact->name;
  facts.organ_short = settings.head.empty() ? contact->short_name + "公开" : settings.head;
  facts.remedies = contact->remedies;
  facts.remedies.online = settings.online;
  facts.contact = InOneLine(*contact);
}

LetterFacts FactsOf(db::Session& session, const Keys& keys, const Case& held, LetterKind kind, Date dated) {
  LetterFacts facts;
  facts.kind = kind;
  facts.dated = dated;
  facts.applicant = held.applicant;
  facts.register_number = held.register_number;
  if (held.received) facts.received = *held.received;
  facts.due = held.due;
  facts.carrier = held.carrier;
  facts.way = held.way;
  FillOrganOf(facts, session, held.handler);
  FillWords(facts, session, keys, held);
  FillAct(facts, session, keys, held);
  FillDecision(facts, session, keys, held);
  return facts;
}

FormResult<std::string> MakeLetter(Deed& deed, const Keys& keys, Case& held, LetterFacts facts) {
  db::Transaction& act = deed.transaction();
  if (auto refused = WhyNoLetter(act, held)) return std::move(*refused);
  if (FieldErrors errors = FaultsOf(facts); !errors.empty()) return errors;
  const int year = static_cast<int>(facts.dated.year());
  const int number = NextLetterNumber(act, held.handler, IdOf(facts.kind), year);
  facts.number = LetterNumberOf(facts.organ_short, year, number, facts.kind);
  const WordsInForce words = WordsFor(act, held.handler, {facts.kind, facts.outcome});
  const LetterText text = WriteLetter(facts, words.body);
  if (FieldErrors errors = MissingIn(text, facts); !errors.empty()) return errors;
  const std::string ref = std::string(IdOf(facts.kind)) + ":" + facts.number;
  AddLetter(act, keys, held.id,
            {.ref = ref,
             .kind = std::string(IdOf(facts.kind)),
             .number = facts.number,
             .dated = facts.dated,
             .delivered = {},
             .at = deed.now()},
            Packed(text));
  if (words.word) AddInItsLayout(act, keys, held.id, ref, words, facts, text);
  auto appended = AppendToCase(deed, keys, held, EventBy(deed, CaseEventKind::kLetterMade, facts.dated, ref));
  if (!appended) return FieldError{"on", appended.error().message};
  held = std::move(*appended);
  QueueMailOf(deed, keys, held, facts.kind, ref);
  return ref;
}

namespace {

/// To whom is not who applied, or of what is not an answer to the application: and still somebody's rights are settled
/// by it, so that it waits for the three signatures as the answer does.
bool TellsWhatIsDecided(LetterKind kind) {
  return kind == LetterKind::kOverruled || kind == LetterKind::kPersonalRecord;
}

bool IsDecided(CaseStage stage) { return stage == CaseStage::kReadyToSend || stage == CaseStage::kReplied; }

}  // namespace

std::vector<LetterKind> KindsByHand(db::Session& session, const Case& held) {
  const std::vector<CaseEvent> events = EventsOf(session, held.id);
  const auto has_happened = [&](ReplyEventType act) {
    return std::ranges::any_of(
        events, [&](const CaseEvent& event) { return event.kind == CaseEventKind::kClock && event.clock.type == act; });
  };
  std::vector<LetterKind> kinds;
  for (const LetterKind kind : LetterKinds()) {
    const bool is_decision = kind == LetterKind::kDecision;
    if (kind == LetterKind::kFee || (is_decision && held.stage != CaseStage::kLapsed)) continue;
    if (TellsWhatIsDecided(kind) && !IsDecided(held.stage)) continue;
    if (const auto act = ActOf(kind); act && !has_happened(*act)) continue;
    kinds.push_back(kind);
  }
  return kinds;
}

LetterFacts FactsBy(db::Session& session, const Keys& keys, const Case& held, const LetterForm& form, Date dated) {
  LetterFacts facts = FactsOf(session, keys, held, form.kind, dated);
  if (!IsToApplicant(form.kind)) TakeTyped(facts.addressee, form.addressee);
  TakeTyped(facts.question, form.question);
  TakeTyped(facts.finding, form.finding);
  TakeTyped(facts.reasons, form.reasons);
  TakeTyped(facts.elsewhere, form.elsewhere);
  if (form.until) facts.until = form.until;
  if (form.with) facts.with = form.with;
  return facts;
}

FormResult<std::string> MakeLetterByHand(Desk& desk, const Actor& actor, const SeenCase& seen, const LetterForm& form) {
  if (FieldErrors errors = TooLong(form); !errors.empty()) return errors;
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<std::string> {
    if (deed.done_before()) return deed.earlier_result();
    auto ready = Ready(deed, seen);
    if (!ready) return ready.errors();
    Case held = *ready;
    const std::vector<LetterKind> kinds = KindsByHand(deed.transaction(), held);
    if (std::ranges::find(kinds, form.kind) == kinds.end()) {
      return FieldError{"kind", "这种文书在办理的时候一并发出：先办那一步。"};
    }
    const LetterFacts facts = FactsBy(deed.transaction(), desk.keys, held, form, deed.today());
    auto ref = MakeLetter(deed, desk.keys, held, facts);
    if (!ref) return ref.errors();
    deed.Record(held.handler, "case.letter", ObjectOf(held.id), {{"letter", *ref}});
    deed.Commit(*ref);
    return *ref;
  });
}

FormResult<CaseId> PutDelivered(Desk& desk, const Actor& actor, const SeenCase& seen, const std::string& ref, Date on,
                                Way way, PersonalText proof) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<CaseId> {
    if (deed.done_before()) return deed.Earlier(CaseIdFrom);
    auto ready = Ready(deed, seen);
    if (!ready) return ready.errors();
    const std::vector<CaseLetter> letters = LettersOf(deed.transaction(), seen.id);
    const auto letter = std::ranges::find(letters, ref, &CaseLetter::ref);
    if (letter == letters.end()) return FormRefused("没有这份文书。");
    if (FieldErrors errors = FaultsOfDelivery(*letter, on, way, proof, deed.today()); !errors.empty()) return errors;
    PutLetterDelivered(deed.transaction(), seen.id, ref, on);
    const std::string words = std::string(NameOf(way)) + (proof.empty() ? "" : "：") + proof.Reveal();
    const auto appended =
        AppendToCase(deed, desk.keys, *ready, EventBy(deed, CaseEventKind::kDelivered, on, ref), PersonalText(words));
    if (!appended) return FieldError{"on", appended.error().message};
    deed.Record(ready->handler, "case.letter_delivered", ObjectOf(seen.id),
                {{"letter", ref}, {"way", std::string(IdOf(way))}});
    deed.Commit(ToString(seen.id));
    return seen.id;
  });
}

}  // namespace gongkai::request
