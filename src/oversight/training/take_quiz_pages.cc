// /training/quiz/{seat}: that one has signed in, and the short test, on the telephone. The seat is a sealed word; of
// who signed in with an account it opens to himself alone.

#include "account/database_away.h"
#include "account/entrance.h"
#include "oversight/training/attendance_store.h"
#include "oversight/training/quiz_actions.h"
#include "oversight/training/training_pages.h"
#include "oversight/training/training_store.h"

namespace gongkai::oversight {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr web::BodyLimits kLimits{.total_bytes = 16 << 10, .text_bytes = 16 << 10};

struct Taker {
  Seat seat;
  Training training;
  Attendance attendance;
  Quiz quiz;
  std::vector<QuizResult> tried;
};

[[noreturn]] void NoSeat() {
  throw web::ProblemError({404, "没有这份签到", "没有这份签到，或者已经划去，请找培训的工作人员。"});
}

Taker TakerIn(Desk& desk, const Request& request) {
  NotOnCopy(request);
  const auto seat = SeatIn(desk.keys.blind, request.params.Get("seat"));
  if (!seat) NoSeat();
  db::Reader reader = desk.database.Read();
  auto training = FindTraining(reader, seat->training);
  auto attendance = FindAttendance(reader, seat->training, seat->attendance);
  const bool is_there =
      training && training->state != TrainingState::kCancelled && attendance && attendance->struck_words.empty();
  if (!is_there) NoSeat();
  return {*seat, std::move(*training), std::move(*attendance), QuizOf(reader, seat->training).value_or(Quiz{}),
          ResultsOf(reader, seat->training, seat->attendance)};
}

bool IsHimself(Desk& desk, const Request& request, const Attendance& attendance) {
  if (!attendance.person) return true;
  const auto entrant = account::Enter(desk, request);
  return entrant && entrant->session.stage == account::Stage::kFull && entrant->visitor.person == *attendance.person;
}

Response AskToSignIn(const Request& request) {
  return Response::SeeOther(Url::Local("/sign-in").With("next", request.path));
}

// ---- what was chosen

Answers AnswersOf(const Request& request, const Quiz& quiz) {
  Answers answers;
  for (std::size_t i = 0; i < quiz.questions.size(); ++i) {
    const auto chosen = request.form.All("q" + std::to_string(i + 1));
    answers.push_back(AnswerFrom(quiz.questions[i], chosen).value_or(std::string()));
  }
  return answers;
}

// ---- the page

Html QuestionField(const Question& question, std::size_t place, std::string_view chosen, const FieldErrors& errors) {
  const std::string name = "q" + std::to_string(place + 1);
  const std::string_view type = question.kind == QuestionKind::kSeveral ? "checkbox" : "radio";
  Html choices;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    const std::string letter = LetterOf(i);
    // What the list of faults leads to is the first choice.
    choices.Add(
        "<label class=\"form-check training-choice\"><input class=\"form-check-input\" type=\"{}\" id=\"{}\" "
        "name=\"{}\" "
        "value=\"{}\" {}><span class=\"form-check-label\">{}. {}</span></label>",
        type, i == 0 ? name : name + letter, name, letter,
        web::AttributeIf(chosen.find(letter) != std::string_view::npos, "checked"), letter, question.choices[i]);
  }
  Html says;
  if (const FieldError* error = ErrorOf(errors, name)) says = Markup("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup("<fieldset class=\"training-question\"><legend>{}. {}（{}）</legend>{}{}</fieldset>", place + 1,
                question.words, NameOf(question.kind), choices, says);
}

Html QuestionsForm(const Taker& taker, const Request& request, const FieldErrors& errors) {
  const Quiz& quiz = taker.quiz;
  const bool is_sent = request.method == web::Method::kPost;
  const Answers answers = is_sent ? AnswersOf(request, quiz) : Answers(quiz.questions.size());
  Html questions;
  for (std::size_t i = 0; i < quiz.questions.size(); ++i) {
    questions.Add("{}", QuestionField(quiz.questions[i], i, answers[i], errors));
  }
  const int left = quiz.tries - static_cast<int>(taker.tried.size());
  return Markup(
      "<h2>测试</h2><p>{} 题，{} 分合格，还能做 {} 次{}。</p><form method=\"post\" action=\"{}\" class=\"gk-form\" "
      "novalidate>{}<input type=\"hidden\" name=\"version\" value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn "
      "btn-primary\" type=\"submit\">交卷</button></div></form>",
      quiz.questions.size(), quiz.pass_mark, left, quiz.until ? "，最迟 " + ToString(*quiz.until) : std::string(),
      Url::Local(request.path), web::FormKeys(request), quiz.version, questions);
}

/// Which were wrong, and of those what is right once nothing more can be tried.
Html LastResult(const Taker& taker, Desk& desk, bool tells_right) {
  if (taker.tried.empty()) return {};
  const QuizResult& last = taker.tried.back();
  Html wrong;
  {
    db::Reader reader = desk.database.Read();
    const Quiz quiz = QuizOf(reader, taker.training.id, last.version).value_or(Quiz{});
    for (const int number : ScoreOf(quiz, last.answers).wrong) {
      const Question& question = quiz.questions[static_cast<std::size_t>(number) - 1];
      wrong.Add("<li>第{}题：{}{}</li>", number, question.words,
                tells_right ? Markup("　正确的是 {}", question.right) : Html());
    }
  }
  return Markup("<h2>{}</h2><p>第 {} 次，{} 分，{}。</p>{}",
                last.is_passed ? std::string_view("测试合格") : std::string_view("测试不合格"), last.attempt,
                last.points, last.is_passed ? std::string_view("合格") : std::string_view("没有合格"),
                wrong.empty() ? Markup("<p>全部答对。</p>") : Markup("<p>答错的：</p><ul>{}</ul>", wrong));
}

Html QuizPart(const Taker& taker, Desk& desk, const Request& request, const FieldErrors& errors) {
  switch (OpenFor(taker.quiz, taker.tried, BeijingDay(desk.now()))) {
    case QuizOpen::kNone:
      return Markup("<p>这次培训没有测试。</p>");
    case QuizOpen::kOpen:
      return Markup("{}{}", LastResult(taker, desk, false), QuestionsForm(taker, request, errors));
    case QuizOpen::kOver:
      return Markup("{}<p>测试已经结束。</p>", LastResult(taker, desk, true));
    case QuizOpen::kPassed:
      return LastResult(taker, desk, true);
    case QuizOpen::kNoTries:
      return Markup("{}<p>次数用完了。</p>", LastResult(taker, desk, true));
  }
  return {};
}

Response Show(Desk& desk, const Request& request, const Taker& taker, const FieldErrors& errors) {
  const Attendance& attendance = taker.attendance;
  web::Page page = TelephoneFrame("已经签到");
  page.body.Add("{}<section class=\"portal-part\"><h2>{}</h2><p>{}（{}），{} 签到{}</p>{}</section>",
                web::FaultList(errors, "没有交"), taker.training.title, attendance.name, attendance.organ_name,
                ToBeijingMinute(attendance.at),
                attendance.is_verified ? std::string_view("。") : std::string_view("，等工作人员核对以后计入学时。"),
                QuizPart(taker, desk, request, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Get(Desk& desk, const Request& request) {
  const Taker taker = TakerIn(desk, request);
  if (!IsHimself(desk, request, taker.attendance)) return AskToSignIn(request);
  return Show(desk, request, taker, {});
}

Response Post(Desk& desk, const Request& request) {
  const Taker taker = TakerIn(desk, request);
  if (!IsHimself(desk, request, taker.attendance)) return AskToSignIn(request);
  const std::string key = account::OnceKey(request);
  account::Actor actor{.once_key = key.empty() ? key : request.form_token.cookie() + "|" + key};
  if (taker.attendance.person) {
    actor.person = *taker.attendance.person;
    actor.name = taker.attendance.name;
  }
  const auto result =
      TakeQuiz(desk, actor, taker.seat, request.form.Int("version").value_or(-1), AnswersOf(request, taker.quiz));
  if (!result) return Show(desk, request, taker, result.errors());
  return Response::SeeOther(Url::Local(PathOf(desk, taker.seat)));
}

}  // namespace

void AddTakeQuizPages(account::Office& office) {
  Desk& desk = office.desk();
  office.router().Get("/training/quiz/{seat}", [&desk](const Request& request) {
    return account::OrAway(request, [&] { return Get(desk, request); });
  });
  office.router().Post(
      "/training/quiz/{seat}",
      [&desk](const Request& request) { return account::OrAway(request, [&] { return Post(desk, request); }); },
      kLimits);
}

}  // namespace gongkai::oversight
