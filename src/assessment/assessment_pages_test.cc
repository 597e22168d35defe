// Who sees what of an assessment, that what is typed stays, and that hostile addresses and words do no harm.
#include "assessment/assessment_desk_test.h"

namespace gongkai::assessment {
namespace {

std::string PathTo(AssessmentId id, OrganId organ, int indicator) { return PathOf(id, organ, indicator); }

TEST_CASE_ON_BOTH_ENGINES("an organ sees its own sheet, the county's office all; a table in the making nobody else",
                          place) {
  AssessmentDesk county(place);
  const AssessmentId id = county.Begun();
  const TestBrowser he = county.SignIn(county.he), lin = county.SignIn(county.lin), xie = county.SignIn(county.xie);
  CHECK(he.Get(PathOf(id)).status == 200);
  CHECK(lin.Get(PathOf(id)).status == 404);
  REQUIRE(county.Next(id, PeriodAct::kOpenSelf));
  CHECK(lin.Get(PathOf(id)).status == 200);
  CHECK(lin.Get(PathOf(id, county.township)).status == 200);
  CHECK(xie.Get(PathOf(id, county.township)).status == 404);
  CHECK(xie.Get(PathTo(id, county.township, 2)).status == 404);
  CHECK_FALSE(Has(xie.Get(PathOf(id)).Bytes(), PathOf(id, county.township)));
  CHECK(
      xie.Post(PathTo(id, county.township, 2) + "/self", {{"points", "1"}, {"words", "x"}, {"version", "0"}}).status ==
      404);
  CHECK(lin.Post(PathOf(id) + "/next", {{"act", "review"}, {"version", "2"}}).status == 403);
  CHECK(lin.Get(PathOf(id) + "/files").status == 404);  // not before it is shown
  for (const char* path : {"/office/assessment/99", "/office/assessment/x", "/office/assessment/-1/table",
                           "/office/assessment/1/organs/1/1/evidence/1", "/office/assessment/contributions/1",
                           "/office/assessment/contributions/1-99999999999999999999"}) {
    CAPTURE(path);
    CHECK(he.Get(path).status == 404);
  }
}

TEST_CASE_ON_BOTH_ENGINES("what the review made of it is seen by the organ once it is shown", place) {
  AssessmentDesk county(place);
  const AssessmentId id = county.Opened();
  county.HandInTownship(id);
  county.now += 24h * 11;
  REQUIRE(county.Next(id, PeriodAct::kReview));
  county.ReviewAll(id, "30");
  CHECK_FALSE(Has(county.SignIn(county.lin).Get(PathTo(id, county.township, 2)).Bytes(), "按材料给分"));
  CHECK(Has(county.SignIn(county.he).Get(PathTo(id, county.township, 2)).Bytes(), "按材料给分"));
  REQUIRE(county.Next(id, PeriodAct::kShow));
  CHECK(Has(county.SignIn(county.lin).Get(PathTo(id, county.township, 2)).Bytes(), "按材料给分"));
  CHECK(county.SignIn(county.lin).Get(PathOf(id) + "/file?as=json").status == 200);
}

TEST_CASE_ON_BOTH_ENGINES("nothing typed is lost, and what is typed is no markup", place) {
  AssessmentDesk county(place);
  const AssessmentId id = county.Opened();
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string path = PathTo(id, county.township, 2);
  const auto refused =
      lin.Post(path + "/self", {{"points", "99"}, {"words", "<script>alert(1)</script>做了"}, {"version", "0"}});
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "99"));
  CHECK(Has(refused.Bytes(), "&lt;script&gt;alert(1)"));
  CHECK_FALSE(Has(refused.Bytes(), "<script>alert(1)"));
  CHECK(lin.Post(path + "/self", {{"points", "38"}, {"words", "做了"}, {"version", "0"}}).status == 303);
  CHECK(lin.Upload(path + "/evidence", "材料.txt", "佐证").status == 303);
  CHECK(Has(lin.Get(path).Bytes(), "材料.txt"));
  CHECK(lin.Get(path + "/evidence/1").Bytes() == "佐证");
  CHECK(county.SignIn(county.xie).Get(path + "/evidence/1").status == 404);
  CHECK(lin.Post(PathOf(id, county.township) + "/hand-in", {{"version", "1"}}).status == 303);
  const auto row = county.SignIn(county.he).Post("/office/assessment/new", {{"title", ""}, {"first", "明天"}});
  CHECK(row.status == 422);
  CHECK(Has(row.Bytes(), "明天"));
}

TEST_CASE_ON_BOTH_ENGINES("information sent in: put down by the organ, used by the county, struck out", place) {
  AssessmentDesk county(place);
  const TestBrowser he = county.SignIn(county.he), lin = county.SignIn(county.lin), xie = county.SignIn(county.xie);
  const std::string organ = std::to_string(county.township.value), list = "/office/assessment/contributions";
  CHECK(Has(lin.Get(list).Bytes(), "没有符合条件的"));
  CHECK(lin.Post(list, {{"of", organ}, {"title", "公示栏"}, {"author", "林溪"}, {"sent_on", "2026-03-01"}}).status ==
        303);
  CHECK(xie.Post(list, {{"of", organ}, {"title", "别人的"}, {"author", "谢蘅"}, {"sent_on", "2026-03-01"}}).status ==
        403);
  CHECK(Has(lin.Get(list).Bytes(), "公示栏"));
  CHECK_FALSE(Has(xie.Get(list).Bytes(), "公示栏"));
  const std::string one = list + "/" + organ + "-1";
  CHECK(xie.Get(one).status == 404);
  CHECK(lin.Post(one + "/use", {{"version", "1"}, {"used", "none"}}).status == 403);
  const auto half = he.Post(one + "/use", {{"version", "1"}, {"used", "city"}, {"accepted_on", "2026-03-02"}});
  CHECK(half.status == 422);
  CHECK(he.Post(one + "/use", {{"version", "1"},
                               {"used", "city"},
                               {"accepted_on", "2026-03-02"},
                               {"used_in", "市简报"},
                               {"used_on", "2026-03-05"}})
            .status == 303);
  CHECK(Has(lin.Get(list + "?year=2026").Bytes(), "市简报"));
  CHECK(lin.Post(one + "/strike", {{"version", "2"}, {"struck", "登记错了"}}).status == 422);  // it was taken
  CHECK(lin.Get(list + ".xlsx").status == 200);
  CHECK(Has(lin.Get("/office/assessment/history").Bytes(), "还没有审定过的考核"));
}

}  // namespace
}  // namespace gongkai::assessment
