// Surveys as people meet them: written in the office, answered by anybody without a sign-in, read when they are over.
#include "oversight/survey/survey_pages.h"

#include "disclosure/routes.h"
#include "oversight/survey/survey_desk_test.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

struct SurveyPagesDesk : SurveyDesk {
  explicit SurveyPagesDesk(const testing::TestDatabase& place) : SurveyDesk(place) {
    disclosure::AddRoutes(pages, disclosure::AtOnce());
  }
  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);
  PersonId xie = Hire("xieheng", "谢蘅", other_township, PostKind::kHandler);
  TestBrowser anybody{site, ""};
  TestBrowser lin_browser = SignIn(lin), wen_browser = SignIn(wen), he_browser = SignIn(he), xie_browser = SignIn(xie);

  std::string Page(const std::string& address) { return std::string(anybody.Get(address).Bytes()); }
  std::string VersionOf(SurveyId id) { return std::to_string(SurveyOf(id).version); }
};

account::Fields Typed() {
  return {{"title", "政府信息公开社会评议"},
          {"intro", "请您评一评。"},
          {"opens_on", "2026-03-10"},
          {"closes_on", "2026-03-31"},
          {"q1_kind", "scale"},
          {"q1_text", "总的来说满意吗？"},
          {"q1_options", ""},
          {"q1_required", "1"},
          {"q2_kind", "words"},
          {"q2_text", "还有什么意见？"},
          {"q2_options", ""},
          {"once", std::string(32, 'c')}};
}

TEST_CASE_ON_BOTH_ENGINES("from the form of the office to somebody's telephone, and back as figures", place) {
  SurveyPagesDesk county(place);
  account::Fields wrong = Typed();
  wrong[0].second.clear();
  const web::Response refused = county.lin_browser.Post("/office/surveys/new", wrong);
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "总的来说满意吗？"));  // nothing typed is lost
  account::Fields more = Typed();
  more.emplace_back("more", "1");
  const web::Response longer = county.lin_browser.Post("/office/surveys/new", more);
  CHECK(longer.status == 200);
  CHECK(Has(longer.Bytes(), "q5_text"));
  const std::string office = Target(county.lin_browser.Post("/office/surveys/new", Typed()));
  const SurveyId id{county.township, 1};
  CHECK(office == PathOf(id));
  const std::string address = PublicPathOf(id);
  CHECK(county.anybody.Get(address).status == 404);
  CHECK(county.lin_browser.Post(office + "/hand-in", {{"version", county.VersionOf(id)}, {"is_checked", "1"}}).status ==
        303);
  CHECK(county.anybody.Get(address).status == 404);
  CHECK(Has(county.wen_browser.Get(office).Bytes(), "审查通过，发布"));
  CHECK(county.wen_browser
            .Post(office + "/examine", {{"version", county.VersionOf(id)}, {"digest", county.SurveyOf(id).digest}})
            .status == 303);
  CHECK(Has(county.Page("/survey"), address));
  CHECK(Has(county.lin_browser.Get(office).Bytes(), "评议网址的二维码"));
  const std::string page = county.Page(address);
  CHECK(Has(page, "很满意"));
  CHECK(Has(page, "不记名"));
  const web::Response blank = county.anybody.Post(address, {{"q2", "<script>alert(1)</script>"}});
  CHECK(blank.status == 422);
  CHECK(Has(blank.Bytes(), "&lt;script&gt;"));
  CHECK_FALSE(Has(blank.Bytes(), "<script>alert"));
  CHECK(Target(county.anybody.Post(address, {{"q1", "0"}, {"q2", "路灯不亮。"}})) == address + "?said=counted");
  CHECK(Target(county.anybody.Post(address, {{"q1", "4"}})) == address + "?said=before");
  CHECK(Has(county.Page(address), "已经答过"));
  CHECK_FALSE(Has(county.lin_browser.Get(office).Bytes(), "路灯不亮"));  // while it runs nobody reads
  county.GoTo(2026y / 4 / 1);
  CHECK(Has(county.Page(address), "截止"));
  CHECK(county.anybody.Post(address, {{"q1", "0"}}).status == 422);
}

TEST_CASE_ON_BOTH_ENGINES("few words are read by who works on them alone; other organs see nothing", place) {
  SurveyPagesDesk county(place);
  const SurveyId id = county.Open();
  const std::string office = PathOf(id);
  county.PutMany(id, 4, "路灯不亮。");
  county.GoTo(2026y / 4 / 1);
  const TestBrowser lin = county.SignIn(county.lin), he = county.SignIn(county.he), xie = county.SignIn(county.xie);
  CHECK(Has(lin.Get(office).Bytes(), "路灯不亮"));
  CHECK(Has(lin.Get(office).Bytes(), "答卷不足 5 份"));
  CHECK(he.Get(office).status == 200);
  CHECK_FALSE(Has(he.Get(office).Bytes(), "路灯不亮"));
  CHECK(Has(he.Get(office).Bytes(), "只有本机关办理的人能看"));
  for (const char* end : {"", "/edit", "/export"}) CHECK(xie.Get(office + end).status == 404);
  for (const char* act : {"/hand-in", "/stop", "/result", "/feedback", "/edit"}) {
    CHECK(xie.Post(office + act, {{"version", "1"}}).status == 404);
  }
  CHECK(he.Post(office + "/result", {{"version", county.VersionOf(id)}}).status >= 400);
  CHECK(lin.Get(office + "/export").status == 200);
  CHECK(county.Trail(county.township).back() == "survey.export done survey:" + ToString(id));  // who took it away
}

TEST_CASE_ON_BOTH_ENGINES("the list: by organ, year and state, and as a workbook", place) {
  SurveyPagesDesk county(place);
  CHECK(Has(county.lin_browser.Get("/office/surveys").Bytes(), "没有符合条件的社会评议"));
  const SurveyId id = county.Open();
  const std::string mark = "\"" + PathOf(id) + "\"";
  const std::string organ = std::to_string(county.township.value);
  for (const std::string& query : {std::string(), "?organ=" + organ, std::string("?year=2026&state=released")}) {
    CHECK(Has(county.he_browser.Get("/office/surveys" + query).Bytes(), mark));
  }
  for (const char* query : {"?year=2025", "?state=draft"}) {
    CHECK_FALSE(Has(county.he_browser.Get("/office/surveys" + std::string(query)).Bytes(), mark));
  }
  CHECK_FALSE(Has(county.xie_browser.Get("/office/surveys").Bytes(), mark));
  CHECK(county.xie_browser.Get("/office/surveys?organ=" + organ).status == 404);
  const web::Response file = county.he_browser.Get("/office/surveys/export?year=2026");
  CHECK(file.status == 200);
  const auto book = docread::ReadWorkbook(file.Bytes());
  CHECK_FALSE(book.sheets.empty());
}

TEST_CASE_ON_BOTH_ENGINES("one that was stopped says why; addresses of nothing answer 404", place) {
  SurveyPagesDesk county(place);
  const SurveyId id = county.Open();
  REQUIRE(StopSurvey(county.desk, county.drafter, county.Seen(id), "题目有误，另行评议。"));
  CHECK(county.anybody.Get(PublicPathOf(id)).status == 410);
  CHECK(Has(county.Page(PublicPathOf(id)), "题目有误"));
  CHECK(county.anybody.Post(PublicPathOf(id), {{"q1", "0"}}).status == 410);
  for (const char* address : {"/survey/1-99", "/survey/x", "/survey/0-0"}) {
    CHECK(county.anybody.Get(address).status == 404);
  }
  CHECK_FALSE(Has(county.Page("/survey"), PublicPathOf(id) + "\""));
}

}  // namespace
}  // namespace gongkai::oversight
