#include "oversight/training/training_actions.h"

#include <algorithm>

#include "account/portal_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "db/blob_holders.h"
#include "db/blob_store.h"
#include "oversight/training/attendance_store.h"
#include "oversight/training/tell_training_actions.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

constexpr const char* kFaster = "别人刚刚改过这次培训，请看过现在的情况再办。";
constexpr const char* kMayNot = "您现在的岗位不能办理培训。";

std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }
FieldErrors Refused(std::string sentence) { return {{std::string(kVersionField), std::move(sentence)}}; }

struct Done {
  std::string_view act;    // for the trail
  std::string_view event;  // for its own history
  std::string words;
};

FormResult<TrainingId> Finish(Deed& deed, const Training& training, const Done& done) {
  if (!UpdateTraining(deed.transaction(), training)) return Refused(kFaster);
  AddTrainingEvent(deed.transaction(), training.id,
                   {.at = deed.now(),
                    .kind = std::string(done.event),
                    .person = deed.actor().person,
                    .person_name = deed.actor().name,
                    .words = done.words});
  deed.Record(training.id.organ, done.act, ObjectOf(training.id));
  deed.Commit(ToString(training.id));
  return training.id;
}

template <class Doing>
FormResult<TrainingId> Change(Desk& desk, const Actor& actor, const SeenTraining& seen, Doing doing,
                              account::ActPlace place = account::ActPlace::current()) {
  return RetryDeed(desk, actor, place, [&](Deed& deed) -> FormResult<TrainingId> {
    if (deed.done_before()) return deed.Earlier(TrainingIdFrom);
    if (!PostMay(deed, Act::kHandleCases)) return Refused(kMayNot);
    auto training = LockedTraining(deed.transaction(), seen.id);
    if (!training || training->version != seen.version) return Refused(kFaster);
    if (training->state == TrainingState::kCancelled) return Refused("这次培训已经取消，不能再改。");
    return doing(deed, *training);
  });
}

FieldErrors FaultsOfMaterial(std::string_view name, std::string_view bytes) {
  if (name.empty()) return {{"file", "请选择文件。"}};
  std::string fault = FaultOfMaterial(name, bytes);
  return fault.empty() ? FieldErrors{} : FieldErrors{{"file", std::move(fault)}};
}

std::string NameOfMaterial(std::string_view typed) {
  constexpr std::size_t kLongestName = 120;
  return Ellipsis(Tidy(typed), kLongestName);
}

}  // namespace

bool PostMay(const Deed& deed, Act act) {
  const auto post = deed.actor().post;
  return post && account::ReachOf(*post, act) != account::Reach::kNone;
}

std::string ObjectOf(TrainingId id) { return "training:" + ToString(id); }

FormResult<TrainingId> PlanTraining(Desk& desk, const Actor& actor, OrganId organ, const TrainingForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<TrainingId> {
    if (deed.done_before()) return deed.Earlier(TrainingIdFrom);
    if (!PostMay(deed, Act::kHandleCases)) return Refused(kMayNot);
    auto made = TrainingFrom(form);
    if (!made) return made.errors();
    Training training = *made;
    training.id.organ = organ;
    training.id = AddTraining(deed.transaction(), training);
    AddTrainingEvent(
        deed.transaction(), training.id,
        {.at = deed.now(), .kind = "planned", .person = actor.person, .person_name = actor.name, .words = ""});
    TellOfPlanning(deed, training);
    deed.Record(organ, "training.plan", ObjectOf(training.id), {{"day", ToString(training.on)}});
    deed.Commit(ToString(training.id));
    return training.id;
  });
}

FormResult<TrainingId> ChangeTraining(Desk& desk, const Actor& actor, const SeenTraining& seen,
                                      const TrainingForm& form, std::string_view typed) {
  const std::string why = Tidy(typed);
  return Change(desk, actor, seen, [&](Deed& deed, const Training& before) -> FormResult<TrainingId> {
    auto made = TrainingFrom(form);
    FieldErrors errors = made.errors();
    const bool was_held = before.state == TrainingState::kHeld;
    if (was_held) {
      for (FieldError& each : FaultsOfWhy(why)) errors.push_back(std::move(each));
    }
    if (made && was_held && made->on > deed.today()) errors.push_back({"on", "已经举办的培训，日期不能在今天以后。"});
    if (!errors.empty()) return errors;
    Training training = before;
    training.title = made->title;
    training.content = made->content;
    training.teacher = made->teacher;
    training.place = made->place;
    training.audience = made->audience;
    training.on = made->on;
    training.starts = made->starts;
    training.hours = made->hours;
    TellOfChange(deed, before, training);
    return Finish(deed, training, {"training.change", "changed", why});
  });
}

FormResult<TrainingId> OpenCheckIn(Desk& desk, const Actor& actor, const SeenTraining& seen) {
  return Change(desk, actor, seen, [&](Deed& deed, Training& training) -> FormResult<TrainingId> {
    if (training.on != deed.today()) return Refused("只有培训当天能扫码签到；别的日子请逐人登记。");
    training.takes_in = true;
    return Finish(deed, training, {"training.open_check_in", "opened", ""});
  });
}

FormResult<TrainingId> CloseCheckIn(Desk& desk, const Actor& actor, const SeenTraining& seen) {
  return Change(desk, actor, seen, [&](Deed& deed, Training& training) -> FormResult<TrainingId> {
    training.takes_in = false;
    ForgetBrowsers(deed.transaction(), training.id);
    return Finish(deed, training, {"training.close_check_in", "closed", ""});
  });
}

FormResult<TrainingId> HoldTraining(Desk& desk, const Actor& actor, const SeenTraining& seen) {
  return Change(desk, actor, seen, [&](Deed& deed, Training& training) -> FormResult<TrainingId> {
    if (training.state == TrainingState::kHeld) return Refused("已经是“已举办”。");
    if (training.on > deed.today()) return Refused("培训的日期还没有到。");
    training.state = TrainingState::kHeld;
    training.takes_in = false;
    ForgetBrowsers(deed.transaction(), training.id);
    return Finish(deed, training, {"training.hold", "held", ""});
  });
}

FormResult<TrainingId> CancelTraining(Desk& desk, const Actor& actor, const SeenTraining& seen,
                                      std::string_view typed) {
  const std::string why = Tidy(typed);
  return Change(desk, actor, seen, [&](Deed& deed, Training& training) -> FormResult<TrainingId> {
    if (FieldErrors errors = FaultsOfWhy(why); !errors.empty()) return errors;
    TellOfCancelling(deed, training);
    training.state = TrainingState::kCancelled;
    training.takes_in = false;
    training.why = why;
    ForgetBrowsers(deed.transaction(), training.id);
    return Finish(deed, training, {"training.cancel", "cancelled", why});
  });
}

FormResult<TrainingId> AddMaterial(Desk& desk, const Actor& actor, TrainingId id, std::string_view typed,
                                   std::string_view bytes) {
  const std::string name = NameOfMaterial(typed);
  if (FieldErrors errors = FaultsOfMaterial(Tidy(typed), bytes); !errors.empty()) return errors;
  const db::HashedBytes hashed(bytes);  // before the write lock, which all others wait for
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<TrainingId> {
    if (deed.done_before()) return deed.Earlier(TrainingIdFrom);
    if (!PostMay(deed, Act::kHandleCases)) return Refused(kMayNot);
    const auto training = LockedTraining(deed.transaction(), id);
    if (!training || training->state == TrainingState::kCancelled) return Refused("没有这次培训，或者已经取消。");
    if (TrainingFilesOf(deed.transaction(), id).size() >= kMostMaterial)
      return FieldErrors{{"file", "一次培训最多放 20 个文件。"}};
    const std::string& digest = db::PutBlob(deed.transaction(), hashed);
    AddTrainingFile(deed.transaction(), id, {.name = name, .digest = digest, .bytes = hashed.size(), .at = deed.now()});
    deed.Record(id.organ, "training.file_add", ObjectOf(id));
    deed.Commit(ToString(id));
    return id;
  });
}

FormResult<TrainingId> RemoveMaterial(Desk& desk, const Actor& actor, TrainingId id, std::int64_t number) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<TrainingId> {
    if (deed.done_before()) return deed.Earlier(TrainingIdFrom);
    if (!PostMay(deed, Act::kHandleCases)) return Refused(kMayNot);
    if (!LockedTraining(deed.transaction(), id)) return Refused("没有这次培训。");
    const auto files = TrainingFilesOf(deed.transaction(), id);
    const auto found = std::ranges::find(files, number, &TrainingFile::number);
    if (found == files.end()) return Refused("没有这个文件，或者已经移除。");
    RemoveTrainingFile(deed.transaction(), id, number);
    db::RemoveBlobUnlessHeld(deed.transaction(), found->digest);
    deed.Record(id.organ, "training.file_remove", ObjectOf(id));
    deed.Commit(ToString(id));
    return id;
  });
}

FormResult<std::int64_t> SetTargets(Desk& desk, const Actor& actor, OrganId keeper, const std::vector<OrganId>& organs,
                                    const TargetForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (deed.done_before()) return static_cast<std::int64_t>(organs.size());
    if (!PostMay(deed, Act::kSuperviseCases)) return Refused("您现在的岗位不能规定培训任务。");
    auto target = TargetFrom(form);
    FieldErrors errors = target.errors();
    const bool are_there = std::ranges::all_of(
        organs, [&](OrganId organ) { return account::AnswersInItsOwnName(deed.transaction(), organ, deed.today()); });
    if (organs.empty() || !are_there) errors.push_back({"organ", "请选择机关。"});
    if (!errors.empty()) return errors;
    for (const OrganId organ : organs)
      AddTarget(deed.transaction(), {organ, *target}, actor.person, actor.name, deed.now());
    deed.Record(keeper, "training.target", account::ObjectOf("training_targets", target->year),
                {{"quarter", std::to_string(target->quarter)}, {"organs", std::to_string(organs.size())}});
    deed.Commit(std::to_string(organs.size()));
    return static_cast<std::int64_t>(organs.size());
  });
}

}  // namespace gongkai::oversight
