#include "oversight/training/tell_training_actions.h"

#include <set>
#include <tuple>

#include "account/notice_actions.h"
#include "account/organ_card_view.h"
#include "account/portal_view.h"
#include "oversight/training/attendance_store.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Deed;
using account::Notice;
using account::NoticeKind;

bool IsForCountyToCome(const Training& training) {
  return training.audience == Audience::kCounty && training.state == TrainingState::kPlanned;
}
/// Whether the other organs are told that it takes place, and then that it does not.
bool IsForOthersToCome(const Training& training, Date today) {
  return IsForCountyToCome(training) && training.on >= today;
}

std::set<OrganId> OtherOrgans(Deed& deed, OrganId own) {
  std::set<OrganId> others;
  const auto county = account::PublicCountyOf(deed.transaction(), deed.today());
  if (!county) return others;
  for (const account::PublicOrgan& organ : county->organs) {
    if (organ.id != own) others.insert(organ.id);
  }
  return others;
}

void TellOrgans(Deed& deed, const std::set<OrganId>& organs, const Notice& notice) {
  for (const OrganId organ : organs) account::TellOrgan(deed, organ, Act::kHandleCases, notice);
}

/// "2026年3月20日 09:00，二楼会议室。"
std::string WhenAndWhere(const Training& training) {
  return ToChinese(training.on) + " " + training.starts + "，" + training.place + "。";
}
/// "澄砚县民政局安排，"
std::string HeldBy(Deed& deed, const Training& training) {
  const auto holder = account::OrganCardOf(deed.transaction(), training.id.organ);
  return holder ? holder->names.front().name + "安排，" : std::string();
}

std::string PathOf(const Training& training) { return "/office/trainings/" + ToString(training.id); }
/// Each change is told by itself, also where one undoes another.
std::string KeyOfChange(const Training& before) {
  return "training-changed-" + ToString(before.id) + "-" + std::to_string(before.version);
}

void Announce(Deed& deed, const Training& training, std::string key) {
  TellOrgans(deed, OtherOrgans(deed, training.id.organ),
             {.kind = NoticeKind::kItem,
              .key = std::move(key),
              .title = "全县培训：" + training.title,
              .detail = HeldBy(deed, training) + WhenAndWhere(training),
              .path = PathOf(training)});
}

/// Its page is closed to them from now on, and where it is held now is no matter of theirs.
void TellThatItIsForOthersNoMore(Deed& deed, const Training& before) {
  TellOrgans(
      deed, OtherOrgans(deed, before.id.organ),
      {.kind = NoticeKind::kItem,
       .key = KeyOfChange(before),
       .title = "培训不再面向全县：" + before.title,
       .detail = HeldBy(deed, before) + WhenAndWhere(before) + "现在只培训那个机关自己的人员，其他机关的人不用去。",
       .path = "/office/trainings"});
}

void TellOfMoving(Deed& deed, const Training& before, const Training& after) {
  const auto when_and_where = [](const Training& each) { return std::tie(each.on, each.starts, each.place); };
  if (when_and_where(before) == when_and_where(after)) return;
  TellOrgans(deed, OtherOrgans(deed, before.id.organ),
             {.kind = NoticeKind::kItem,
              .key = KeyOfChange(before),
              .title = "培训时间地点有变：" + after.title,
              .detail = HeldBy(deed, after) + "现在是" + WhenAndWhere(after) + "原来是" + WhenAndWhere(before),
              .path = PathOf(after)});
}

/// The other organs that know of it: it was announced to them, or somebody of theirs took part.
std::set<OrganId> OrgansThatKnow(Deed& deed, const Training& training, const std::vector<Attendance>& there) {
  if (training.audience != Audience::kCounty) return {};  // they do not see its page
  if (IsForOthersToCome(training, deed.today())) return OtherOrgans(deed, training.id.organ);
  std::set<OrganId> organs;
  for (const Attendance& each : there) {
    if (each.organ && *each.organ != training.id.organ) organs.insert(*each.organ);
  }
  return organs;
}

}  // namespace

void TellOfPlanning(Deed& deed, const Training& training) {
  if (IsForOthersToCome(training, deed.today())) Announce(deed, training, "training-" + ToString(training.id));
}

void TellOfChange(Deed& deed, const Training& before, const Training& after) {
  const bool was_to_come = IsForOthersToCome(before, deed.today()), is_to_come = IsForOthersToCome(after, deed.today());
  if (!was_to_come && !is_to_come) return;  // a correction of what lies behind
  if (!IsForCountyToCome(before)) {
    Announce(deed, after, KeyOfChange(before));
  } else if (after.audience != Audience::kCounty) {
    TellThatItIsForOthersNoMore(deed, before);
  } else {
    TellOfMoving(deed, before, after);
  }
}

void TellOfCancelling(Deed& deed, const Training& training) {
  std::vector<Attendance> there = AttendancesOf(deed.transaction(), training.id);
  std::erase_if(there, [](const Attendance& each) { return !each.struck_words.empty(); });
  const std::string what = HeldBy(deed, training) + WhenAndWhere(training);
  Notice notice{.kind = NoticeKind::kItem,
                .key = "training-cancelled-" + ToString(training.id),
                .title = "培训取消：" + training.title,
                .detail = what + "取消的原因写在培训的页面上。",
                .path = PathOf(training)};
  TellOrgans(deed, OrgansThatKnow(deed, training, there), notice);
  // Not all who have an account see the page of the training.
  notice.detail = what + "您已经签到，取消以后不计学时。";
  notice.path = "/office/trainings/mine";
  for (const Attendance& each : there) {
    if (!each.person) continue;
    notice.person = *each.person;
    account::TellPerson(deed, notice);
  }
}

}  // namespace gongkai::oversight
