// Within a training, a survey or a measure the parts of 监督保障 no longer stood beside the page, as they do within a
// register: who wanted to go on to another part had to go back first.
#include "oversight/measure_actions.h"
#include "oversight/survey/survey_desk_test.h"
#include "oversight/training/training_desk_test.h"

namespace gongkai::oversight {
namespace {

void CheckBeside(const TestBrowser& browser, const std::string& address, std::string_view part) {
  CAPTURE(address);
  const auto page = browser.Get(address);
  CHECK(page.status == 200);
  CHECK(Has(page.Bytes(), "<nav class=\"gk-side\" aria-label=\"监督保障\">"));
  CHECK(Has(page.Bytes(), part));
}

TEST_CASE("the menu stands beside every page of a training, with the part marked") {
  const testing::OnSqlite place;
  TrainingDesk county(place);
  const TrainingId id = county.OpenOne();
  REQUIRE(county.ByName(id, "谢蘅", "a"));
  const TestBrowser he = county.SignIn(county.he);
  const std::string path = "/office/trainings/" + ToString(id);
  const std::string_view marked = "<a href=\"/office/trainings\" aria-current=\"page\">培训</a>";
  CheckBeside(he, "/office/trainings/new", marked);
  for (const char* below : {"", "/edit", "/people", "/people/1", "/strike", "/quiz", "/code"}) {
    CheckBeside(he, path + below, marked);
  }
}

TEST_CASE("and beside measures and surveys; who has no tab has no menu either") {
  const testing::OnSqlite place;
  TrainingDesk county(place);
  const auto measure = IssueMeasure(county.desk, county.supervisor, county.office,
                                    {.against = county.township,
                                     .kind = MeasureKind::kUrge,
                                     .ground = MeasureGround::kNotPublished,
                                     .source = "",
                                     .facts = "救助名单没有公开。",
                                     .demand = "补公开去年下半年的名单。",
                                     .document = "",
                                     .body = "",
                                     .issued_on = "2026-03-10",
                                     .correct_by = "2026-03-31"});
  REQUIRE(measure);
  const auto survey = SaveSurvey(county.desk, county.handler, {{county.township, 0}, 0}, SurveyDesk::Form());
  REQUIRE(survey);
  const TestBrowser he = county.SignIn(county.he), lin = county.SignIn(county.lin);
  const std::string_view measures = "<a href=\"/office/measures\" aria-current=\"page\">整改、通报和处理建议</a>",
                         surveys = "<a href=\"/office/surveys\" aria-current=\"page\">社会评议</a>";
  CheckBeside(he, "/office/measures/new", measures);
  CheckBeside(lin, "/office/measures/" + ToString(*measure), measures);
  CheckBeside(lin, "/office/surveys/new", surveys);
  CheckBeside(lin, "/office/surveys/" + ToString(*survey), surveys);
  CheckBeside(lin, "/office/surveys/" + ToString(*survey) + "/edit", surveys);
  const PersonId keeper = county.Hire("shouji", "守机", county.office, PostKind::kSystemAdmin);
  CHECK_FALSE(Has(county.SignIn(keeper).Get("/office/trainings/mine").Bytes(), "gk-side"));
}

}  // namespace
}  // namespace gongkai::oversight
