#include "request/case_reminders.h"

#include <fmt/format.h>

#include <map>

#include "account/notice_actions.h"
#include "account/people_view.h"
#include "account/working_days_view.h"
#include "db/retry.h"
#include "request/case_figures_store.h"
#include "request/case_ladder.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Notice;
using account::Visitor;

// Nobody is woken: what came after them is told in the morning, and ordinary post comes by day.
constexpr std::chrono::hours kFrom{8}, kUntil{18};

bool IsWorkingHour(Instant now) {
  const auto local = now + kBeijingOffset;
  const auto time = local - std::chrono::floor<std::chrono::days>(local);
  return time >= kFrom && time < kUntil;
}

/// The more it is behind, the more are told; each stage has a key of its own.
struct Alarm {
  CaseFact fact;
  ConfirmAlarm kind = ConfirmAlarm::kNone;
  bool county_hears = false;
};

std::vector<Alarm> AlarmsOf(db::Session& session, Instant now) {
  std::vector<Alarm> alarms;
  for (CaseFact& fact : OpenFacts(session, std::nullopt)) {
    if (fact.stage != CaseStage::kUnconfirmed) continue;
    const ConfirmAlarm kind = ConfirmAlarmOf(fact.channel, fact.submitted, now, account::WorkingDays());
    if (kind == ConfirmAlarm::kNone) continue;
    const bool county_hears = CountyHearsOf(fact.submitted, now, account::WorkingDays());
    alarms.push_back({std::move(fact), kind, county_hears});
  }
  return alarms;
}

bool Hears(const Visitor& visitor, const Alarm& alarm) {
  if (visitor.May(Act::kHandleCases, alarm.fact.handler)) return true;
  if (visitor.May(Act::kConsentExtension, alarm.fact.handler)) return true;
  return alarm.county_hears && visitor.May(Act::kSuperviseCases, alarm.fact.handler);
}

Notice NoticeOf(const Alarm& alarm, account::PersonId person, Instant now) {
  const bool is_today = alarm.kind == ConfirmAlarm::kToday;
  return {.person = person,
          .kind = account::NoticeKind::kConfirm,
          .key = fmt::format("confirm-{}-{}", ToString(alarm.fact.id), is_today ? "today" : "late"),
          .title = is_today ? "今天收到的平常信函，请今天与申请人确认" : "申请没有确认收到",
          .detail = fmt::format("{}，{}提交。条例第三十一条", law::NameOf(alarm.fact.channel),
                                gongkai::ToString(alarm.fact.submitted)),
          .path = "/office/requests/" + ToString(alarm.fact.id),
          .at = now};
}

// So many one by one; more of an organ are one notice a day, or whoever sends thousands of applications sends thousands
// of letters to everybody who confirms them.
constexpr std::size_t kMostOneByOne = 10;

Notice NoticeOfMany(account::OrganId organ, account::PersonId person, Instant now) {
  return {.person = person,
          .kind = account::NoticeKind::kConfirm,
          .key = fmt::format("confirm-many-{}-{}", organ.value, gongkai::ToString(BeijingDay(now))),
          .title = "很多申请没有确认收到",
          .detail = "条例第三十一条",
          .path = fmt::format("/office/requests?organ={}&stage={}", organ.value, IdOf(CaseStage::kUnconfirmed)),
          .at = now};
}

/// What this person has not been told, organ by organ.
std::vector<Notice> UntoldTo(db::Session& session, const Visitor& visitor, const std::vector<Alarm>& alarms,
                             Instant now) {
  std::map<account::OrganId, std::vector<Notice>> by_organ;
  for (const Alarm& alarm : alarms) {
    if (!Hears(visitor, alarm)) continue;
    std::vector<Notice>& of_organ = by_organ[alarm.fact.handler];
    if (of_organ.size() > kMostOneByOne) continue;
    Notice notice = NoticeOf(alarm, visitor.person, now);
    if (!account::WasToldBefore(session, visitor.person, notice.key)) of_organ.push_back(std::move(notice));
  }
  std::vector<Notice> untold;
  for (auto& [organ, notices] : by_organ) {
    if (notices.size() > kMostOneByOne) notices = {NoticeOfMany(organ, visitor.person, now)};
    for (Notice& notice : notices) {
      if (!account::WasToldBefore(session, visitor.person, notice.key)) untold.push_back(std::move(notice));
    }
  }
  return untold;
}

std::vector<Notice> Untold(db::Session& session, Instant now) {
  std::vector<Notice> untold;
  const std::vector<Alarm> alarms = AlarmsOf(session, now);
  if (alarms.empty()) return untold;
  for (const Visitor& visitor : account::EverybodyInOffice(session, BeijingDay(now))) {
    for (Notice& notice : UntoldTo(session, visitor, alarms, now)) untold.push_back(std::move(notice));
  }
  return untold;
}

}  // namespace

std::string AlarmOfUnconfirmed(account::Desk& desk) {
  const Instant now = desk.now();
  if (!IsWorkingHour(now)) return "不在上班的时间，没有发提醒。";
  std::vector<Notice> untold;
  {
    db::Reader reader = desk.database.Read();
    untold = Untold(reader, now);
  }
  int told = 0;
  if (!untold.empty()) {
    told = db::Retry(desk.database, [&](db::Transaction& act) {
      int count = 0;
      for (const Notice& notice : untold) count += account::Tell(act, notice) ? 1 : 0;
      act.Commit();
      return count;
    });
  }
  return fmt::format("发了 {} 条没有确认收到申请的提醒。", told);
}

}  // namespace gongkai::request
