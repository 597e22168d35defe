#include "account/alarm_actions.h"

#include <algorithm>

#include "account/job_store.h"
#include "account/notice_actions.h"
#include "account/notice_store.h"
#include "account/people_view.h"

namespace gongkai::account {
namespace {

constexpr std::chrono::days kNoticesKept{365};

std::vector<Notice> AlarmsOf(db::Session& session, std::span<const jobs::Job> jobs, std::string_view silent,
                             Instant now) {
  std::vector<Notice> alarms;
  for (const std::string& name : FailedJobs(session)) {
    const auto job = std::ranges::find(jobs, name, &jobs::Job::name);
    if (job == jobs.end() || name == silent) continue;
    alarms.push_back({.kind = NoticeKind::kAlarm,
                      .key = "job-" + name + "-" + ToString(BeijingDay(now)),
                      .title = "定时工作没有做成：" + job->title,
                      .detail = "原因和下一次的时间在“定时工作”里。",
                      .path = "/office/jobs/" + name,
                      .at = now});
  }
  return alarms;
}

}  // namespace

void TellOfFailedJobs(Desk& desk, std::span<const jobs::Job> jobs, std::string_view silent) {
  const Instant now = desk.now();
  std::vector<Notice> untold;
  {
    db::Reader reader = desk.database.Read();
    const std::vector<Notice> alarms = AlarmsOf(reader, jobs, silent, now);
    if (alarms.empty()) return;
    for (const Visitor& visitor : EverybodyInOffice(reader, BeijingDay(now))) {
      if (!visitor.May(Act::kRunJobs)) continue;
      for (Notice alarm : alarms) {
        alarm.person = visitor.person;
        if (!WasTold(reader, alarm.person, alarm.key)) untold.push_back(std::move(alarm));
      }
    }
  }
  if (untold.empty()) return;
  db::Retry(desk.database, [&](db::Transaction& act) {
    for (const Notice& alarm : untold) Tell(act, alarm);
    act.Commit();
  });
}

void DropOldNotices(Desk& desk) {
  const Instant now = desk.now();
  db::Retry(desk.database, [&](db::Transaction& act) {
    DropNoticesBefore(act, now - kNoticesKept);
    act.Commit();
  });
}

}  // namespace gongkai::account
