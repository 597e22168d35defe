#include "request/urge_actions.h"

#include <algorithm>
#include <optional>
#include <set>

#include "account/notice_actions.h"
#include "account/people_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "crypto/sm3.h"
#include "request/oversight_acts_actions.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using account::Notice;
using account::NoticeKind;

FieldErrors FaultsOfWords(const PersonalText& words) {
  if (IsBlankText(words.Reveal())) return {{"words", "请写明要对方做什么。"}};
  if (Utf8Length(words.Reveal()) > kLongestUrge) return {{"words", "最多写 500 个字。"}};
  return {};
}

std::string PathOfUrges(CaseId id) { return "/office/requests/" + ToString(id) + "/urge"; }

/// What leaves the house names the case by its number and says nothing of what was written.
std::string NameOf(const Case& held) {
  return held.register_number.empty() ? ToString(held.submitted) + "提交的申请" : held.register_number + " 号申请";
}

void TellOrganUrged(Deed& deed, const Case& held) {
  std::set<std::int64_t> people;
  for (const Act act : {Act::kHandleCases, Act::kReviewItems}) {
    for (const account::ActHolder& holder : HoldersOf(deed.transaction(), held.handler, act, deed.today())) {
      people.insert(holder.person.value);
    }
  }
  const bool is_overdue = held.due && *held.due < deed.today();
  for (const std::int64_t person : people) {
    TellPerson(deed, {.person = account::PersonId{person},
                      .kind = is_overdue ? NoticeKind::kOverdue : NoticeKind::kDueSoon,
                      .title = "催办：" + NameOf(held),
                      .detail = held.due ? "最迟 " + ToString(*held.due) + " 答复" : std::string(),
                      .path = PathOfUrges(held.id)});
  }
}

std::optional<CaseEvent> LastOf(const std::vector<CaseEvent>& events, CaseEventKind kind) {
  const auto found = std::find_if(events.rbegin(), events.rend(), [&](const auto& each) { return each.kind == kind; });
  return found == events.rend() ? std::nullopt : std::optional(*found);
}

FormResult<CaseId> Urge(Deed& deed, const account::Keys& keys, const SeenCase& seen, const PersonalText& words) {
  if (deed.done_before()) return seen.id;
  const auto held = CaseToAct(deed, seen, Act::kSuperviseCases);
  if (!held) return held.errors();
  if (FieldErrors errors = FaultsOfWords(words); !errors.empty()) return errors;
  const auto refused = [](std::string why) { return FieldError{std::string(kVersionField), std::move(why)}; };
  if (!IsOpen(held->stage)) return refused("这一件已经办结，不用催办。");
  const auto last = LastOf(EventsOf(deed.transaction(), seen.id), CaseEventKind::kUrged);
  if (last && last->on == deed.today()) return refused("今天已经催办过这一件，同一件一天催办一次。");
  const auto urged =
      AppendToCase(deed, keys, *held, Signed(deed, {.kind = CaseEventKind::kUrged, .on = deed.today()}), words);
  if (!urged) return refused(SentenceOf(urged.error()));
  TellOrganUrged(deed, *urged);
  deed.Record(held->handler, "case.urge", ObjectOfCase(seen.id));
  deed.Commit(ToString(seen.id));
  return seen.id;
}

FormResult<CaseId> Answer(Deed& deed, const account::Keys& keys, const SeenCase& seen, const PersonalText& words) {
  if (deed.done_before()) return seen.id;
  const auto held = CaseToAct(deed, seen, Act::kHandleCases);
  if (!held) return held.errors();
  if (FieldErrors errors = FaultsOfWords(words); !errors.empty()) return errors;
  const auto last = LastOf(EventsOf(deed.transaction(), seen.id), CaseEventKind::kUrged);
  const auto answered =
      AppendToCase(deed, keys, *held, Signed(deed, {.kind = CaseEventKind::kUrgeAnswered, .on = deed.today()}), words);
  if (!answered) return FieldError{std::string(kVersionField), SentenceOf(answered.error())};
  if (last && last->person) {
    TellPerson(deed, {.person = *last->person,
                      .kind = NoticeKind::kDueSoon,
                      .title = "催办有了答复：" + NameOf(*answered),
                      .path = PathOfUrges(seen.id)});
  }
  deed.Record(held->handler, "case.urge_answer", ObjectOfCase(seen.id));
  deed.Commit(ToString(seen.id));
  return seen.id;
}

/// Each case of one form is an act of its own, and the form sent twice urges none of them twice.
Actor ForOne(Actor actor, CaseId id) {
  constexpr std::size_t kOnceDigits = 32;
  if (!actor.once_key.empty()) {
    actor.once_key = crypto::Sm3Hex(actor.once_key + "|" + ToString(id)).substr(0, kOnceDigits);
  }
  return actor;
}

}  // namespace

FormResult<CaseId> UrgeCase(Desk& desk, const Actor& actor, const SeenCase& seen, const PersonalText& words) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Urge(deed, desk.keys, seen, words); });
}

FormResult<UrgedAtOnce> UrgeCases(Desk& desk, const Actor& actor, const std::vector<SeenCase>& seen,
                                  const PersonalText& words) {
  FieldErrors errors = FaultsOfWords(words);
  if (seen.empty()) errors.push_back({"cases", "请选择要催办的申请。"});
  if (seen.size() > kMostUrgedAtOnce) errors.push_back({"cases", "一次最多催办 100 件。"});
  if (!errors.empty()) return errors;
  UrgedAtOnce done;
  for (const SeenCase& each : seen) {
    const auto urged = UrgeCase(desk, ForOne(actor, each.id), each, words);
    if (urged) {
      ++done.urged;
    } else {
      done.refused.emplace_back(each.id, urged.errors().front().message);
    }
  }
  return done;
}

FormResult<CaseId> AnswerUrge(Desk& desk, const Actor& actor, const SeenCase& seen, const PersonalText& words) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Answer(deed, desk.keys, seen, words); });
}

}  // namespace gongkai::request
