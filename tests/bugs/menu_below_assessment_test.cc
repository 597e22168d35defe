// Within an assessment the parts of 监督保障 no longer stood beside the page, as they do within a register.
#include "assessment/assessment_desk_test.h"

namespace gongkai::assessment {
namespace {

void CheckBeside(const TestBrowser& browser, const std::string& address, std::string_view part) {
  CAPTURE(address);
  const auto page = browser.Get(address);
  CHECK(page.status == 200);
  CHECK(Has(page.Bytes(), "<nav class=\"gk-side\" aria-label=\"监督保障\">"));
  CHECK(Has(page.Bytes(), part));
}

TEST_CASE("the menu stands beside every page of an assessment and of what was sent in, with the part marked") {
  const testing::OnSqlite place;
  AssessmentDesk county(place);
  const std::string_view marked = "<a href=\"/office/assessment\" aria-current=\"page\">考核</a>";
  const TestBrowser he = county.SignIn(county.he);
  const AssessmentId table = county.Begun();
  CheckBeside(he, "/office/assessment/new", marked);
  for (const char* below : {"/days", "/table", "/table/new", "/table/1"}) {
    CheckBeside(he, PathOf(table) + below, marked);
  }
  const AssessmentId id = county.Shown();  // days later
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string sheet = PathOf(id, county.township);
  for (const std::string& address : {PathOf(id), sheet, sheet + "/1", PathOf(id) + "/appeals", PathOf(id) + "/files"}) {
    CheckBeside(lin, address, marked);
  }
  CHECK(Has(lin.Get(sheet).Bytes(), "<li class=\"breadcrumb-item\"><a href=\"/office/assessment\">考核</a></li>"));
  CHECK_FALSE(Has(lin.Get("/office/assessment").Bytes(), "breadcrumb-item\"><a href=\"/office/assessment\""));
  const std::int64_t sent = county.Contribute("2026-02-01");
  CheckBeside(lin,
              "/office/assessment/contributions/" + std::to_string(county.township.value) + "-" + std::to_string(sent),
              "<a href=\"/office/assessment/contributions\" aria-current=\"page\">信息报送</a>");
}

}  // namespace
}  // namespace gongkai::assessment
