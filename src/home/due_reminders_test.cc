// Everybody is told once of what is near or over, and of nothing of another organ.
#include "home/due_reminders.h"

#include <doctest/doctest.h>
#include <support/county.h>

#include "account/alarm_actions.h"
#include "account/job_store.h"
#include "account/notice_store.h"
#include "jobs/runner.h"

namespace gongkai::home {
namespace {

using account::Notice;
using account::NoticeKind;
using account::PersonId;
using account::PostKind;
using testing::County;

std::vector<Notice> NoticesFor(County& county, PersonId person) {
  db::Reader reader = county.database->Read();
  return account::NoticesOf(reader, person, {});
}

TEST_CASE_ON_BOTH_ENGINES("each stage is told once, however often the work is done", place) {
  County county(place);
  const PersonId lin = county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  // The county office's own handler has the county's reports to see to; this one has nothing due.
  const PersonId zhou = county.Hire("zhou", "周岫", PostKind::kHandler, county.township);
  county.EndPosts(lin, std::chrono::year(2026) / 3 / 14);  // in four days
  CHECK(TellWhatIsDue(county.desk) == "提醒了 1 个人，1 条。");
  CHECK(TellWhatIsDue(county.desk) == "提醒了 0 个人，0 条。");
  county.now += std::chrono::days(1);
  TellWhatIsDue(county.desk);
  REQUIRE(NoticesFor(county, lin).size() == 1);
  CHECK(NoticesFor(county, lin)[0].title == "您的岗位到期：经办人");
  CHECK(NoticesFor(county, lin)[0].kind == NoticeKind::kDueSoon);
  county.now += std::chrono::days(3);  // the last day
  TellWhatIsDue(county.desk);
  CHECK(NoticesFor(county, lin).size() == 2);
  CHECK(NoticesFor(county, zhou).empty());
}

TEST_CASE_ON_BOTH_ENGINES("who was stopped or holds nothing is told of nothing", place) {
  County county(place);
  const PersonId gone = county.Hire("gone", "离任", PostKind::kHandler, county.county_office);
  const PersonId stopped = county.Hire("stopped", "停用", PostKind::kHandler, county.county_office);
  county.now += std::chrono::days(170);  // their passwords run out
  county.EndPosts(gone, std::chrono::year(2026) / 3 / 14);
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE person SET state = 'stopped' WHERE id = ?", stopped.value);
    act.Commit();
  }
  CHECK(TellWhatIsDue(county.desk) == "提醒了 0 个人，0 条。");
}

TEST_CASE_ON_BOTH_ENGINES("what is a year old goes", place) {
  County county(place);
  const PersonId lin = county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  county.EndPosts(lin, std::chrono::year(2026) / 3 / 14);
  TellWhatIsDue(county.desk);
  county.now += std::chrono::days(364);
  TellWhatIsDue(county.desk);
  CHECK(NoticesFor(county, lin).size() == 1);
  county.now += std::chrono::days(2);
  TellWhatIsDue(county.desk);
  CHECK(NoticesFor(county, lin).empty());
  CHECK(county.Count("SELECT COUNT(*) FROM notice_sending") == 0);
}

TEST_CASE_ON_BOTH_ENGINES(
    "timed work that failed is told to the system administrator once a day, but not that of sending", place) {
  County county(place);
  const PersonId su = county.Hire("suyan", "苏砚", PostKind::kSystemAdmin, county.county_office);
  const PersonId lin = county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  const std::vector<jobs::Job> jobs = {
      {.name = "heads", .title = "核对审计记录", .schedule = jobs::Schedule::Daily(std::chrono::minutes(1)), .run = {}},
      {.name = "notices", .title = "发送通知", .schedule = jobs::Schedule::Daily(std::chrono::minutes(1)), .run = {}}};
  const auto fail = [&](const char* job) {
    db::Transaction act = county.database->Begin();
    account::PutTurn(act, job, {.due = county.now, .state = jobs::TurnState::kFailed, .tries = 1});
    act.Commit();
  };
  account::TellOfFailedJobs(county.desk, jobs, "notices");
  CHECK(NoticesFor(county, su).empty());
  fail("heads");
  fail("notices");
  account::TellOfFailedJobs(county.desk, jobs, "notices");
  account::TellOfFailedJobs(county.desk, jobs, "notices");
  REQUIRE(NoticesFor(county, su).size() == 1);
  CHECK(NoticesFor(county, su)[0].title == "定时工作没有做成：核对审计记录");
  CHECK(NoticesFor(county, su)[0].kind == NoticeKind::kAlarm);
  CHECK(NoticesFor(county, lin).empty());
  county.now += std::chrono::days(1);
  account::TellOfFailedJobs(county.desk, jobs, "notices");
  CHECK(NoticesFor(county, su).size() == 2);
}

}  // namespace
}  // namespace gongkai::home
