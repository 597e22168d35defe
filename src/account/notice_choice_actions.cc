#include "account/notice_choice_actions.h"

#include "account/notice_choice_store.h"
#include "account/outbox_store.h"

namespace gongkai::account {
namespace {

FieldError WasFaster(std::string_view what) {
  return {std::string(kVersionField), "这一页打开后，" + std::string(what) + "已经改过，您的改动还没有保存。"};
}

void Replan(Deed& deed, PersonId person, const NoticeChoice& choice) {
  for (const WaitingSending& waiting : WaitingSendings(deed.transaction(), person)) {
    if (const auto due = SendAt(waiting.kind, choice, waiting.channel, deed.now())) {
      MoveSending(deed.transaction(), waiting.id, *due);
    } else {
      DropSending(deed.transaction(), waiting.id, deed.now(), "本人选择不发");
    }
  }
}

FormResult<Unit> Set(Deed& deed, const NoticeChoice& choice, std::int64_t version) {
  if (deed.done_before()) return Unit{};
  const PersonId person = deed.actor().person;
  if (!PutNoticeChoice(deed.transaction(), person, choice, version)) return WasFaster("您在别处");
  Replan(deed, person, choice);
  deed.Record(kInstallation, "notices.choose", ObjectOf("person", person.value), {{"to", InWords(choice)}});
  deed.Commit();
  return Unit{};
}

FormResult<Unit> SetDefault(Deed& deed, const NoticeChoice& choice, std::int64_t version) {
  if (deed.done_before()) return Unit{};
  deed.transaction().Lock("notice defaults");
  const KeptChoice before = DefaultNoticeChoice(deed.transaction());
  if (before.version != version) return WasFaster("别人");
  PutDefaultNoticeChoice(deed.transaction(), choice, version + 1);
  deed.Record(kInstallation, "notices.default", "", {{"from", InWords(before.choice)}, {"to", InWords(choice)}});
  deed.Commit();
  return Unit{};
}

}  // namespace

FormResult<Unit> SetNoticeChoice(Desk& desk, const Actor& actor, const NoticeChoiceForm& form) {
  const auto choice = ChoiceIn(form);
  if (!choice) return choice.errors();
  return RetryDeed(desk, actor, [&](Deed& deed) { return Set(deed, *choice, form.version); });
}

Status UseDefaultNoticeChoice(Desk& desk, const Actor& actor) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> Status {
    if (deed.done_before()) return Ok();
    DropNoticeChoice(deed.transaction(), actor.person);
    Replan(deed, actor.person, DefaultNoticeChoice(deed.transaction()).choice);
    deed.Record(kInstallation, "notices.choose", ObjectOf("person", actor.person.value), {{"to", "default"}});
    deed.Commit();
    return Ok();
  });
}

FormResult<Unit> SetDefaultNoticeChoice(Desk& desk, const Actor& actor, const NoticeChoiceForm& form) {
  const auto choice = ChoiceIn(form);
  if (!choice) return choice.errors();
  return RetryDeed(desk, actor, [&](Deed& deed) { return SetDefault(deed, *choice, form.version); });
}

}  // namespace gongkai::account
