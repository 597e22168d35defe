#include "disclosure/catalogue/reminder_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "account/people_view.h"
#include "base/fold.h"
#include "disclosure/catalogue/obligation_view.h"
#include "disclosure/catalogue/reminder_store.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using account::Notice;
using account::NoticeKind;
using account::Visitor;

std::string ObjectOfObligation(const ObligationKey& key) {
  return "obligation:" + std::to_string(key.organ.value) + "/" + ToString(key.row) +
         (key.part.empty() ? std::string() : "/" + key.part);
}

/// Nobody does two things to what an organ owes at once.
void LockObligations(Deed& deed, OrganId organ) {
  deed.transaction().Lock("obligations of " + std::to_string(organ.value));
}

bool WorksIn(const Visitor& visitor, OrganId organ, const std::optional<OrganId>& unit) {
  return std::ranges::any_of(visitor.posts, [&](const account::HeldPost& post) {
    return post.organ == organ && (!unit || post.unit == *unit);
  });
}

/// Those of the organ who are meant, out of everybody who works in the office today.
std::vector<account::PersonId> PeopleMeant(Deed& deed, OrganId organ, const Addressee& to) {
  std::vector<account::PersonId> people;
  for (const Visitor& each : account::EverybodyInOffice(deed.transaction(), deed.today())) {
    const bool is_meant =
        to.person ? each.person == *to.person : to.unit.has_value() || each.May(Act::kDraftItems, organ);
    if (is_meant && WorksIn(each, organ, to.unit)) people.push_back(each.person);
  }
  return people;
}

FormResult<OrganId> Remind(Deed& deed, const ObligationKey& key, const ReminderForm& form) {
  if (deed.done_before()) return key.organ;
  if (!MayRemindAs(deed.actor())) return FormRefused("只有政务公开办和本机关的主要负责人可以催办。");
  const auto to = AddresseeFrom(form.to);
  if (FieldErrors errors = FaultsOfReminder(form.words, to); !errors.empty()) return errors;
  LockObligations(deed, key.organ);
  const auto owed = FindObligation(deed.transaction(), key, deed.today());
  if (!owed) return FormRefused("没有这一项。");
  if (IsDone(owed->obligation.state)) return FormRefused("这一项已经公开，不用催办。");
  const auto people = PeopleMeant(deed, key.organ, *to);
  if (people.empty()) return FieldError{"to", "这里现在没有人可以催办，请选择别的机构或者人员。"};
  const std::string words(Trim(form.words));
  if (!AddReminder(deed.transaction(), key, deed.today(), words, *to, deed.actor().person, deed.actor().name,
                   deed.now())) {
    return FormRefused("今天已经催办过这一项，同一项一天催办一次。");
  }
  for (const account::PersonId person : people) {
    TellPerson(
        deed,
        {.person = person,
         .kind = owed->obligation.state == ObligationState::kOverdue ? NoticeKind::kOverdue : NoticeKind::kDueSoon,
         .title = "催办：" + NameOf(*owed),
         .detail = deed.actor().name + "：" + words + "（最晚 " + ToString(owed->obligation.due) + " 公开）",
         .path = PathOf(*owed)});
  }
  deed.Record(key.organ, "obligation.remind", ObjectOfObligation(key), {{"people", std::to_string(people.size())}});
  deed.Commit();
  return key.organ;
}

FormResult<OrganId> Begin(Deed& deed, const ObligationKey& key) {
  if (deed.done_before()) return key.organ;
  if (!MayRemindAs(deed.actor())) return FormRefused("只有政务公开办和本机关的主要负责人可以跟踪。");
  LockObligations(deed, key.organ);
  const auto owed = FindObligation(deed.transaction(), key, deed.today());
  if (!owed) return FormRefused("没有这一项。");
  if (IsDone(owed->obligation.state)) return FormRefused("这一项已经公开，不用跟踪。");
  const auto track = FindTrack(deed.transaction(), key);
  if (track && !track->ended_on) return FormRefused("这一项已经在跟踪。");
  PutTrack(deed.transaction(), key, deed.today(), deed.actor().person, deed.actor().name);
  deed.Record(key.organ, "obligation.follow", ObjectOfObligation(key));
  deed.Commit();
  return key.organ;
}

FormResult<OrganId> End(Deed& deed, const ObligationKey& key) {
  if (deed.done_before()) return key.organ;
  if (!MayRemindAs(deed.actor())) return FormRefused("只有政务公开办和本机关的主要负责人可以停止跟踪。");
  LockObligations(deed, key.organ);
  const auto track = FindTrack(deed.transaction(), key);
  if (!track || track->ended_on) return FormRefused("这一项没有在跟踪。");
  EndTrack(deed.transaction(), key, deed.today());
  deed.Record(key.organ, "obligation.let_go", ObjectOfObligation(key));
  deed.Commit();
  return key.organ;
}

FormResult<OrganId> WriteNote(Deed& deed, const ObligationKey& key, const std::string& words) {
  if (deed.done_before()) return key.organ;
  if (!MayRemindAs(deed.actor()) && !MayActAs(deed.actor(), Act::kDraftItems))
    return FormRefused("您现在的岗位不能记进展。");
  if (FieldErrors errors = FaultsOfNote(words); !errors.empty()) return errors;
  LockObligations(deed, key.organ);
  const auto track = FindTrack(deed.transaction(), key);
  if (!track || track->ended_on) return FormRefused("这一项没有在跟踪。");
  if (NotesOf(deed.transaction(), key).size() >= kMostNotes)
    return FieldError{"note", "进展已经记了 " + std::to_string(kMostNotes) + " 条，不能再记。"};
  AddNote(deed.transaction(), key, std::string(Trim(words)), deed.actor().person, deed.actor().name, deed.now());
  deed.Record(key.organ, "obligation.note", ObjectOfObligation(key));
  deed.Commit();
  return key.organ;
}

}  // namespace

FormResult<OrganId> RemindOf(Desk& desk, const Actor& actor, const ObligationKey& key, const ReminderForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Remind(deed, key, form); });
}

FormResult<OrganId> Follow(Desk& desk, const Actor& actor, const ObligationKey& key) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Begin(deed, key); });
}

FormResult<OrganId> LetGoOf(Desk& desk, const Actor& actor, const ObligationKey& key) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return End(deed, key); });
}

FormResult<OrganId> NoteProgress(Desk& desk, const Actor& actor, const ObligationKey& key, const std::string& words) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return WriteNote(deed, key, words); });
}

}  // namespace gongkai::disclosure
