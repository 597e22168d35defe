// The forms of acts against what a clerk types, and what may be done on a day against 条例第二十九条 to 第三十五条.
#include "request/office_act.h"

#include <doctest/doctest.h>

#include <set>

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

constexpr Date kReceived = 2026y / 3 / 2, kToday = 2026y / 3 / 10;
const law::WorkingCalendar& Weekdays() {
  static const law::WorkingCalendar calendar;
  return calendar;
}

CaseEvent EventOn(Date day, CaseEventKind kind) {
  CaseEvent event;
  event.kind = kind;
  event.on = day;
  event.person = account::PersonId{1};
  return event;
}

/// Handed in at the counter.
CaseFold Running() {
  CaseFold fold;
  CaseEvent submitted = EventOn(kReceived, CaseEventKind::kSubmitted);
  submitted.organ = account::OrganId{1};
  submitted.channel = law::Channel::kInPerson;
  REQUIRE(Apply(fold, submitted, Weekdays()));
  return fold;
}

CaseFold After(CaseFold fold, std::string_view act, const OfficeActForm& form) {
  auto event = EventOf(*FindOfficeAct(act), form, fold, kToday);
  for (const FieldError& error : event.errors()) MESSAGE(error.field, ": ", error.message);
  REQUIRE(event);
  CaseEvent put = *event;
  put.person = account::PersonId{1};
  const Status applied = Apply(fold, put, Weekdays());
  if (!applied) MESSAGE(applied.error().message);
  REQUIRE(applied);
  return fold;
}

OfficeActForm Typed(const std::string& words = "理由") { return {.on = "2026-03-10", .words = PersonalText(words)}; }

FieldErrors FaultsIn(std::string_view act, const OfficeActForm& form) {
  return EventOf(*FindOfficeAct(act), form, Running(), kToday).errors();
}

bool MayToday(const CaseFold& fold, std::string_view act) {
  return !AgainstToday(*FindOfficeAct(act), fold, account::PersonId{1}, kToday, Weekdays());
}

TEST_CASE("every act has an address of its own, and an event") {
  std::set<std::string_view> ids;
  for (const OfficeAct& act : OfficeActs()) {
    CHECK(ids.insert(act.id).second);
    CHECK(!act.label.empty());
    CHECK((act.kind == CaseEventKind::kClock) == act.clock.has_value());
    CHECK((!act.words_required || !act.words.empty()));
  }
  CHECK(FindOfficeAct("erase") == nullptr);
}

TEST_CASE("what is typed is held against the form, everything at once") {
  OfficeActForm nothing;
  nothing.on = "";
  CHECK(ErrorOf(FaultsIn("withdraw", nothing), "on") != nullptr);
  const FieldErrors missing = FaultsIn("ask-correction", nothing);
  CHECK(ErrorOf(missing, "until") != nullptr);
  CHECK(ErrorOf(missing, "words") != nullptr);

  OfficeActForm ahead = Typed();
  ahead.on = "2026-03-11";
  CHECK(ErrorOf(FaultsIn("withdraw", ahead), "on") != nullptr);
  ahead.on = "2026-02-30";
  CHECK(ErrorOf(FaultsIn("withdraw", ahead), "on") != nullptr);

  OfficeActForm early = Typed();
  early.until = "2026-03-09";
  CHECK(ErrorOf(FaultsIn("ask-correction", early), "until") != nullptr);
  early.until = early.on;  // 「合理的补正期限」
  CHECK(ErrorOf(FaultsIn("ask-correction", early), "until") != nullptr);
  CHECK(ErrorOf(FaultsIn("ask-reasons", early), "until") != nullptr);
  CHECK(ErrorOf(FaultsIn("delay", early), "until") == nullptr);  // held against the due day

  OfficeActForm extended = Typed();
  for (const char* days : {"", "0", "-1", "十", "3.5", "99999999999999999999"}) {
    extended.working_days = days;
    CHECK(ErrorOf(FaultsIn("extend", extended), "working_days") != nullptr);
  }
  CHECK(ErrorOf(FaultsIn("consult", Typed()), "with") != nullptr);
  CHECK(ErrorOf(FaultsIn("consult", Typed()), "addressee") != nullptr);
  CHECK(ErrorOf(FaultsIn("assign", {}), "to") != nullptr);
  CHECK(ErrorOf(FaultsIn("note", Typed(std::string(kLongestActWords + 1, 'x'))), "words") != nullptr);
  CHECK(ErrorOf(FaultsIn("note", Typed(" \t　")), "words") != nullptr);
  CHECK(FaultsIn("note", Typed()).empty());
}

TEST_CASE("what is told by letter happens today, whatever day was typed") {
  OfficeActForm form = Typed();
  form.on = "2026-03-03";
  form.until = "2026-03-24";
  form.working_days = "5";
  form.with = "third_party";
  form.addressee = PersonalText("某公司");
  const CaseFold running = Running();
  int told = 0;
  for (const OfficeAct& act : OfficeActs()) {
    const auto event = EventOf(act, form, running, kToday);
    if (!event || LettersToldBy(act, *event).empty()) continue;
    ++told;
    CHECK_MESSAGE(event->on == kToday, act.id);
    CHECK_MESSAGE(event->clock.on == kToday, act.id);
  }
  CHECK(told == 6);
  CHECK(EventOf(*FindOfficeAct("withdraw"), form, running, kToday)->on == Date(2026y / 3 / 3));
}

TEST_CASE("an organ that is asked has no term of its own: a third party's stands in the law") {
  OfficeActForm form = Typed();
  form.with = "other_organ";
  form.addressee = PersonalText("某局");
  CHECK(FaultsIn("consult", form).empty());
  form.until = "2026-03-20";
  CHECK(EventOf(*FindOfficeAct("consult"), form, Running(), kToday)->clock.until == Date(2026y / 3 / 20));
}

TEST_CASE("what may be done today is what the law allows today") {
  const CaseFold running = Running();
  CHECK(MayToday(running, "ask-correction"));
  CHECK(MayToday(running, "extend"));
  CHECK_FALSE(MayToday(running, "delay"));  // nobody has said why so many (第三十五条)
  CHECK(MayToday(running, "consult"));
  CHECK(MayToday(running, "withdraw"));
  CHECK_FALSE(MayToday(running, "correction"));
  CHECK_FALSE(MayToday(running, "correction-lapsed"));
  CHECK_FALSE(MayToday(running, "consult-closed"));
  CHECK_FALSE(MayToday(running, "archive"));

  OfficeActForm asked = Typed();
  asked.until = "2026-03-20";
  const CaseFold waiting = After(running, "ask-correction", asked);
  CHECK(MayToday(waiting, "correction"));
  CHECK_FALSE(MayToday(waiting, "ask-correction"));     // once (第三十条)
  CHECK_FALSE(MayToday(waiting, "extend"));             // nothing runs
  CHECK_FALSE(MayToday(waiting, "correction-lapsed"));  // until its day

  OfficeActForm why = Typed();
  why.until = "2026-03-17";
  const CaseFold explained = After(After(running, "ask-reasons", why), "reasons", Typed());
  CHECK(MayToday(explained, "delay"));

  const CaseFold gone = After(running, "withdraw", Typed());
  CHECK_FALSE(MayToday(gone, "consult"));
  CHECK(MayToday(gone, "archive"));
}

TEST_CASE("several consultations run side by side, each with a name of its own") {
  OfficeActForm form = Typed();
  form.with = "third_party";
  form.addressee = PersonalText("某公司");
  const CaseFold one = After(Running(), "consult", form);
  const CaseFold two = After(one, "consult", form);
  REQUIRE(two.reply.asked.size() == 2);
  CHECK(two.reply.asked[0].ref != two.reply.asked[1].ref);
  OfficeActForm closed = Typed();
  closed.ref = two.reply.asked[1].ref;
  const CaseFold after = After(two, "consult-closed", closed);
  CHECK(after.reply.asked[0].IsOpen());
  CHECK_FALSE(after.reply.asked[1].IsOpen());
}

TEST_CASE("who is told of an act by letter") {
  const auto told = [](std::string_view id, std::optional<law::Consulted> with = {}) {
    CaseEvent event;
    event.clock.with = with;
    return LettersToldBy(*FindOfficeAct(id), event);
  };
  using Kinds = std::vector<LetterKind>;
  CHECK(told("ask-correction") == Kinds{LetterKind::kCorrection});
  CHECK(told("extend") == Kinds{LetterKind::kExtension});
  CHECK(told("delay") == Kinds{LetterKind::kDelay});
  CHECK(told("correction-lapsed") == Kinds{LetterKind::kDecision});
  CHECK(told("consult", law::Consulted::kThirdParty) ==
        Kinds{LetterKind::kAskThirdParty, LetterKind::kThirdPartyReply, LetterKind::kAskingNotice});
  CHECK(told("consult", law::Consulted::kJointMaker) == Kinds{LetterKind::kAskJointMaker, LetterKind::kAskingNotice});
  CHECK(told("consult", law::Consulted::kOtherOrgan) == Kinds{LetterKind::kAssistance, LetterKind::kAskingNotice});
  CHECK(told("withdraw").empty());
  CHECK(told("note").empty());
}

}  // namespace
}  // namespace gongkai::request
