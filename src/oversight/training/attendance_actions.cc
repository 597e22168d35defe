#include "oversight/training/attendance_actions.h"

#include <algorithm>

#include "account/organ_card_view.h"
#include "account/portal_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "db/retry.h"
#include "oversight/training/training_actions.h"
#include "web/peer.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using account::Visitor;

constexpr const char* kClosed = "签到没有开，或者已经结束，请找培训的工作人员登记。";

FieldErrors Refused(std::string sentence) { return {{std::string(kVersionField), std::move(sentence)}}; }

std::string NameOf(db::Session& session, OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().name : std::string();
}

/// With the names of its organ, as they are today. Errors: "organ".
FormResult<Attendance> AttendanceOf(db::Session& session, const AttendForm& form, Date today) {
  const auto attendee = AttendeeFrom(form);
  if (!attendee) return attendee.errors();
  Attendance next{.name = attendee->name, .organ = attendee->organ, .organ_name = attendee->other_organ};
  if (next.organ) {
    if (!account::AnswersInItsOwnName(session, *next.organ, today)) return FieldError{"organ", "请从名单里选择单位。"};
    next.organ_name = NameOf(session, *next.organ);
  }
  return next;
}

/// He is there already, and comes again by the same way.
const Attendance* Before(const std::vector<Attendance>& there, const Attendance& next) {
  const auto found = std::ranges::find_if(there, [&](const Attendance& each) {
    if (!each.struck_words.empty()) return false;
    if (next.person) return each.person == next.person;
    return each.browser == next.browser && !each.browser.empty() && each.organ == next.organ &&
           FoldTight(each.name) == FoldTight(next.name);
  });
  return found == there.end() ? nullptr : &*found;
}

/// What a seat was told as under a once key: keys come from the browser, and one of another training must lead to
/// nobody's seat.
std::string ResultOf(Seat seat) { return "seat " + ToString(seat.training) + " " + std::to_string(seat.attendance); }

/// The seat that the same form was given.
FormResult<Seat> EarlierSeat(Deed& deed, TrainingId id) {
  const std::string_view result = deed.earlier_result();
  const std::string before = "seat " + ToString(id) + " ";
  const auto number = result.starts_with(before)
                          ? TrainingIdFrom("1-" + std::string(result.substr(before.size())))  // above nought
                          : std::nullopt;
  if (!number) return FieldError{"", "这张表已经交过，请对着会场的屏幕重新扫码。"};
  return Seat{id, number->number};
}

FormResult<Seat> TakeIn(Deed& deed, const Training& training, Attendance next) {
  const auto there = AttendancesOf(deed.transaction(), training.id);
  if (const Attendance* before = Before(there, next)) return Seat{training.id, before->number};
  if (FieldErrors errors = AgainstTaking(there, next); !errors.empty()) return errors;
  next.at = deed.now();
  const Seat seat{training.id, AddAttendance(deed.transaction(), training.id, next)};
  deed.Record(training.id.organ, "training.attend", ObjectOf(training.id), {{"way", std::string(IdOf(next.way))}});
  deed.Commit(ResultOf(seat));
  return seat;
}

/// Who gives a name alone.
FormResult<Attendance> MereNameOf(db::Session& session, const AttendForm& form, Date today) {
  const auto made = AttendanceOf(session, form, today);
  if (!made) return made.errors();
  Attendance next = *made;
  next.way = AttendWay::kName;
  return next;
}

/// What stands against a new name, before the write lock is taken; nothing is spent for one that is refused anyway.
FieldErrors AgainstName(Desk& desk, NameBudget& budget, const AttendForm& form, const ComeBy& come) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  if (!TakesInNow(reader, come.training, today)) return {{"", kClosed}};
  const auto made = MereNameOf(reader, form, today);
  if (!made) return made.errors();
  Attendance next = *made;
  next.browser = come.browser;
  const auto there = AttendancesOf(reader, come.training);
  if (Before(there, next) != nullptr) return {};
  if (FieldErrors errors = AgainstTaking(there, next); !errors.empty()) return errors;
  const auto spent = budget.Spend(come, desk.now());
  return spent ? FieldErrors{*spent} : FieldErrors{};
}

template <class Make>
FormResult<Seat> Come(Desk& desk, const Actor& actor, const ComeBy& come, Make make,
                      account::ActPlace place = account::ActPlace::current()) {
  {
    // Without the write lock first: who comes too late must not hold up those who work.
    db::Reader reader = desk.database.Read();
    if (!TakesInNow(reader, come.training, BeijingDay(desk.now()))) return FieldError{"", kClosed};
  }
  return RetryDeed(desk, actor, place, [&](Deed& deed) -> FormResult<Seat> {
    if (deed.done_before()) return EarlierSeat(deed, come.training);
    const auto training = LockedTraining(deed.transaction(), come.training);
    if (!training || !TakesIn(*training, deed.today())) return FieldError{"", kClosed};
    const auto made = make(deed);
    if (!made) return made.errors();
    Attendance next = *made;
    next.browser = come.browser;
    return TakeIn(deed, *training, std::move(next));
  });
}

template <class Doing>
FormResult<std::int64_t> ByTrainer(Desk& desk, const Actor& actor, TrainingId id, Doing doing,
                                   account::ActPlace place = account::ActPlace::current()) {
  return RetryDeed(desk, actor, place, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (deed.done_before()) return deed.EarlierId();
    if (!PostMay(deed, Act::kHandleCases)) return Refused("您现在的岗位不能登记签到。");
    const auto training = LockedTraining(deed.transaction(), id);
    if (!training || training->state == TrainingState::kCancelled) return Refused("没有这次培训，或者已经取消。");
    return doing(deed, *training);
  });
}

}  // namespace

/// What a household may not send any more does not count for its place, nor for the code.
std::optional<FieldError> NameBudget::Spend(const ComeBy& come, Instant now) {
  const web::Networks from = web::NetworksOf(come.address);
  const auto too_many = [](std::string_view words) {
    return FieldError{std::string(kTooManyNames), std::string(words)};
  };
  if (!households_.Spend(from.household, now) || !places_.Spend(from.place, now)) {
    return too_many("您所在的网络填姓名签到的太多，请改用手机流量、登录账号签到，或者找培训的工作人员登记。");
  }
  if (!codes_.Spend(ToString(come.training) + "|" + std::to_string(come.minute), now)) {
    return too_many("用这个二维码签到的人太多，请等屏幕上换了二维码再扫，或者找培训的工作人员登记。");
  }
  return std::nullopt;
}

bool TakesInNow(db::Session& session, TrainingId id, Date today) {
  const auto training = FindTraining(session, id);
  return training && TakesIn(*training, today);
}

FormResult<Seat> CheckInWithAccount(Desk& desk, const Visitor& visitor, const ComeBy& come) {
  if (visitor.posts.empty()) return FieldError{"", "您的账号现在没有岗位，请填姓名签到。"};
  const account::HeldPost& post = visitor.posts.front();
  const Actor actor{.person = visitor.person,
                    .post = post.kind,
                    .name = visitor.name,
                    .address = visitor.address,
                    .once_key = come.once_key};
  return Come(desk, actor, come, [&](Deed& deed) -> FormResult<Attendance> {
    return Attendance{.person = visitor.person,
                      .name = visitor.name,
                      .organ = post.organ,
                      .organ_name = NameOf(deed.transaction(), post.organ),
                      .way = AttendWay::kAccount,
                      .is_verified = true};
  });
}

FormResult<Seat> CheckInByName(Desk& desk, NameBudget& budget, const AttendForm& form, const ComeBy& come) {
  if (FieldErrors errors = AgainstName(desk, budget, form, come); !errors.empty()) return errors;
  // No address: it would stand in the trail for good.
  return Come(desk, Actor{.once_key = come.once_key}, come,
              [&](Deed& deed) -> FormResult<Attendance> { return MereNameOf(deed.transaction(), form, deed.today()); });
}

FormResult<std::int64_t> EnterAttendance(Desk& desk, const Actor& actor, TrainingId id, const AttendForm& form) {
  return ByTrainer(desk, actor, id, [&](Deed& deed, const Training& training) -> FormResult<std::int64_t> {
    if (training.on > deed.today()) return Refused("培训的日期还没有到，到了再登记谁参加。");
    const auto made = AttendanceOf(deed.transaction(), form, deed.today());
    if (!made) return made.errors();
    Attendance next = *made;
    next.way = AttendWay::kHand;
    next.is_verified = true;
    const auto there = AttendancesOf(deed.transaction(), id);
    if (FieldErrors errors = AgainstTaking(there, next); !errors.empty()) {
      if (errors.front().field.empty()) return Refused("参加的人太多，不能再登记。");
      return FieldErrors{{"name", "名单里已经有这个人。"}};
    }
    next.at = deed.now();
    const std::int64_t number = AddAttendance(deed.transaction(), id, next);
    deed.Record(id.organ, "training.enter", ObjectOf(id));
    deed.Commit(std::to_string(number));
    return number;
  });
}

FormResult<std::int64_t> ConfirmAttendances(Desk& desk, const Actor& actor, TrainingId id,
                                            const std::vector<std::int64_t>& numbers) {
  return ByTrainer(desk, actor, id, [&](Deed& deed, const Training&) -> FormResult<std::int64_t> {
    std::int64_t confirmed = 0;
    std::vector<Attendance> people = AttendancesOf(deed.transaction(), id);
    for (Attendance& each : people) {
      const bool is_asked = std::ranges::find(numbers, each.number) != numbers.end();
      if (!is_asked || each.is_verified || !each.struck_words.empty()) continue;
      if (CountedTwin(people, each) != nullptr) {
        return Refused("“" + each.name + "”已经核对过一次，或者已经用账号签到，请把重复的划去再核对别人。");
      }
      each.is_verified = true;
      UpdateAttendance(deed.transaction(), id, each);
      ++confirmed;
    }
    if (confirmed == 0) return Refused("请勾选还没有核对的人。");
    deed.Record(id.organ, "training.confirm", ObjectOf(id), {{"people", std::to_string(confirmed)}});
    deed.Commit(std::to_string(confirmed));
    return confirmed;
  });
}

FormResult<std::int64_t> StrikeAttendance(Desk& desk, const Actor& actor, TrainingId id, std::int64_t number,
                                          std::string_view typed) {
  const std::string why(Trim(WithoutInvisible(typed)));
  return ByTrainer(desk, actor, id, [&](Deed& deed, const Training&) -> FormResult<std::int64_t> {
    if (FieldErrors errors = FaultsOfWhy(why); !errors.empty()) return errors;
    auto found = FindAttendance(deed.transaction(), id, number);
    if (!found || !found->struck_words.empty()) return Refused("没有这个人，或者已经划去。");
    found->struck_words = why;
    UpdateAttendance(deed.transaction(), id, *found);
    deed.Record(id.organ, "training.strike", ObjectOf(id), {{"number", std::to_string(number)}});
    deed.Commit(std::to_string(number));
    return number;
  });
}

FormResult<std::int64_t> StrikeUnconfirmed(Desk& desk, const Actor& actor, TrainingId id,
                                           const std::vector<std::int64_t>& numbers, std::string_view typed) {
  const std::string why(Trim(WithoutInvisible(typed)));
  return ByTrainer(desk, actor, id, [&](Deed& deed, const Training&) -> FormResult<std::int64_t> {
    if (FieldErrors errors = FaultsOfWhy(why); !errors.empty()) return errors;
    std::int64_t struck = 0;
    std::string which;
    for (Attendance& each : AttendancesOf(deed.transaction(), id)) {
      const bool is_asked = std::ranges::find(numbers, each.number) != numbers.end();
      if (!is_asked || each.is_verified || !each.struck_words.empty()) continue;
      each.struck_words = why;
      UpdateAttendance(deed.transaction(), id, each);
      which += (struck == 0 ? "" : ",") + std::to_string(each.number);
      ++struck;
    }
    if (struck == 0) return Refused("请勾选还没有核对的人；刚刚核对过或者划去的，不在里面。");
    deed.Record(id.organ, "training.strike", ObjectOf(id), {{"people", std::to_string(struck)}, {"numbers", which}});
    deed.Commit(std::to_string(struck));
    return struck;
  });
}

std::string KeepTrainings(Desk& desk) {
  const std::vector<TrainingId> over = [&] {
    db::Reader reader = desk.database.Read();
    return TrainingsWithBrowsers(reader, BeijingDay(desk.now()));
  }();
  for (const TrainingId id : over) {
    db::Retry(desk.database, [&](db::Transaction& act) {
      LockedTraining(act, id);
      ForgetBrowsers(act, id);
      act.Commit();
      return 0;
    });
  }
  return over.empty() ? std::string("没有要抹去的签到标记。")
                      : "抹去了 " + std::to_string(over.size()) + " 次培训的手机签到标记。";
}

}  // namespace gongkai::oversight
