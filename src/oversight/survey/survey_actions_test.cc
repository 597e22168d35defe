// A survey from its first word to what was done about it: who may, in which order, and what reaches the public.
#include "oversight/survey/survey_actions.h"

#include <utility>

#include "oversight/survey/survey_desk_test.h"
#include "oversight/survey/survey_due_view.h"
#include "oversight/survey/survey_view.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

TEST_CASE_ON_BOTH_ENGINES("written by one, examined by another over that text, changed by nobody afterwards", place) {
  SurveyDesk county(place);
  const SurveyId id = county.Waiting();
  CHECK_FALSE(ExamineSurvey(county.desk, county.drafter, county.Seen(id), county.SurveyOf(id).digest));
  const auto own = county.ActorAs(county.lin, PostKind::kSecrecyExaminer);
  CHECK_FALSE(ExamineSurvey(county.desk, own, county.Seen(id), county.SurveyOf(id).digest));
  CHECK_FALSE(ExamineSurvey(county.desk, county.examiner, county.Seen(id), "sm3:0"));
  const std::string digest = county.SurveyOf(id).digest;
  SurveyForm other = SurveyDesk::Form();
  other.questions[0].text = "镇里好不好？";
  REQUIRE(SaveSurvey(county.desk, county.drafter, county.Seen(id), other));  // a draft again
  CHECK_FALSE(ExamineSurvey(county.desk, county.examiner, county.Seen(id), digest));
  REQUIRE(HandInSurvey(county.desk, county.drafter, county.Seen(id), true));
  CHECK_FALSE(ExamineSurvey(county.desk, county.examiner, county.Seen(id), digest));
  CHECK(ErrorOf(ReturnSurvey(county.desk, county.examiner, county.Seen(id), " ").errors(), "reason") != nullptr);
  REQUIRE(ReturnSurvey(county.desk, county.examiner, county.Seen(id), "题目太笼统。"));
  REQUIRE(HandInSurvey(county.desk, county.drafter, county.Seen(id), true));
  REQUIRE(ExamineSurvey(county.desk, county.examiner, county.Seen(id), county.SurveyOf(id).digest));
  CHECK(county.SurveyOf(id).state == SurveyState::kReleased);
  CHECK_FALSE(SaveSurvey(county.desk, county.drafter, county.Seen(id), SurveyDesk::Form()));
  CHECK(county.SurveyOf(id).questions[0].text == "镇里好不好？");
  db::Reader reader = county.database->Read();
  CHECK(EventsOf(reader, id).size() == 7);
}

TEST_CASE_ON_BOTH_ENGINES("whoever saw an older state changes nothing; what is sent twice is done once", place) {
  SurveyDesk county(place);
  const auto actor = county.ActorAs(county.lin, PostKind::kHandler, std::string(32, 'a'));
  const auto first = SaveSurvey(county.desk, actor, {{county.township, 0}, 0}, SurveyDesk::Form());
  const auto second = SaveSurvey(county.desk, actor, {{county.township, 0}, 0}, SurveyDesk::Form());
  REQUIRE(first);
  REQUIRE(second);
  CHECK(*first == *second);
  const SeenSurvey seen = county.Seen(*first);
  REQUIRE(SaveSurvey(county.desk, county.drafter, seen, SurveyDesk::Form()));
  CHECK(ErrorOf(SaveSurvey(county.desk, county.drafter, seen, SurveyDesk::Form()).errors(), kVersionField) != nullptr);
  CHECK_FALSE(HandInSurvey(county.desk, county.drafter, seen, true));
  CHECK_FALSE(SaveSurvey(county.desk, county.reviewer, {{county.township, 0}, 0}, SurveyDesk::Form()));
}

TEST_CASE_ON_BOTH_ENGINES("what screening finds does not go out", place) {
  SurveyDesk county(place);
  SurveyForm form = SurveyDesk::Form();
  form.intro = "有问题请打13900001234。";
  const SurveyId id = county.Written(form);
  CHECK(ErrorOf(HandInSurvey(county.desk, county.drafter, county.Seen(id), true).errors(), kFoundInSurvey) != nullptr);
  CHECK(county.SurveyOf(id).state == SurveyState::kDraft);
  const SurveyId open = county.Open();
  CHECK_FALSE(StopSurvey(county.desk, county.drafter, county.Seen(open), "请打13900001234。"));
  CHECK(ErrorOf(StopSurvey(county.desk, county.drafter, county.Seen(open), "").errors(), "stopped_words") != nullptr);
  REQUIRE(StopSurvey(county.desk, county.drafter, county.Seen(open), "题目有误，另行评议。"));
  CHECK_FALSE(county.Put(open, county.Somebody(), "0", "", ""));
}

TEST_CASE_ON_BOTH_ENGINES("what is saved while it is screened does not go out unscreened", place) {
  SurveyDesk county(place);
  const SurveyId id = county.Written();
  const SeenSurvey seen = county.Seen(id);
  SurveyForm form = SurveyDesk::Form();
  form.intro = "有问题请打13900001234。";
  const auto clock = county.desk.now;
  bool is_saved = false;
  // Screening asks for the day, behind the reading of what it looks at.
  county.desk.now = [&] {
    if (!std::exchange(is_saved, true)) REQUIRE(SaveSurvey(county.desk, county.drafter, seen, form));
    return clock();
  };
  const auto handed = HandInSurvey(county.desk, county.drafter, {id, seen.version + 1}, true);
  county.desk.now = clock;
  REQUIRE(is_saved);
  CHECK(ErrorOf(handed.errors(), kVersionField) != nullptr);
  CHECK(county.SurveyOf(id).state == SurveyState::kDraft);
}

TEST_CASE_ON_BOTH_ENGINES("figures come when it is over, and go out as an item of three signatures", place) {
  SurveyDesk county(place);
  const SurveyId id = county.Open();
  county.PutMany(id, 7, "路灯不亮。");
  CHECK_FALSE(DraftSurveyResult(county.desk, county.drafter, county.Seen(id)));
  county.GoTo(2026y / 4 / 1);
  KeepSurveys(county.desk);
  const auto drafted = DraftSurveyResult(county.desk, county.drafter, county.Seen(id));
  REQUIRE(drafted);
  const disclosure::Content content = county.Latest(*drafted).content;
  CHECK(Has(content.summary, "收到答卷7份"));
  CHECK(Has(content.body, "补贴"));
  CHECK_FALSE(Has(content.body, "路灯"));  // nobody's words
  const auto again = DraftSurveyResult(county.desk, county.drafter, county.Seen(id));
  REQUIRE(again);
  CHECK(*again == *drafted);
  {
    db::Reader reader = county.database->Read();
    CHECK_FALSE(IsItemPublic(reader, county.township, county.SurveyOf(id).result_item, county.today()));
  }
  REQUIRE(county.HandInAs(county.drafter, *drafted));
  county.LetStand(*drafted);
  county.SignAll(*drafted);
  CHECK(ErrorOf(DraftSurveyFeedback(county.desk, county.drafter, county.Seen(id), " ").errors(), "feedback") !=
        nullptr);
  REQUIRE(DraftSurveyFeedback(county.desk, county.drafter, county.Seen(id), "路灯已经修好。"));
  CHECK_FALSE(DraftSurveyFeedback(county.desk, county.drafter, county.Seen(id), "再写一遍。"));
  db::Reader reader = county.database->Read();
  const std::vector<SurveyYear> years = SurveysOfYear(reader, std::nullopt, 2026, county.today());
  REQUIRE(years.size() == 1);
  CHECK(years[0].held == 1);
  CHECK(years[0].papers == 7);
  CHECK(years[0].satisfied == 1000);
  CHECK(years[0].published == 1);
  CHECK(years[0].answered == 0);
  CHECK(SurveysOfYear(reader, std::nullopt, 2025, county.today()).empty());
  CHECK(SurveysOfYear(reader, std::vector<OrganId>{county.other_township}, 2026, county.today()).empty());
}

TEST_CASE_ON_BOTH_ENGINES("what waits for whom: the examiner who did not write it, and who owes figures", place) {
  SurveyDesk county(place);
  const auto visitor = [&](PersonId person) {
    return account::Visitor{.person = person, .name = "测试", .posts = county.Held(person), .address = ""};
  };
  const SurveyId id = county.Waiting();
  {
    db::Reader reader = county.database->Read();
    CHECK(SurveysToExamine(reader, visitor(county.wen)).size() == 1);
    CHECK(SurveysToExamine(reader, visitor(county.lin)).empty());
    CHECK(SurveysToPublish(reader, visitor(county.lin), county.today()).empty());
  }
  REQUIRE(ExamineSurvey(county.desk, county.examiner, county.Seen(id), county.SurveyOf(id).digest));
  county.GoTo(2026y / 4 / 1);
  db::Reader reader = county.database->Read();
  CHECK(SurveysToExamine(reader, visitor(county.wen)).empty());
  const std::vector<OwedOfSurvey> owed = SurveysToPublish(reader, visitor(county.lin), county.today());
  REQUIRE(owed.size() == 1);
  CHECK(owed[0].owes_result);
  CHECK(SurveysToPublish(reader, visitor(county.wen), county.today()).empty());
  CHECK(SurveysToPublish(reader, visitor(county.lin), 2027y / 4 / 1).empty());
}

TEST_CASE_ON_BOTH_ENGINES("of too few papers no figure goes out", place) {
  SurveyDesk county(place);
  const SurveyId id = county.Open();
  county.PutMany(id, 4);
  county.GoTo(2026y / 4 / 1);
  const auto drafted = DraftSurveyResult(county.desk, county.drafter, county.Seen(id));
  REQUIRE(drafted);
  CHECK(Has(county.Latest(*drafted).content.body, "不足5份"));
  CHECK_FALSE(Has(county.Latest(*drafted).content.body, "很满意"));
}

}  // namespace
}  // namespace gongkai::oversight
