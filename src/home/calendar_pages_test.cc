// The calendar that a telephone fetches: without a session, by its secret address alone, and not too often.
#include "home/calendar_pages.h"

#include <doctest/doctest.h>
#include <support/browser.h>
#include <support/county.h>

#include "account/calendar_actions.h"

namespace gongkai::home {
namespace {

using account::PersonId;
using account::PostKind;
using testing::Browser;
using testing::County;

bool Has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

struct Subscribed {
  County county;
  PersonId lin;
  std::string path;

  explicit Subscribed(const testing::TestDatabase& place) : county(place), lin(0) {
    AddCalendarPages(county.office);
    lin = county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
    county.EndPosts(lin, std::chrono::year(2026) / 3 / 14);
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE person SET state = 'active' WHERE id = ?", lin.value);
    act.Commit();
    path = "/calendar/" + account::RenewCalendar(county.desk, {.person = lin, .post = PostKind::kHandler}) + ".ics";
  }
};

TEST_CASE_ON_BOTH_ENGINES("it holds titles, days and where to go, and sets no cookie", place) {
  Subscribed at(place);
  Browser telephone(at.county.router);
  const web::Response answer = telephone.Get(at.path);
  CHECK(answer.status == 200);
  CHECK(answer.content_type == "text/calendar; charset=utf-8");
  CHECK(answer.body.starts_with("BEGIN:VCALENDAR\r\n"));
  CHECK(Has(answer.body, "SUMMARY:您的岗位到期：经办人\r\n"));
  CHECK(Has(answer.body, "DTSTART;VALUE=DATE:20260314\r\n"));
  CHECK(Has(answer.body, "URL:http://localhost/account\r\n"));
  CHECK_FALSE(Has(answer.body, "枕溪镇"));  // stands in the detail
  CHECK(telephone.cookies.empty());
  CHECK(Browser::HeaderOf(answer, "Cache-Control") == "no-store");
}

TEST_CASE_ON_BOTH_ENGINES("who has left, was stopped or renewed the address is not there from the next call on",
                          place) {
  Subscribed at(place);
  Browser telephone(at.county.router);
  SUBCASE("left") { at.county.now += std::chrono::days(5); }
  SUBCASE("stopped") {
    db::Transaction act = at.county.database->Begin();
    act.Execute("UPDATE person SET state = 'stopped' WHERE id = ?", at.lin.value);
    act.Commit();
  }
  SUBCASE("renewed") { account::RenewCalendar(at.county.desk, {.person = at.lin}); }
  SUBCASE("taken back") { account::StopCalendar(at.county.desk, {.person = at.lin}); }
  CHECK(telephone.Get(at.path).status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("what is no address of a calendar looks like any page that is not there", place) {
  Subscribed at(place);
  Browser stranger(at.county.router);
  for (const std::string& path :
       {std::string("/calendar/x.ics"), std::string("/calendar/") + std::string(64, 'a') + ".ics",
        at.path.substr(0, at.path.size() - 4), std::string("/calendar/.ics")}) {
    CAPTURE(path);
    CHECK(stranger.Get(path).status == 404);
  }
}

TEST_CASE_ON_BOTH_ENGINES("one calendar is read sixty times an hour, and strangers may guess thirty times", place) {
  Subscribed at(place);
  Browser telephone(at.county.router), stranger(at.county.router, "192.0.2.99");
  for (int i = 0; i < 60; ++i) CHECK(telephone.Get(at.path).status == 200);
  CHECK(telephone.Get(at.path).status == 429);
  for (int i = 0; i < 30; ++i) CHECK(stranger.Get("/calendar/" + std::to_string(i) + ".ics").status == 404);
  CHECK(stranger.Get("/calendar/1.ics").status == 429);
  at.county.now += std::chrono::hours(1);
  CHECK(telephone.Get(at.path).status == 200);
  CHECK(stranger.Get("/calendar/1.ics").status == 404);
}

}  // namespace
}  // namespace gongkai::home
