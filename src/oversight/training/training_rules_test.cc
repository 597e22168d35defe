// What a training needs to say, who is taken in, what a test comes to, which code is good, and hours against a recount.
#include <doctest/doctest.h>

#include <random>
#include <set>

#include "oversight/training/check_in_ticket.h"
#include "oversight/training/material.h"
#include "oversight/training/quiz.h"
#include "oversight/training/training_hours.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

TrainingForm GoodForm() {
  return {.title = "依申请公开答复规范",
          .content = "",
          .teacher = "何清",
          .place = "二楼会议室",
          .audience = "county",
          .on = "2026-03-10",
          .starts = "9:00",
          .hours = "1.5"};
}

TEST_CASE("a training says what it is; each fault stands beside its field") {
  const auto made = TrainingFrom(GoodForm());
  REQUIRE(made);
  CHECK(made->starts == "09:00");
  CHECK(ToString(made->hours) == "1.5");
  CHECK(made->audience == Audience::kCounty);
  const auto empty = TrainingFrom({});
  for (const char* field : {"title", "place", "audience", "on", "starts", "hours"}) {
    CHECK(ErrorOf(empty.errors(), field) != nullptr);
  }
  TrainingForm wide = GoodForm();
  wide.starts = "１４：３０";
  wide.hours = "２";
  REQUIRE(TrainingFrom(wide));
  CHECK(TrainingFrom(wide)->starts == "14:30");
  CHECK(TrainingFrom(wide)->hours == Hours{20});
  for (const char* hours : {"", "0", "-1", "1.25", "41", "两", "99999999999999999999"}) {
    TrainingForm bad = GoodForm();
    bad.hours = hours;
    CHECK_MESSAGE(ErrorOf(TrainingFrom(bad).errors(), "hours") != nullptr, hours);
  }
  for (const char* starts : {"24:00", "9:60", "9", "9:0", "09:000", ":"}) {
    TrainingForm bad = GoodForm();
    bad.starts = starts;
    CHECK_MESSAGE(ErrorOf(TrainingFrom(bad).errors(), "starts") != nullptr, starts);
  }
}

TEST_CASE("quarters; the code takes in on its day alone, when it is open") {
  CHECK(QuarterOf(2026y / 1 / 1) == 1);
  CHECK(QuarterOf(2026y / 3 / 31) == 1);
  CHECK(QuarterOf(2026y / 4 / 1) == 2);
  CHECK(QuarterOf(2026y / 12 / 31) == 4);
  Training training = *TrainingFrom(GoodForm());
  CHECK_FALSE(TakesIn(training, 2026y / 3 / 10));
  training.takes_in = true;
  CHECK(TakesIn(training, 2026y / 3 / 10));
  CHECK_FALSE(TakesIn(training, 2026y / 3 / 11));
  training.state = TrainingState::kCancelled;
  CHECK_FALSE(TakesIn(training, 2026y / 3 / 10));
}

TEST_CASE("targets: nought is a number, blank is none") {
  CHECK(TargetFrom({"2026", "1", "0", "0"}));
  CHECK(ErrorOf(TargetFrom({"2026", "1", "", "2"}).errors(), "sessions") != nullptr);
  CHECK(ErrorOf(TargetFrom({"2026", "5", "1", "2"}).errors(), "quarter") != nullptr);
  CHECK(IsMet({.sessions = 1, .hours = {20}}, {2026, 1, 1, {20}}));
  CHECK_FALSE(IsMet({.sessions = 1, .hours = {19}}, {2026, 1, 1, {20}}));
}

TEST_CASE("a name and an organ, and nothing else") {
  CHECK(AttendeeFrom({"林溪", "12", ""})->organ == OrganId{12});
  CHECK(AttendeeFrom({"林溪", "other", "县供销社"})->other_organ == "县供销社");
  CHECK(ErrorOf(AttendeeFrom({"", "12", ""}).errors(), "name") != nullptr);
  CHECK(ErrorOf(AttendeeFrom({"<b>", "12", ""}).errors(), "name") != nullptr);
  CHECK(ErrorOf(AttendeeFrom({std::string(5'000, 'a'), "12", ""}).errors(), "name") != nullptr);
  CHECK(ErrorOf(AttendeeFrom({"林溪", "12'; DROP", ""}).errors(), "organ") != nullptr);
  CHECK(ErrorOf(AttendeeFrom({"林溪", "other", " "}).errors(), "other_organ") != nullptr);
}

TEST_CASE("each once, each telephone once, and no more than a trainer looks through") {
  const Attendance lin{.number = 1, .name = "林溪", .organ = OrganId{12}, .organ_name = "枕溪镇", .browser = "a"};
  const Attendance again{.name = "林 溪", .organ = OrganId{12}, .organ_name = "枕溪镇", .browser = "b"};
  const Attendance friend_of_his{.name = "谢蘅", .organ = OrganId{13}, .organ_name = "砚台镇", .browser = "a"};
  const Attendance other{.name = "林溪", .organ = OrganId{13}, .organ_name = "砚台镇", .browser = "c"};
  CHECK_FALSE(AgainstTaking(std::vector{lin}, again).empty());
  CHECK_FALSE(AgainstTaking(std::vector{lin}, friend_of_his).empty());
  CHECK(AgainstTaking(std::vector{lin}, other).empty());
  Attendance struck = lin;
  struck.struck_words = "没有到场";
  CHECK(AgainstTaking(std::vector{struck}, again).empty());
  std::vector<Attendance> many;
  for (std::size_t i = 0; i < kMostUnverified; ++i) {
    many.push_back({.number = static_cast<std::int64_t>(i), .name = "某" + std::to_string(i), .organ = OrganId{1}});
  }
  CHECK_FALSE(AgainstTaking(many, other).empty());
  Attendance with_account = other;
  with_account.is_verified = true;
  with_account.person = PersonId{7};
  CHECK(AgainstTaking(many, with_account).empty());
}

TEST_CASE("material: texts, slides, pictures; no program, nothing under a false name") {
  CHECK(FaultOfMaterial("提纲.TXT", "二十个工作日").empty());
  const std::string end = "PK\x05\x06" + std::string(18, '\0');  // the directory of a file without parts
  CHECK(FaultOfMaterial("课件.pptx", "PK\x03\x04 slides" + end).empty());
  CHECK_FALSE(FaultOfMaterial("课件.pptx", "PK\x03\x04 slides that were cut short").empty());
  CHECK(FaultOfMaterial("课件.ppt", "\xD0\xCF\x11\xE0 slides").empty());
  CHECK(FaultOfMaterial("照片.jpg", "\xFF\xD8\xFF picture").empty());
  CHECK_FALSE(FaultOfMaterial("课件.pptx", "PK\x03\x04 vbaProject.bin" + end).empty());
  CHECK_FALSE(FaultOfMaterial("课件.pptx", "MZ program").empty());
  CHECK_FALSE(FaultOfMaterial("程序.exe", "MZ program").empty());
  CHECK_FALSE(FaultOfMaterial("网页.html", "<script>").empty());
  CHECK_FALSE(FaultOfMaterial("提纲.txt", std::string_view("a\0b", 3)).empty());
  CHECK_FALSE(FaultOfMaterial("提纲.txt", "").empty());
}

TEST_CASE("questions: what is wrong with one is told beside its field") {
  CHECK(QuestionFrom({"single", "几个工作日？", "15\n20\n30", "b"})->right == "B");
  CHECK(QuestionFrom({"several", "包括哪些？", "甲\n乙\n\n丙", "C、a"})->right == "AC");
  CHECK(QuestionFrom({"yes_no", "必须说明用途。", "", "错"})->right == "B");
  CHECK(ErrorOf(QuestionFrom({"single", "", "15\n20", "A"}).errors(), "words") != nullptr);
  CHECK(ErrorOf(QuestionFrom({"single", "几个？", "15", "A"}).errors(), "choices") != nullptr);
  CHECK(ErrorOf(QuestionFrom({"single", "几个？", "15\n20", "AB"}).errors(), "right") != nullptr);
  CHECK(ErrorOf(QuestionFrom({"single", "几个？", "15\n20", "C"}).errors(), "right") != nullptr);
  CHECK(ErrorOf(QuestionFrom({"several", "几个？", "15\n20", "A"}).errors(), "right") != nullptr);
  CHECK(ErrorOf(QuestionFrom({"yes_no", "是吗？", "", "也许"}).errors(), "right") != nullptr);
  CHECK(ErrorOf(QuestionFrom({"other", "是吗？", "", "对"}).errors(), "kind") != nullptr);
  const Question question = *QuestionFrom({"several", "包括哪些？", "甲\n乙\n丙", "AC"});
  CHECK(*QuestionFrom(FormOf(question)) == question);
  CHECK(FormOf(*QuestionFrom({"yes_no", "是吗？", "", "对"})).right == "对");
}

Quiz ThreeQuestions() {
  Quiz quiz{.version = 1, .pass_mark = 66, .tries = 2, .until = 2026y / 3 / 17, .questions = {}};
  quiz.questions = {*QuestionFrom({"single", "一", "甲\n乙", "B"}),
                    *QuestionFrom({"several", "二", "甲\n乙\n丙", "AC"}), *QuestionFrom({"yes_no", "三", "", "对"})};
  return quiz;
}

TEST_CASE("a test: all of a question is right or none of it; points are rounded down") {
  const Quiz quiz = ThreeQuestions();
  CHECK(ScoreOf(quiz, {"B", "AC", "A"}).points == 100);
  const Score two = ScoreOf(quiz, {"B", "A", "A"});
  CHECK(two.points == 66);
  CHECK(two.is_passed);
  CHECK(two.wrong == std::vector{2});
  CHECK_FALSE(ScoreOf(quiz, {"A", "A", "A"}).is_passed);
  CHECK_FALSE(ScoreOf(quiz, {}).is_passed);
  CHECK_FALSE(ScoreOf(Quiz{}, {}).is_passed);
  CHECK(ErrorOf(FaultsOf(quiz, {"B", "", "A"}), "q2") != nullptr);
  CHECK(FaultsOf(quiz, {"B", "C", "A"}).empty());
  const std::vector<std::string_view> several = {"C", "A"}, foreign = {"Z"}, both = {"A", "B"}, long_one = {"AB"};
  CHECK(AnswerFrom(quiz.questions[1], several) == "AC");
  CHECK_FALSE(AnswerFrom(quiz.questions[1], foreign));
  CHECK_FALSE(AnswerFrom(quiz.questions[0], both));
  CHECK_FALSE(AnswerFrom(quiz.questions[0], long_one));
  CHECK(AnswersIn(TextOf({"B", "AC", ""})) == Answers{"B", "AC", ""});
}

TEST_CASE("a test is open until its day, until it is passed, and so many times") {
  const Quiz quiz = ThreeQuestions();
  const QuizResult failed{.attempt = 1, .points = 33}, passed{.attempt = 2, .points = 100, .is_passed = true};
  CHECK(OpenFor(quiz, {}, 2026y / 3 / 17) == QuizOpen::kOpen);
  CHECK(OpenFor(quiz, {}, 2026y / 3 / 18) == QuizOpen::kOver);
  CHECK(OpenFor(quiz, std::vector{failed}, 2026y / 3 / 10) == QuizOpen::kOpen);
  CHECK(OpenFor(quiz, std::vector{failed, failed}, 2026y / 3 / 10) == QuizOpen::kNoTries);
  CHECK(OpenFor(quiz, std::vector{failed, passed}, 2026y / 3 / 10) == QuizOpen::kPassed);
  CHECK(OpenFor(Quiz{}, {}, 2026y / 3 / 10) == QuizOpen::kNone);
}

TEST_CASE("a code is good in its minute and the next; a pass in its browser and ten minutes") {
  const crypto::Key key = crypto::Key::Random();
  const TrainingId id{OrganId{3}, 14};
  const Instant now = std::chrono::sys_days(2026y / 3 / 10) + 2h;
  const HallCode code{id, std::chrono::duration_cast<std::chrono::minutes>(now.time_since_epoch()).count()};
  const std::string ticket = TicketOf(key, id, now);
  CHECK(CodeOfTicket(key, ticket, now + 59s) == code);
  CHECK(CodeOfTicket(key, ticket, now + 119s) == code);
  CHECK_FALSE(CodeOfTicket(key, ticket, now + 120s));
  CHECK_FALSE(CodeOfTicket(key, ticket, now - 1s));
  CHECK(TicketOf(key, id, now + 60s) != ticket);
  CHECK_FALSE(CodeOfTicket(crypto::Key::Random(), ticket, now));
  CHECK_FALSE(CodeOfTicket(key, "3-15" + ticket.substr(4), now));
  const std::string pass = PassFor(key, code, "cookie", now + 90s);
  CHECK(CodeOfPass(key, pass, "cookie", now + 11min) == code);
  CHECK_FALSE(CodeOfPass(key, pass, "cookie", now + 11min + 31s));
  CHECK_FALSE(CodeOfPass(key, pass, "another", now + 2min));
  const Seat seat{id, 5};
  CHECK(SeatIn(key, SeatFor(key, seat)) == seat);
  CHECK_FALSE(SeatIn(key, pass));
  for (const std::string& bad : {std::string(), std::string("-"), std::string("1-1-"), std::string(4'000, 'a')}) {
    CHECK_FALSE(CodeOfTicket(key, bad, now));
    CHECK_FALSE(CodeOfPass(key, bad, "cookie", now));
    CHECK_FALSE(SeatIn(key, bad));
  }
}

// ---- hours, counted again in the plainest way

AttendedFact FactOf(std::mt19937& random, const HeldFact& held) {
  const auto among = [&](int most) { return std::uniform_int_distribution<int>(0, most - 1)(random); };
  const int who = among(6);
  AttendedFact fact{.training = held.id, .on = held.on, .hours = held.hours};
  if (among(8) > 0) fact.organ = OrganId{1 + who % 3};
  fact.organ_name = fact.organ ? "机关" + std::to_string(fact.organ->value) : "别的单位";
  fact.name = "人" + std::to_string(who);
  if (fact.organ && among(2) == 0) fact.person = PersonId{100 + who};
  fact.is_verified = among(5) > 0;
  fact.is_passed = among(2) == 0;
  return fact;
}

TEST_CASE("hours of organs and persons equal a recount on random ledgers") {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    const auto among = [&](int most) { return std::uniform_int_distribution<int>(0, most - 1)(random); };
    std::vector<HeldFact> held;
    std::vector<AttendedFact> attended;
    for (int i = 0; i < 1 + among(8); ++i) {
      held.push_back({{OrganId{1 + among(3)}, i + 1},
                      2026y / static_cast<unsigned>(1 + among(12)) / 15,
                      {5 * (1 + among(8))},
                      ""});
      for (int each = among(7); each > 0; --each) attended.push_back(FactOf(random, held.back()));
    }
    std::int64_t all_hours = 0, by_organs = 0, by_people = 0;
    int all_turns = 0, turns_of_people = 0;
    for (const AttendedFact& fact : attended) {
      if (!fact.is_verified) continue;
      ++all_turns;
      all_hours += fact.hours.tenths;
    }
    for (const PersonTrainings& row : PersonTrainingsOf(attended)) {
      by_people += row.hours.tenths;
      turns_of_people += row.turns;
    }
    CHECK(by_people == all_hours);
    CHECK(turns_of_people == all_turns);
    for (const OrganTrainings& row : OrganTrainingsOf(held, attended)) {
      std::set<TrainingId> sessions;
      std::int64_t hours = 0;
      int own = 0;
      for (const HeldFact& fact : held) {
        if (fact.id.organ == row.organ) sessions.insert(fact.id), ++own;
      }
      std::array<std::int64_t, kQuarters> of_quarter{};
      for (const AttendedFact& fact : attended) {
        if (!fact.is_verified || fact.organ != row.organ) continue;
        sessions.insert(fact.training);
        hours += fact.hours.tenths;
        of_quarter[static_cast<std::size_t>((static_cast<unsigned>(fact.on.month()) - 1) / 3)] += fact.hours.tenths;
      }
      CHECK(row.all.held == own);
      CHECK(row.all.sessions == static_cast<int>(sessions.size()));
      CHECK(row.all.hours.tenths == hours);
      for (std::size_t quarter = 0; quarter < kQuarters; ++quarter) {
        CHECK(row.quarters[quarter].hours.tenths == of_quarter[quarter]);
      }
      by_organs += hours;
    }
    CHECK(by_organs <= all_hours);
  }
}

TEST_CASE("who signed in by name is the one person of that name in that organ, and nobody where there are two") {
  const auto fact = [](int training, std::optional<PersonId> person) {
    return AttendedFact{.training = {OrganId{1}, training},
                        .on = 2026y / 3 / 10,
                        .hours = {10},
                        .organ = OrganId{1},
                        .organ_name = "枕溪镇",
                        .person = person,
                        .name = "林溪",
                        .is_verified = true};
  };
  CHECK(PersonTrainingsOf(std::vector{fact(1, PersonId{5}), fact(2, std::nullopt)}).size() == 1);
  CHECK(PersonTrainingsOf(std::vector{fact(1, PersonId{5}), fact(2, PersonId{6}), fact(3, std::nullopt)}).size() == 3);
}

}  // namespace
}  // namespace gongkai::oversight
