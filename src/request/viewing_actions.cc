#include "request/viewing_actions.h"

#include "account/notice_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "request/letter_mail_store.h"
#include "request/viewing_store.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using account::Keys;
using disclosure::FormRefused;

constexpr std::size_t kLongestWords = 1'000;

void Record(Deed& deed, const Case& held, std::string_view act, const ViewingTime& time) {
  deed.Record(held.handler, act, CaseObjectOf(held.id), {{"on", gongkai::ToString(time.on)}});
}

/// What changed by the office is on the applicant's page; who left an address is told to look there.
void TellApplicant(Deed& deed, const Keys& keys, const Case& held) {
  const auto words = OpenWords(deed.transaction(), keys, held.id);
  if (!words || words->applicant.email.empty()) return;
  QueueLetterMail(deed.transaction(), {.id = held.id, .kind = LetterMailKind::kNote, .ref = {}, .at = deed.now()});
}

/// Into the timeline, sealed as all words of a case.
FormResult<Case> Note(Deed& deed, const Keys& keys, const Case& held, const std::string& words) {
  auto noted = AppendToCase(deed, keys, held, EventBy(deed, CaseEventKind::kNoted), PersonalText(words));
  if (!noted) return FormRefused(noted.error().message);
  return std::move(noted).value();
}

CaseId Finish(Deed& deed, const Case& held, std::string_view act, const ViewingTime& time) {
  Record(deed, held, act, time);
  deed.Commit(ToString(held.id));
  return held.id;
}

/// What was taken before is free again.
void Take(db::Transaction& act, std::vector<Viewing>& all, int number, Instant now, bool by_office) {
  for (Viewing& each : all) {
    const bool is_wanted = each.number == number;
    if (!is_wanted && each.state != ViewingState::kChosen) continue;
    each.state = is_wanted ? ViewingState::kChosen : ViewingState::kOffered;
    each.chosen_at = is_wanted ? std::optional(now) : std::nullopt;
    each.by_office = is_wanted && by_office;
    PutViewing(act, each);
  }
}

bool IsTaken(const std::vector<Viewing>& all, int number) {
  const Viewing* const viewing = FindViewing(all, number);
  return viewing != nullptr && viewing->state == ViewingState::kChosen;
}

FormResult<CaseId> Offer(Deed& deed, const Keys& keys, const SeenCase& seen, const ViewingTime& time) {
  if (deed.done_before()) return seen.id;
  const auto held = CaseToActOn(deed, seen, Act::kHandleCases);
  if (!held) return held.errors();
  if (held->is_erased) return FormRefused("本件的个人信息已经销毁，不能再办。");
  if (held->stage != CaseStage::kReplied || !ReleasesInformation(held->outcome)) {
    return FormRefused("答复公开信息以后才能安排查阅、抄录；还没有答复的，写在答复里（条例第四十条）。");
  }
  if (ViewingsOf(deed.transaction(), seen.id).size() >= kMostViewings) return FormRefused("这一件安排的时间太多了。");
  const auto noted = Note(deed, keys, *held, "可以查阅、抄录：" + Describe(time));
  if (!noted) return noted.errors();
  AddViewing(deed.transaction(), {.id = seen.id, .handler = held->handler, .time = time});
  TellApplicant(deed, keys, *held);
  return Finish(deed, *held, "case.viewing_offer", time);
}

FormResult<CaseId> Withdraw(Deed& deed, const Keys& keys, const SeenCase& seen, int number) {
  if (deed.done_before()) return seen.id;
  const auto held = CaseToActOn(deed, seen, Act::kHandleCases);
  if (!held) return held.errors();
  const std::vector<Viewing> all = ViewingsOf(deed.transaction(), seen.id);
  if (auto against = AgainstWithdrawing(all, number)) return FormRefused(std::move(*against));
  Viewing viewing = *FindViewing(all, number);
  const auto noted = Note(deed, keys, *held, "取消查阅、抄录的时间：" + Describe(viewing.time));
  if (!noted) return noted.errors();
  viewing.state = ViewingState::kWithdrawn;
  PutViewing(deed.transaction(), viewing);
  TellApplicant(deed, keys, *held);
  return Finish(deed, *held, "case.viewing_withdraw", viewing.time);
}

FormResult<CaseId> ChooseFor(Deed& deed, const SeenCase& seen, int number) {
  if (deed.done_before()) return seen.id;
  const auto held = CaseToActOn(deed, seen, Act::kHandleCases);
  if (!held) return held.errors();
  std::vector<Viewing> all = ViewingsOf(deed.transaction(), seen.id);
  if (auto against = AgainstChoosing(all, number, deed.today())) return FieldError{"viewing", std::move(*against)};
  Take(deed.transaction(), all, number, deed.now(), true);
  return Finish(deed, *held, "case.viewing_choose", FindViewing(all, number)->time);
}

FormResult<CaseId> End(Deed& deed, const Keys& keys, const SeenCase& seen, int number, bool came,
                       const PersonalText& words) {
  if (deed.done_before()) return seen.id;
  const auto held = CaseToActOn(deed, seen, Act::kHandleCases);
  if (!held) return held.errors();
  const std::vector<Viewing> all = ViewingsOf(deed.transaction(), seen.id);
  if (auto against = AgainstEnding(all, number, deed.today())) return FormRefused(std::move(*against));
  Viewing viewing = *FindViewing(all, number);
  viewing.state = came ? ViewingState::kHappened : ViewingState::kMissed;
  const auto noted = Note(deed, keys, *held,
                          "查阅、抄录（" + Describe(viewing.time) + "）：" +
                              (came ? "申请人来查阅过。" : "申请人没有来。") + words.Reveal());
  if (!noted) return noted.errors();
  PutViewing(deed.transaction(), viewing);
  return Finish(deed, *held, came ? "case.viewing_happened" : "case.viewing_missed", viewing.time);
}

void TellHandlers(Deed& deed, const Case& held, const ViewingTime& time) {
  account::TellOrgan(
      deed, held.handler, Act::kHandleCases,
      {.kind = account::NoticeKind::kItem,
       .key = "case-viewing-" + ToString(held.id) + "-" + gongkai::ToString(time.on),
       .title = "申请人选定了查阅、抄录的时间",
       .detail = (held.register_number.empty() ? std::string() : "登记编号 " + held.register_number + "，") +
                 Describe(time) + "。",
       .path = "/office/requests/" + ToString(held.id) + "/viewings"});
}

FormResult<CaseId> Choose(Deed& deed, CaseId id, int number) {
  if (deed.done_before()) return id;
  const auto held = LockedCase(deed.transaction(), id);
  if (!held || held->is_erased) return FieldError{"viewing", "这件申请不能再办。"};
  std::vector<Viewing> all = ViewingsOf(deed.transaction(), id);
  if (auto against = AgainstChoosing(all, number, deed.today())) return FieldError{"viewing", std::move(*against)};
  if (IsTaken(all, number)) return id;  // taken again, it is the same
  Take(deed.transaction(), all, number, deed.now(), false);
  const ViewingTime time = FindViewing(all, number)->time;
  TellHandlers(deed, *held, time);
  return Finish(deed, *held, "case.viewing_choose", time);
}

}  // namespace

void OfferWithReply(Deed& deed, const Case& held, const std::vector<ViewingTime>& times) {
  for (const ViewingTime& time : times) {
    AddViewing(deed.transaction(), {.id = held.id, .handler = held.handler, .time = time});
  }
}

FormResult<CaseId> OfferViewing(Desk& desk, const Actor& actor, const SeenCase& seen, const ViewingTime& time) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Offer(deed, desk.keys, seen, time); });
}

FormResult<CaseId> WithdrawViewing(Desk& desk, const Actor& actor, const SeenCase& seen, int number) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Withdraw(deed, desk.keys, seen, number); });
}

FormResult<CaseId> ChooseViewingFor(Desk& desk, const Actor& actor, const SeenCase& seen, int number) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return ChooseFor(deed, seen, number); });
}

FormResult<CaseId> EndViewing(Desk& desk, const Actor& actor, const SeenCase& seen, int number, bool came,
                              PersonalText typed) {
  const PersonalText words(std::string(Trim(WithoutInvisible(typed.Reveal()))));
  if (Utf8Length(words.Reveal()) > kLongestWords) return FieldError{"words", "最多写1000个字。"};
  return RetryDeed(desk, actor, [&](Deed& deed) { return End(deed, desk.keys, seen, number, came, words); });
}

FormResult<CaseId> ChooseViewing(Desk& desk, const Sender& sender, CaseId id, int number) {
  // No address: it would stand in the trail for good.
  const std::string once = sender.once_key.empty() ? std::string() : sender.client + "|" + sender.once_key;
  return RetryDeed(desk, Actor{.once_key = once}, [&](Deed& deed) { return Choose(deed, id, number); });
}

}  // namespace gongkai::request
