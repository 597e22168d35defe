// The short test: versions, tries, what is kept, and what nobody changes afterwards.
#include "oversight/training/quiz_actions.h"

#include "oversight/training/training_desk_test.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

struct QuizDesk : TrainingDesk {
  using TrainingDesk::TrainingDesk;

  TrainingId WithQuiz() {
    const TrainingId id = OpenOne();
    REQUIRE(PutQuestion(desk, trainer, {id, 0}, std::nullopt, {"single", "几个工作日？", "15\n20\n30", "B"}));
    REQUIRE(PutQuestion(desk, trainer, {id, 1}, std::nullopt, {"yes_no", "必须说明用途。", "", "错"}));
    REQUIRE(SetQuiz(desk, trainer, {id, 2}, {"100", "2", "2026-03-17"}));
    return id;
  }
  Seat SeatOf(TrainingId id) {
    const auto seat = ByName(id, "谢蘅", "b");
    REQUIRE(seat);
    return *seat;
  }
  FormResult<QuizResult> Take(Seat seat, const Answers& answers, std::int64_t version = 3) {
    return TakeQuiz(desk, {}, seat, version, answers);
  }
};

TEST_CASE_ON_BOTH_ENGINES("every change is a version; a result keeps the one it was answered by", place) {
  QuizDesk county(place);
  const TrainingId id = county.WithQuiz();
  const Seat seat = county.SeatOf(id);
  CHECK_FALSE(PutQuestion(county.desk, county.trainer, {id, 1}, std::nullopt, {"yes_no", "新。", "", "对"}));
  CHECK(ErrorOf(county.Take(seat, {"B", ""}).errors(), "q2") != nullptr);
  const auto failed = county.Take(seat, {"B", "A"});
  REQUIRE(failed);
  CHECK(failed->points == 50);
  CHECK_FALSE(failed->is_passed);
  REQUIRE(DropQuestion(county.desk, county.trainer, {id, 3}, 0));
  CHECK(ErrorOf(county.Take(seat, {"B", "B"}).errors(), kVersionField) != nullptr);  // of questions that were changed
  const auto passed = county.Take(seat, {"B"}, 4);
  REQUIRE(passed);
  CHECK(passed->is_passed);
  CHECK_FALSE(county.Take(seat, {"B"}, 4));
  db::Reader reader = county.database->Read();
  const auto results = ResultsOf(reader, id, seat.attendance);
  REQUIRE(results.size() == 2);
  CHECK(results[0].version == 3);
  CHECK(results[1].version == 4);
  CHECK(QuizOf(reader, id, 3)->questions.size() == 2);
  CHECK(ScoreOf(*QuizOf(reader, id, 3), results[0].answers).points == results[0].points);
}

TEST_CASE_ON_BOTH_ENGINES("the key of a try opens nobody's seat", place) {
  QuizDesk county(place);
  const TrainingId id = county.WithQuiz();
  REQUIRE(county.SeatOf(id).attendance == 1);
  const auto mine = county.ByName(id, "杜若", "c");
  REQUIRE(mine);
  const Actor with_key{.once_key = "c|key"};
  const auto tried = TakeQuiz(county.desk, with_key, *mine, 3, {"B", "A"});
  REQUIRE(tried);
  REQUIRE(tried->attempt == 1);
  CHECK_FALSE(county.ByForm(county.NameForm("杜若"), {id, "c", "c|key"}));     // not the seat of number 1
  CHECK(TakeQuiz(county.desk, with_key, *mine, 3, {"B", "B"})->attempt == 1);  // sent twice: the first one
}

TEST_CASE_ON_BOTH_ENGINES("so many tries, until the last day, and only for who is there", place) {
  QuizDesk county(place);
  const TrainingId id = county.WithQuiz();
  const Seat seat = county.SeatOf(id);
  CHECK_FALSE(county.Take({id, 99}, {"B", "B"}));
  REQUIRE(county.Take(seat, {"A", "A"}));
  REQUIRE(county.Take(seat, {"A", "A"}));
  CHECK_FALSE(county.Take(seat, {"B", "B"}));
  const auto other = county.ByName(id, "杜若", "c");
  REQUIRE(other);
  REQUIRE(StrikeAttendance(county.desk, county.trainer, id, other->attendance, "没有到场。"));
  CHECK_FALSE(county.Take(*other, {"B", "B"}));
  const auto late = county.ByName(id, "宋圻", "d");
  REQUIRE(late);
  county.now += 8 * 24h;
  CHECK_FALSE(county.Take(*late, {"B", "B"}));
}

TEST_CASE_ON_BOTH_ENGINES("what was answered and asked is changed by nobody", place) {
  QuizDesk county(place);
  const TrainingId id = county.WithQuiz();
  REQUIRE(county.Take(county.SeatOf(id), {"A", "A"}));
  for (const char* sql :
       {"UPDATE oversight_training_result SET points = 100", "DELETE FROM oversight_training_result",
        "UPDATE oversight_training_question SET right_ones = 'A'", "DELETE FROM oversight_training_question"}) {
    db::Transaction act = county.database->Begin();
    CHECK_THROWS_AS(act.Execute(sql), db::DatabaseError);
  }
}

TEST_CASE_ON_BOTH_ENGINES("on the telephone: unanswered questions are told, right ones after the last try", place) {
  QuizDesk county(place);
  const TrainingId id = county.WithQuiz();
  const TestBrowser phone(county.site, "");
  const std::string path = "/training/quiz/" + SeatFor(county.keys.blind, county.SeatOf(id));
  CHECK(Has(phone.Get(path).Bytes(), "几个工作日？"));
  const auto half = phone.Post(path, {{"version", "3"}, {"q1", "B"}});
  CHECK(half.status == 422);
  CHECK(Has(half.Bytes(), "第2题没有作答"));
  CHECK(Has(half.Bytes(), "checked"));  // nothing chosen is lost
  CHECK(phone.Post(path, {{"version", "3"}, {"q1", "B"}, {"q2", "A"}}).status == 303);
  const std::string once(phone.Get(path).Bytes());
  CHECK(Has(once, "测试不合格"));
  CHECK_FALSE(Has(once, "正确的是"));
  CHECK(phone.Post(path, {{"version", "3"}, {"q1", "B"}, {"q2", "B"}}).status == 303);
  CHECK(Has(phone.Get(path).Bytes(), "测试合格"));
  const TestBrowser he = county.SignIn(county.he);
  CHECK(Has(he.Get("/office/trainings/" + ToString(id) + "/people").Bytes(), "合格，100 分（2 次）"));
  CHECK(he.Get("/office/trainings/" + ToString(id) + "/people/export").status == 200);
  CHECK(Has(he.Get("/office/trainings/" + ToString(id) + "/quiz").Bytes(), "现在是第3版"));
  CHECK(he.Get("/office/trainings/" + ToString(id) + "/quiz/2").status == 200);
  CHECK(he.Get("/office/trainings/" + ToString(id) + "/quiz/x").status == 404);
  CHECK(county.SignIn(county.lin).Get("/office/trainings/" + ToString(id) + "/quiz").status == 404);
  const auto bad = he.Post("/office/trainings/" + ToString(id) + "/quiz/add",
                           {{"version", "3"}, {"kind", "single"}, {"words", "哪一个？"}, {"right", "A"}});
  CHECK(bad.status == 422);
  CHECK(Has(bad.Bytes(), "哪一个？"));
}

}  // namespace
}  // namespace gongkai::oversight
