// What waits for whom: by the distance from the day, by whose signature or word is missing; alarms; moved days.
#include "request/case_due_view.h"

#include "account/working_days_view.h"
#include "request/case_ladder.h"
#include "request/case_reminders.h"
#include "request/moved_due_actions.h"
#include "request/moved_due_store.h"
#include "request/oversight_desk_test.h"

namespace gongkai::request {
namespace {

struct DueDesk : OversightDesk {
  using OversightDesk::OversightDesk;

  account::Visitor VisitorOf(PersonId person) {
    return {.person = person, .name = "测试", .posts = Held(person), .address = "127.0.0.1"};
  }
  int Due(PersonId person) {
    db::Reader reader = database->Read();
    int count = 0;
    for (const DueCases& each : CasesDueSoon(reader, VisitorOf(person), today())) count += each.count;
    return count;
  }
  std::optional<CountyDue> County(PersonId person) {
    db::Reader reader = database->Read();
    return CountyCasesDue(reader, VisitorOf(person), today());
  }
  /// To ten in the morning of that day.
  void GoTo(Date day) { now = std::chrono::sys_days(day) + 2h; }
};

TEST_CASE_ON_BOTH_ENGINES("the nearer the day, the higher up it stands before people", place) {
  DueDesk county(place);
  const CaseId id = county.Apply();  // 2026-03-10
  const Date due = *county.Of(id).due;
  const law::WorkingCalendar& calendar = account::WorkingDays();
  CHECK(county.Due(county.lin) == 0);
  for (Date day = county.today(); day <= due; day = std::chrono::sys_days(day) + std::chrono::days(1)) {
    CAPTURE(gongkai::ToString(day));
    county.GoTo(day);
    const int left = calendar.CountWorkingDays(day, due).count;
    CHECK(county.Due(county.lin) == (left <= 10 ? 1 : 0));
    CHECK(county.Due(county.wen) == (left <= 5 ? 1 : 0));
    CHECK(county.Due(county.jiang) == (left <= 2 ? 1 : 0));
    CHECK(county.County(county.he).has_value() == (day == due));
    CHECK(county.Due(county.xie) == 0);
  }
  county.GoTo(std::chrono::sys_days(due) + std::chrono::days(3));
  CHECK(county.Due(county.jiang) == 1);
  REQUIRE(county.County(county.he));
  CHECK(county.County(county.he)->organs == 1);
  CHECK(county.County(county.he)->first == due);
  CHECK_FALSE(county.County(county.lin));  // of his own organ he is told otherwise
  county.Append(id, county.Clock(law::ReplyEventType::kWithdrawn));
  CHECK(county.Due(county.lin) == 0);
  CHECK_FALSE(county.County(county.he));
}

TEST_CASE_ON_BOTH_ENGINES("given to somebody, until he says yes; a term for correcting that is over", place) {
  DueDesk county(place);
  const CaseId id = county.Apply();
  CaseEvent given = county.Event(CaseEventKind::kAssigned);
  given.to = county.lin;
  county.Append(id, given);
  const auto waiting = [&] {
    db::Reader reader = county.database->Read();
    return CasesToAccept(reader, county.VisitorOf(county.lin)).size();
  };
  CHECK(waiting() == 1);
  county.Append(id, county.Event(CaseEventKind::kAccepted));
  CHECK(waiting() == 0);
  CaseEvent asked = county.Clock(law::ReplyEventType::kCorrectionRequested);
  asked.clock.until = 2026y / 3 / 20;
  county.Append(id, asked);
  const auto over = [&] {
    db::Reader reader = county.database->Read();
    return TermsOver(reader, county.VisitorOf(county.lin), county.today());
  };
  county.GoTo(2026y / 3 / 20);
  CHECK(over().empty());
  county.GoTo(2026y / 3 / 21);
  REQUIRE(over().size() == 1);
  CHECK_FALSE(over()[0].is_fee);
  CHECK(over()[0].ended == 2026y / 3 / 20);
}

TEST_CASE_ON_BOTH_ENGINES("条例第三十一条: what nobody confirmed is told, once a stage, to ever more", place) {
  DueDesk county(place);
  county.Apply({.channel = law::Channel::kUnsignedMail});
  CHECK(Has(AlarmOfUnconfirmed(county.desk), "发了 0 条"));
  county.now += 5h;  // three in the afternoon
  CHECK(Has(AlarmOfUnconfirmed(county.desk), "发了 1 条"));
  CHECK(Has(AlarmOfUnconfirmed(county.desk), "发了 0 条"));
  REQUIRE(county.NoticesFor(county.lin).size() == 1);
  CHECK(Has(county.NoticesFor(county.lin)[0].title, "请今天与申请人确认"));
  CHECK(county.NoticesFor(county.lin)[0].kind == account::NoticeKind::kConfirm);
  CHECK(county.NoticesFor(county.he).empty());
  county.now += 9h;  // midnight: nobody is woken
  CHECK(Has(AlarmOfUnconfirmed(county.desk), "没有发提醒"));
  county.GoTo(2026y / 3 / 11);
  CHECK(Has(AlarmOfUnconfirmed(county.desk), "发了 1 条"));
  CHECK(county.NoticesFor(county.lin).size() == 2);
  county.GoTo(2026y / 3 / 12);
  CHECK(Has(AlarmOfUnconfirmed(county.desk), "发了 1 条"));  // the county
  CHECK(county.NoticesFor(county.he).size() == 1);
  CHECK(county.NoticesFor(county.xie).empty());
  // On line: a working day later, and what is received is no alarm.
  county.Apply({.who = "别的人", .channel = law::Channel::kOnline});
  county.Apply({.who = "第三人"});
  CHECK(Has(AlarmOfUnconfirmed(county.desk), "发了 0 条"));
  county.GoTo(2026y / 3 / 13);
  CHECK(Has(AlarmOfUnconfirmed(county.desk), "发了 1 条"));
  db::Reader reader = county.database->Read();
  const auto unconfirmed = UnconfirmedCases(reader, county.VisitorOf(county.lin));
  REQUIRE(unconfirmed.size() == 1);
  CHECK(unconfirmed[0].second.count == 2);
  CHECK(unconfirmed[0].second.oldest == 2026y / 3 / 10);
}

TEST_CASE_ON_BOTH_ENGINES("who sends very many applications sends nobody very many alarms", place) {
  DueDesk county(place);
  for (int i = 0; i < 12; ++i) {
    county.Apply({.who = "第" + std::to_string(i) + "人", .channel = law::Channel::kUnsignedMail});
  }
  county.now += 5h;
  CHECK(Has(AlarmOfUnconfirmed(county.desk), "发了 1 条"));
  CHECK(Has(AlarmOfUnconfirmed(county.desk), "发了 0 条"));
  REQUIRE(county.NoticesFor(county.lin).size() == 1);
  CHECK(Has(county.NoticesFor(county.lin)[0].title, "很多申请没有确认收到"));
  county.GoTo(2026y / 3 / 11);
  CHECK(Has(AlarmOfUnconfirmed(county.desk), "发了 1 条"));
}

TEST_CASE_ON_BOTH_ENGINES("a holiday notice that moves a day: listed, told, reckoned again, and once", place) {
  DueDesk county(place);
  const CaseId moved = county.Apply(), stays = county.Apply();
  const Date due = *county.Of(moved).due;
  {
    // As it was written while that notice was not there.
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE request_case SET due_on = ? WHERE organ_id = ? AND number = ?", Date(2026y / 4 / 1),
                moved.organ.value, moved.number);
    act.Commit();
  }
  CHECK(Has(FollowHolidayNotices(county.desk), "1 件的答复期限变了"));
  CHECK(county.Of(moved).due == due);
  CHECK(county.Of(stays).due == due);
  {
    db::Reader reader = county.database->Read();
    const auto listed = MovedDues(reader, std::nullopt, 10);
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].id == moved);
    CHECK(listed[0].before == 2026y / 4 / 1);
    CHECK(listed[0].now == due);
    CHECK(MovedDues(reader, std::vector{county.bureau}, 10).empty());
  }
  REQUIRE(county.NoticesFor(county.lin).size() == 1);
  CHECK(county.NoticesFor(county.lin)[0].path == "/office/request-moved");
  CHECK(FollowHolidayNotices(county.desk) == "放假安排没有变化。");
  CHECK(county.NoticesFor(county.lin).size() == 1);
  const TestBrowser lin = county.SignIn(county.lin), xie = county.SignIn(county.xie);
  CHECK(Has(lin.Get("/office/request-moved").Bytes(), "2026-04-01"));
  CHECK_FALSE(Has(xie.Get("/office/request-moved").Bytes(), "2026-04-01"));
}

TEST_CASE("the mark of a calendar is another one for any day that is another one") {
  const auto of = [](const char* tsv) { return MarkOf(*law::WorkingCalendar::FromTsv(tsv)); };
  const std::string one = of("2026-01-01\toff\t元旦\t2026\n");
  CHECK(one == of("2026-01-01\toff\t元旦\t2026\n"));
  CHECK(one != of("2026-01-01\toff\t元旦\t2026\n2026-01-04\twork\t元旦\t2026\n"));
  CHECK(one != of("2026-01-01\toff\t元旦\t2026\n2027-01-01\toff\t元旦\t2027\n"));
}

}  // namespace
}  // namespace gongkai::request
