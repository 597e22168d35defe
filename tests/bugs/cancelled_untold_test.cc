// A training for the whole county was announced to all organs; when it was cancelled nobody learnt of it, and people
// stood before a closed hall.
#include <algorithm>

#include "account/notice_store.h"
#include "oversight/training/training_desk_test.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

std::vector<account::Notice> ToldOfCancelling(TrainingDesk& county, PersonId person) {
  db::Reader reader = county.database->Read();
  std::vector<account::Notice> told = NoticesOf(reader, person, {.limit = 100});
  std::erase_if(told, [](const account::Notice& each) { return !each.title.starts_with("培训取消："); });
  return told;
}

TEST_CASE_ON_BOTH_ENGINES(
    "whom it was announced to is told that it does not take place and when it was to be; why, on its page", place) {
  TrainingDesk county(place);
  const PersonId zhou = county.Hire("zhoulan", "周岚", county.office, PostKind::kHandler);
  county.Give(county.xie, county.township, PostKind::kHandler);  // in two organs
  const TrainingId id = county.Planned(county.office, TrainingDesk::Form("county", "2026-03-20"));
  CHECK_FALSE(CancelTraining(county.desk, county.trainer, county.Seen(id), ""));
  CHECK(ToldOfCancelling(county, county.lin).empty());  // nothing was cancelled
  REQUIRE(CancelTraining(county.desk, county.trainer, county.Seen(id), "主讲人陆渊骨折住院。"));
  const auto told = ToldOfCancelling(county, county.lin);
  REQUIRE(told.size() == 1);
  CHECK(told[0].title == "培训取消：依申请公开答复规范");
  for (const char* part : {"澄砚县人民政府办公室", "2026年3月20日 09:00", "二楼会议室"}) {
    CHECK_MESSAGE(Has(told[0].detail, part), part);
  }
  // What is told goes out by mail, and the reason may name a person.
  CHECK_FALSE(Has(told[0].detail, "陆渊"));
  const auto page = county.SignIn(county.lin).Get(told[0].path);
  CHECK(page.status == 200);
  CHECK(Has(page.Bytes(), "主讲人陆渊骨折住院。"));
  CHECK(ToldOfCancelling(county, county.xie).size() == 1);
  CHECK(ToldOfCancelling(county, county.he).empty());  // who did it
  CHECK(ToldOfCancelling(county, zhou).empty());       // of the same organ, as when it was announced
}

TEST_CASE_ON_BOTH_ENGINES("an organ's own is told to no other organ, and one of days gone by to those who were there",
                          place) {
  TrainingDesk county(place);
  const PersonId tan = county.Hire("tanxi", "谭溪", county.bureau, PostKind::kHandler);
  const TrainingId own = county.Planned(county.office, TrainingDesk::Form("own", "2026-03-20"));
  REQUIRE(CancelTraining(county.desk, county.trainer, county.Seen(own), "改日再办。"));
  CHECK(ToldOfCancelling(county, county.lin).empty());

  const TrainingId id = county.OpenOne();
  REQUIRE(CheckInWithAccount(county.desk, county.VisitorOf(county.lin), {id, "a", ""}));
  REQUIRE(county.ByName(id, "谢蘅", "b"));  // of the other township, without an account
  REQUIRE(HoldTraining(county.desk, county.trainer, county.Seen(id)));
  county.now += 24h * 7;
  REQUIRE(CancelTraining(county.desk, county.trainer, county.Seen(id), "登记错了。"));
  CHECK(ToldOfCancelling(county, county.lin).size() == 1);  // his hours do not count
  CHECK(ToldOfCancelling(county, county.xie).size() == 1);  // nor those of his organ
  CHECK(ToldOfCancelling(county, tan).empty());             // nobody of the bureau was there
}

TEST_CASE_ON_BOTH_ENGINES("who signed in and cannot see the training learns it, without the reason, where he can look",
                          place) {
  TrainingDesk county(place);
  const PersonId wenhe = county.Hire("wenhe", "温禾", county.township, PostKind::kContributor);
  const TrainingId id = county.OpenOne();
  account::Visitor visitor = county.VisitorOf(wenhe);
  visitor.name = "温禾";
  REQUIRE(CheckInWithAccount(county.desk, visitor, {id, "a", ""}));
  REQUIRE(CancelTraining(county.desk, county.trainer, county.Seen(id), "会场停电。"));
  const auto told = ToldOfCancelling(county, wenhe);
  REQUIRE(told.size() == 1);
  CHECK(Has(told[0].detail, "不计学时"));
  CHECK_FALSE(Has(told[0].detail, "会场停电"));
  CHECK(told[0].path == "/office/trainings/mine");
  CHECK(county.SignIn(wenhe).Get(told[0].path).status == 200);
}

}  // namespace
}  // namespace gongkai::oversight
