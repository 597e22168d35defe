// What waits for whom: each sees what they can do something about, and nothing of another organ.
#include <doctest/doctest.h>
#include <support/browser.h>
#include <support/county.h>

#include "account/job_store.h"
#include "home/worklist_pages.h"
#include "home/worklist_view.h"
#include "report/report_store.h"

namespace gongkai::home {
namespace {

using account::PostKind;
using testing::Browser;
using testing::County;
using testing::kPassword;

bool Has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

// The tenth of March 2026: departments are late with 2025, governments have three weeks left, townships have no day
// yet.
struct Office {
  County county;
  account::OrganId bureau{0}, other_township{0};

  explicit Office(const testing::TestDatabase& place) : county(place, County::Front::kNone) {
    AddWorklistPages(county.office);
    db::Transaction act = county.database->Begin();
    bureau = county.Add(act, county.root, account::OrganKind::kDepartment, "201", "澄砚县民政局", "民政局");
    other_township =
        county.Add(act, county.root, account::OrganKind::kTownship, "102", "澄砚县青螺镇人民政府", "青螺镇");
    act.Commit();
  }

  void SetTownshipDay(std::string_view day) {
    db::Transaction act = county.database->Begin();
    report::PutSetting(act, "township_deadline", day);
    act.Commit();
  }

  std::int64_t HandIn(const std::string& organ, int year, account::OrganId holder) {
    db::Transaction act = county.database->Begin();
    const report::StoredReport report{.holder = {holder, false}, .organ = organ, .year = year};
    const std::int64_t id = report::AddReport(act, organ + std::to_string(year), report);
    report::AddVersion(act, {.report_id = id,
                             .organ = holder,
                             .file_name = organ + ".txt",
                             .format = "text",
                             .digest = "sm3:" + organ,
                             .uploaded_at = "2026-01-20 09:00"});
    act.Commit();
    return id;
  }

  std::string Page(const std::string& login, const std::string& path = "/office") {
    Browser browser(county.router);
    browser.Post("/sign-in", {{"login", login}, {"password", kPassword}});
    return browser.Get(path).body;
  }
};

TEST_CASE_ON_BOTH_ENGINES("a report that is due and not there waits for its own organ, with its day and article",
                          place) {
  Office office(place);
  office.county.Hire("minzheng", "钱敏", PostKind::kHandler, office.bureau);
  const std::string late = office.Page("minzheng");
  CHECK(Has(late, "2025 年度报告还没有交来：民政局"));
  CHECK(Has(late, "最迟 2026-01-31 公布"));
  CHECK(Has(late, "第四十九条"));
  CHECK(Has(late, "已过 38 天"));
  CHECK_FALSE(Has(late, "县政府办公室"));
  office.HandIn("澄砚县民政局", 2025, office.other_township);  // the wrong file, under our name
  CHECK(Has(office.Page("minzheng"), "2025 年度报告还没有交来：民政局"));
  office.HandIn("民政局", 2025, office.bureau);
  CHECK_FALSE(Has(office.Page("minzheng"), "还没有交来"));
}

TEST_CASE_ON_BOTH_ENGINES("a township owes nothing until the county has set a day, then the day itself is in time",
                          place) {
  Office office(place);
  office.county.Hire("linxi", "林溪", PostKind::kHandler, office.county.township);
  CHECK(Has(office.Page("linxi"), "没有等着您办的事"));
  office.SetTownshipDay("03-10");
  const std::string due = office.Page("linxi");
  CHECK(Has(due, "枕溪镇"));
  CHECK(Has(due, "今天到期"));
  CHECK(Has(due, "本县规定"));
  CHECK_FALSE(Has(due, "青螺镇"));
}

TEST_CASE_ON_BOTH_ENGINES("the county sees who has not handed in, one line a day, and counts that lead to them",
                          place) {
  Office office(place);
  office.SetTownshipDay("01-31");
  office.HandIn("枕溪镇人民政府", 2025, office.county.county_office);  // collected by the county, under its short name
  office.county.Hire("zhang", "张岚", PostKind::kHandler, office.county.county_office);
  db::Reader reader = office.county.database->Read();
  account::Visitor supervisor;
  supervisor.posts.push_back({.kind = PostKind::kSupervisor, .organ = office.county.county_office});
  const std::vector<Due> dues = WorklistOf(reader, supervisor, std::chrono::year(2026) / 3 / 10);
  REQUIRE(dues.size() == 3);  // one of them by the county's own day, which is not the law's
  CHECK(Has(dues[0].what, "民政局"));
  CHECK_FALSE(Has(dues[0].what, "青螺镇"));
  CHECK(Has(dues[0].detail, "第四十九条"));
  CHECK(Has(dues[1].what, "青螺镇"));
  CHECK(Has(dues[1].detail, "本县规定"));
  CHECK(dues[0].key != dues[1].key);
  CHECK_FALSE(Has(dues[1].what, "枕溪镇"));
  CHECK(dues[0].day == std::chrono::year(2026) / 1 / 31);
  CHECK(Has(dues[2].what, "澄砚县"));
  CHECK(dues[2].day == std::chrono::year(2026) / 3 / 31);
}

TEST_CASE_ON_BOTH_ENGINES("an organ founded after the year owes no report on it", place) {
  Office office(place);
  db::Transaction act = office.county.database->Begin();
  const account::OrganId young = account::AddOrgan(act, {.parent = office.county.root,
                                                         .kind = account::OrganKind::kDepartment,
                                                         .code = "301",
                                                         .name = "澄砚县数据局",
                                                         .short_name = "数据局",
                                                         .opened_on = std::chrono::year(2026) / 1 / 1});
  act.Commit();
  office.county.Hire("shuju", "孙棠", PostKind::kHandler, young);
  CHECK(Has(office.Page("shuju"), "没有等着您办的事"));
}

TEST_CASE_ON_BOTH_ENGINES("a post that ends soon is told to who holds it, and not to a colleague", place) {
  Office office(place);
  const auto lin = office.county.Hire("linxi", "林溪", PostKind::kHandler, office.county.township);
  office.county.Hire("zhou", "周岫", PostKind::kHandler, office.county.township);
  office.county.EndPosts(lin, std::chrono::year(2026) / 3 / 14);
  const std::string own = office.Page("linxi");
  CHECK(Has(own, "您的岗位到期：经办人"));
  CHECK(Has(own, "还有 4 天"));
  CHECK(Has(own, "href=\"/account\""));
  CHECK_FALSE(Has(office.Page("zhou"), "岗位到期"));
}

TEST_CASE_ON_BOTH_ENGINES("a password that must be changed within two weeks is told of", place) {
  Office office(place);
  office.county.Hire("linxi", "林溪", PostKind::kHandler, office.county.township);
  office.county.now += std::chrono::days(164);
  CHECK_FALSE(Has(office.Page("linxi"), "修改您的密码"));
  office.county.now += std::chrono::days(1);
  CHECK(Has(office.Page("linxi"), "修改您的密码"));
}

TEST_CASE_ON_BOTH_ENGINES("the filter by urgency lives in the address, and the counts say how many there are", place) {
  Office office(place);
  const auto minzheng = office.county.Hire("minzheng", "钱敏", PostKind::kHandler, office.bureau);
  office.county.EndPosts(minzheng, std::chrono::year(2026) / 3 / 14);
  const std::string all = office.Page("minzheng");
  CHECK(Has(all, "全部 <b>2</b>"));
  CHECK(Has(all, "href=\"/office?due=overdue\" >已过期 <b>1</b>"));
  const std::string soon = office.Page("minzheng", "/office?due=soon");
  CHECK(Has(soon, "岗位到期"));
  CHECK_FALSE(Has(soon, "还没有交来"));
}

TEST_CASE_ON_BOTH_ENGINES("the calendar file holds what has a day, with whole addresses", place) {
  Office office(place);
  office.county.Hire("minzheng", "钱敏", PostKind::kHandler, office.bureau);
  const std::string calendar = office.Page("minzheng", "/office/calendar.ics");
  CHECK(calendar.starts_with("BEGIN:VCALENDAR"));
  CHECK(Has(calendar, "DTSTART;VALUE=DATE:20260131"));
  CHECK(Has(calendar, "URL:http://localhost/office/annual"));
}

TEST_CASE_ON_BOTH_ENGINES("a search finds what one may see, and says so when there is nothing", place) {
  Office office(place);
  office.county.Hire("linxi", "林溪", PostKind::kHandler, office.county.township);
  office.county.Hire("qingluo", "林青", PostKind::kHandler, office.other_township);
  office.HandIn("枕溪镇人民政府", 2025, office.county.township);
  office.HandIn("青螺镇人民政府", 2025, office.other_township);
  const std::string reports = office.Page("linxi", "/office/search?words=2025");
  CHECK(Has(reports, "枕溪镇人民政府 2025"));
  CHECK_FALSE(Has(reports, "青螺镇人民政府 2025"));
  const std::string organs = office.Page("linxi", "/office/search?words=%E9%9D%92%E8%9E%BA");
  CHECK(Has(organs, "澄砚县青螺镇人民政府"));
  const std::string people = office.Page("linxi", "/office/search?words=%E6%9E%97");
  CHECK(Has(people, ">林溪</a>"));
  CHECK_FALSE(Has(people, ">林青</a>"));
  CHECK(Has(office.Page("linxi", "/office/search?words=%3Cscript%3E"), "没有找到“&lt;script&gt;”"));
}

}  // namespace
}  // namespace gongkai::home
