// A training for the whole county was announced to all organs; when it was moved, or was for the organ's own people
// from then on, nobody learnt of it.
#include "account/notice_store.h"
#include "oversight/training/training_desk_test.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

/// Newest first, all that he was told.
std::vector<account::Notice> Told(TrainingDesk& county, PersonId person) {
  db::Reader reader = county.database->Read();
  return NoticesOf(reader, person, {.limit = 100});
}

void Change(TrainingDesk& county, TrainingId id, const TrainingForm& form) {
  REQUIRE(ChangeTraining(county.desk, county.trainer, county.Seen(id), form, ""));
}

TEST_CASE_ON_BOTH_ENGINES("whom it was announced to is told each other day, time and place, once", place) {
  TrainingDesk county(place);
  const PersonId zhou = county.Hire("zhoulan", "周岚", county.office, PostKind::kHandler);
  county.Give(county.xie, county.township, PostKind::kHandler);  // in two organs
  TrainingForm form = TrainingDesk::Form("county", "2026-03-20");
  const TrainingId id = county.Planned(county.office, form);
  REQUIRE(Told(county, county.lin).size() == 1);

  form.on = "2026-03-25";
  form.place = "三楼会议室";
  form.content = "主讲人陆渊骨折住院，改期。";
  Change(county, id, form);
  const auto told = Told(county, county.lin);
  REQUIRE(told.size() == 2);  // day and place together: one notice
  CHECK(told[0].title == "培训时间地点有变：依申请公开答复规范");
  for (const char* part :
       {"澄砚县人民政府办公室", "现在是2026年3月25日 09:00，三楼会议室", "原来是2026年3月20日 09:00，二楼会议室"}) {
    CHECK_MESSAGE(Has(told[0].detail, part), part);
  }
  CHECK_FALSE(Has(told[0].detail, "陆渊"));  // it goes out by mail
  CHECK(county.SignIn(county.lin).Get(told[0].path).status == 200);
  CHECK(Told(county, county.xie).size() == 2);
  CHECK(Told(county, county.he).empty());  // who did it
  CHECK(Told(county, zhou).empty());       // of the same organ, as when it was announced

  form.starts = "14:30";
  Change(county, id, form);
  CHECK(Told(county, county.lin).size() == 3);
  form.starts = "09:00";  // and back again
  Change(county, id, form);
  CHECK(Told(county, county.lin).size() == 4);
}

TEST_CASE_ON_BOTH_ENGINES("what does not concern those who come is told to nobody; nor is what was refused", place) {
  TrainingDesk county(place);
  TrainingForm form = TrainingDesk::Form("county", "2026-03-20");
  const TrainingId id = county.Planned(county.office, form);
  form.title = "依申请公开的答复";
  form.content = "讲期限和送达。";
  form.teacher = "陆渊";
  form.hours = "2";
  Change(county, id, form);
  const SeenTraining seen = county.Seen(id);
  Change(county, id, form);
  CHECK(Told(county, county.lin).size() == 1);
  form.on = "2026-03-25";
  CHECK_FALSE(ChangeTraining(county.desk, county.trainer, seen, form, ""));  // somebody was faster
  CHECK(Told(county, county.lin).size() == 1);

  const TrainingId own = county.Planned(county.office, TrainingDesk::Form("own", "2026-03-20"));
  Change(county, own, TrainingDesk::Form("own", "2026-03-25"));
  const TrainingId gone = county.Planned(county.office, TrainingDesk::Form("county", "2026-03-04"));
  Change(county, gone, TrainingDesk::Form("county", "2026-03-05"));  // was put down on the wrong day
  CHECK(Told(county, county.lin).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES(
    "one that is for its own organ's people from now on is told so; opened again, it is announced", place) {
  TrainingDesk county(place);
  const TrainingId id = county.Planned(county.office, TrainingDesk::Form("county", "2026-03-20"));
  TrainingForm own = TrainingDesk::Form("own", "2026-03-25");
  own.place = "小会议室";
  Change(county, id, own);
  auto told = Told(county, county.lin);
  REQUIRE(told.size() == 2);
  CHECK(told[0].title == "培训不再面向全县：依申请公开答复规范");
  CHECK(Has(told[0].detail, "2026年3月20日 09:00，二楼会议室"));
  CHECK(Has(told[0].detail, "不用去"));
  CHECK_FALSE(Has(told[0].detail, "小会议室"));  // theirs alone
  CHECK(county.SignIn(county.lin).Get("/office/trainings/" + ToString(id)).status == 404);
  CHECK(county.SignIn(county.lin).Get(told[0].path).status == 200);
  own.place = "大会议室";
  Change(county, id, own);
  CHECK(Told(county, county.lin).size() == 2);

  Change(county, id, TrainingDesk::Form("county", "2026-03-26"));
  told = Told(county, county.lin);
  REQUIRE(told.size() == 3);
  CHECK(told[0].title == "全县培训：依申请公开答复规范");
  CHECK(Has(told[0].detail, "2026年3月26日"));
}

TEST_CASE_ON_BOTH_ENGINES("one whose day went by without it is told to be to come", place) {
  TrainingDesk county(place);
  const TrainingId id = county.Planned(county.office, TrainingDesk::Form("county", "2026-03-12"));
  county.now += 24h * 4;
  Change(county, id, TrainingDesk::Form("county", "2026-03-20"));
  const auto told = Told(county, county.lin);
  REQUIRE(told.size() == 2);
  CHECK(Has(told[0].detail, "现在是2026年3月20日"));
}

}  // namespace
}  // namespace gongkai::oversight
