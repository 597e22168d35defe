#include "oversight/training/quiz_actions.h"

#include <algorithm>

#include "oversight/training/attendance_store.h"
#include "oversight/training/training_actions.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

constexpr int kDaysOpen = 7;  // after the training, until somebody says otherwise

FieldErrors Refused(std::string sentence) { return {{std::string(kVersionField), std::move(sentence)}}; }
FieldErrors Whole(std::string sentence) { return {{"", std::move(sentence)}}; }

Quiz FirstQuiz(const Training& training) {
  Quiz quiz;
  quiz.until = Date(std::chrono::sys_days(training.on) + std::chrono::days(kDaysOpen));
  return quiz;
}

/// A new version out of the one that was seen.
template <class Change>
FormResult<std::int64_t> NextVersion(Desk& desk, const Actor& actor, const SeenQuiz& seen, Change change,
                                     account::ActPlace place = account::ActPlace::current()) {
  return RetryDeed(desk, actor, place, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (deed.done_before()) return seen.version + 1;
    if (!PostMay(deed, Act::kHandleCases)) return Refused("您现在的岗位不能出题。");
    const auto training = LockedTraining(deed.transaction(), seen.training);
    if (!training || training->state == TrainingState::kCancelled) return Refused("没有这次培训，或者已经取消。");
    Quiz quiz = QuizOf(deed.transaction(), seen.training).value_or(FirstQuiz(*training));
    if (quiz.version != seen.version) return Refused("别人刚刚改过题目，请看过现在的题目再改。");
    FieldErrors errors = change(quiz);
    if (!errors.empty()) return errors;
    const std::int64_t version = AddQuiz(deed.transaction(), seen.training, quiz, actor.person, actor.name, deed.now());
    deed.Record(seen.training.organ, "training.quiz", ObjectOf(seen.training), {{"version", std::to_string(version)}});
    deed.Commit(std::to_string(version));
    return version;
  });
}

FieldErrors AgainstTaking(const Quiz& quiz, const std::vector<QuizResult>& tried, Date today) {
  switch (OpenFor(quiz, tried, today)) {
    case QuizOpen::kOpen:
      return {};
    case QuizOpen::kNone:
      return Whole("这次培训没有测试。");
    case QuizOpen::kOver:
      return Whole("测试已经结束。");
    case QuizOpen::kPassed:
      return Whole("您已经合格，不用再做。");
    case QuizOpen::kNoTries:
      return Whole("次数用完了，不能再做。");
  }
  return {};
}

FormResult<QuizResult> Earlier(Deed& deed, Seat seat) {
  const auto tried = ResultsOf(deed.transaction(), seat.training, seat.attendance);
  const auto found = std::ranges::find_if(
      tried, [&](const QuizResult& each) { return std::to_string(each.attempt) == deed.earlier_result(); });
  if (found == tried.end()) return Whole("这一份已经交过了。");
  return *found;
}

}  // namespace

FormResult<std::int64_t> PutQuestion(Desk& desk, const Actor& actor, const SeenQuiz& seen,
                                     std::optional<std::size_t> place, const QuestionForm& form) {
  return NextVersion(desk, actor, seen, [&](Quiz& quiz) -> FieldErrors {
    const auto question = QuestionFrom(form);
    if (!question) return question.errors();
    if (place && *place >= quiz.questions.size()) return Refused("没有这一题。");
    if (!place && quiz.questions.size() >= kMostQuestions) return {{"words", "最多出 50 题。"}};
    if (place) {
      quiz.questions[*place] = *question;
    } else {
      quiz.questions.push_back(*question);
    }
    return {};
  });
}

FormResult<std::int64_t> DropQuestion(Desk& desk, const Actor& actor, const SeenQuiz& seen, std::size_t place) {
  return NextVersion(desk, actor, seen, [&](Quiz& quiz) -> FieldErrors {
    if (place >= quiz.questions.size()) return Refused("没有这一题。");
    quiz.questions.erase(quiz.questions.begin() + static_cast<std::ptrdiff_t>(place));
    return {};
  });
}

FormResult<std::int64_t> SetQuiz(Desk& desk, const Actor& actor, const SeenQuiz& seen, const QuizForm& form) {
  return NextVersion(desk, actor, seen, [&](Quiz& quiz) -> FieldErrors {
    const auto set = QuizFrom(form, quiz);
    if (!set) return set.errors();
    quiz = *set;
    return {};
  });
}

FormResult<QuizResult> TakeQuiz(Desk& desk, const Actor& actor, Seat seat, std::int64_t version,
                                const Answers& answers) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<QuizResult> {
    if (deed.done_before()) return Earlier(deed, seat);
    const auto training = LockedTraining(deed.transaction(), seat.training);
    const auto attendance = FindAttendance(deed.transaction(), seat.training, seat.attendance);
    const bool is_there =
        training && training->state != TrainingState::kCancelled && attendance && attendance->struck_words.empty();
    if (!is_there) return Whole("没有您的签到，请找培训的工作人员。");
    const Quiz quiz = QuizOf(deed.transaction(), seat.training).value_or(Quiz{});
    const auto tried = ResultsOf(deed.transaction(), seat.training, seat.attendance);
    if (FieldErrors errors = AgainstTaking(quiz, tried, deed.today()); !errors.empty()) return errors;
    if (quiz.version != version) return Refused("题目刚刚改过，这一份没有计分，请按现在的题目再做。");
    if (FieldErrors errors = FaultsOf(quiz, answers); !errors.empty()) return errors;
    const Score score = ScoreOf(quiz, answers);
    const QuizResult result{.attendance = seat.attendance,
                            .attempt = static_cast<int>(tried.size()) + 1,
                            .version = version,
                            .answers = answers,
                            .points = score.points,
                            .is_passed = score.is_passed,
                            .at = Seconds(deed.now())};
    AddResult(deed.transaction(), seat.training, result);
    deed.Record(seat.training.organ, "training.quiz_taken", ObjectOf(seat.training),
                {{"number", std::to_string(seat.attendance)}, {"attempt", std::to_string(result.attempt)}});
    deed.Commit(std::to_string(result.attempt));
    return result;
  });
}

}  // namespace gongkai::oversight
