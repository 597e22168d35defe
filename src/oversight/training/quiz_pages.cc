// /office/trainings/{id}/quiz: the test after it: pass mark, tries, last day, the questions; each change is a version.

#include "oversight/training/quiz_actions.h"
#include "oversight/training/training_pages.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

/// The address has one more, as people count. Errors: throws ProblemError (404).
std::size_t PlaceIn(const Request& request, const Quiz& quiz) {
  const std::int64_t number = request.params.Int("number").value_or(0);
  if (number < 1 || static_cast<std::size_t>(number) > quiz.questions.size()) {
    throw web::ProblemError({404, "没有这一题", "没有这一题，请从测试题的页面进入。"});
  }
  return static_cast<std::size_t>(number) - 1;
}

std::string QuizPath(TrainingId id) { return PathOf(id) + "/quiz"; }

Html VersionField(const Request& request, const Quiz& quiz) {
  return Markup("{}<input type=\"hidden\" name=\"version\" value=\"{}\">", web::FormKeys(request), quiz.version);
}

Html SettingsForm(const Training& training, const Quiz& quiz, const Request& request, const FieldErrors& errors) {
  const bool is_it = request.path.ends_with("/settings");
  const auto value = [&](std::string_view name, std::string kept) {
    return is_it ? std::string(request.form.Get(name)) : std::move(kept);
  };
  return Markup(
      "<section class=\"card item-part\"><h2>怎样算合格</h2><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\" novalidate>{}{}{}{}<div class=\"gk-sends\"><button class=\"btn\" "
      "type=\"submit\">保存</button></div></form></section>",
      Url::Local(QuizPath(training.id) + "/settings"), VersionField(request, quiz),
      web::TextField({.name = "pass_mark",
                      .label = "多少分合格",
                      .value = value("pass_mark", std::to_string(quiz.pass_mark)),
                      .hint = "满分 100，每题分数一样。",
                      .required = true},
                     errors),
      web::TextField({.name = "tries",
                      .label = "最多做几次",
                      .value = value("tries", std::to_string(quiz.tries)),
                      .required = true},
                     errors),
      web::TextField({.name = "until",
                      .label = "最后一天",
                      .value = value("until", quiz.until ? ToString(*quiz.until) : std::string()),
                      .hint = "例如 2026-03-20；过了这一天不能再做。",
                      .required = true},
                     errors));
}

Html QuestionFields(const QuestionForm& form, const FieldErrors& errors) {
  std::vector<web::Choice> kinds;
  for (const QuestionKind kind : kQuestionKinds) kinds.push_back({std::string(IdOf(kind)), std::string(NameOf(kind))});
  return Markup(
      "{}{}{}{}",
      web::ChoiceField({.name = "kind", .label = "题型", .value = form.kind, .required = true}, kinds, errors),
      web::AreaField({.name = "words", .label = "题目", .value = form.words, .required = true}, 2, errors),
      web::AreaField({.name = "choices",
                      .label = "选项",
                      .value = form.choices,
                      .hint = "一行一个，两个到八个，不用写 A、B；判断题不用写。"},
                     4, errors),
      web::TextField({.name = "right",
                      .label = "正确的是",
                      .value = form.right,
                      .hint = "单选写一个字母，例如 B；多选写几个，例如 ACD；判断写“对”或者“错”。",
                      .required = true},
                     errors));
}

QuestionForm QuestionFormIn(const Request& request) {
  const auto text = [&](std::string_view name) { return std::string(request.form.Get(name)); };
  return {text("kind"), text("words"), text("choices"), text("right")};
}

Html QuestionRow(const Training& training, const Quiz& quiz, std::size_t place, const Request& request) {
  const Question& question = quiz.questions[place];
  Html choices;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    const bool is_right = question.right.find(LetterOf(i)) != std::string::npos;
    choices.Add("<li>{}. {}{}</li>", LetterOf(i), question.choices[i],
                is_right ? Markup(" <span class=\"badge gk-badge-good\">正确</span>") : Html());
  }
  const std::string path = QuizPath(training.id) + "/" + std::to_string(place + 1);
  return Markup(
      "<li><p>{}（{}）</p><ul class=\"training-choices\">{}</ul><div class=\"gk-sends\"><a class=\"btn\" href=\"{}\" "
      "aria-label=\"修改第{}题\">修改</a>"
      "<form method=\"post\" action=\"{}\" class=\"training-inline\">{}<button class=\"btn\" type=\"submit\" "
      "aria-label=\"删去第{}题\">删去</button></form></div></li>",
      question.words, NameOf(question.kind), choices, Url::Local(path), place + 1, Url::Local(path + "/drop"),
      VersionField(request, quiz), place + 1);
}

Html AddForm(const Training& training, const Quiz& quiz, const Request& request, const FieldErrors& errors) {
  const bool is_it = request.path.ends_with("/add");
  return Markup(
      "<section class=\"card item-part\"><h2>加一题</h2><form method=\"post\" action=\"{}\" class=\"gk-plain-form\" "
      "novalidate>{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">加上</button></div></form></section>",
      Url::Local(QuizPath(training.id) + "/add"), VersionField(request, quiz),
      QuestionFields(is_it ? QuestionFormIn(request) : QuestionForm{}, errors));
}

struct Shown {
  Training training;
  Quiz quiz;
};
Shown ShownIn(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  Training training = OwnTrainingIn(reader, request, visitor);
  Quiz quiz = QuizOf(reader, training.id).value_or(Quiz{});
  if (quiz.version == 0) quiz.until = Date(std::chrono::sys_days(training.on) + std::chrono::days(7));
  return {std::move(training), std::move(quiz)};
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const auto [training, quiz] = ShownIn(desk, request, visitor);
  web::Page page = TrainingFrame(visitor, "测试题", training);
  page.width = web::Width::kText;
  Html rows;
  for (std::size_t place = 0; place < quiz.questions.size(); ++place) {
    rows.Add("{}", QuestionRow(training, quiz, place, request));
  }
  page.body.Add(
      "{}<p class=\"gk-soft\">签到以后在手机上做。每改一次是新的一版，已经交的按当时那一版计分。{}</p>{}<section "
      "class=\"card item-part\"><h2>题目</h2>{}</section>{}",
      web::FaultList(errors), quiz.version == 0 ? std::string() : "现在是第" + std::to_string(quiz.version) + "版。",
      SettingsForm(training, quiz, request, errors),
      rows.empty() ? Markup("<p>还没有题目。没有题目的培训不用测试。</p>")
                   : Markup("<ol class=\"training-questions\">{}</ol>", rows),
      training.state == TrainingState::kCancelled ? Html() : AddForm(training, quiz, request, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Get(Desk& desk, const Request& request, const Visitor& visitor) { return Show(desk, request, visitor, {}); }

template <class Done>
Response Do(Desk& desk, const Request& request, const Visitor& visitor, Done done) {
  const auto [training, quiz] = ShownIn(desk, request, visitor);
  const auto actor = web::OrProblem(ActorFor(visitor, Act::kHandleCases, training.id.organ, account::OnceKey(request)));
  const SeenQuiz seen{training.id, request.form.Int("version").value_or(-1)};
  const auto result = done(actor, seen, quiz);
  if (!result) return Show(desk, request, visitor, result.errors());
  return Response::SeeOther(Url::Local(QuizPath(training.id)));
}

Response PostSettings(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto text = [&](std::string_view name) { return std::string(request.form.Get(name)); };
  return Do(desk, request, visitor, [&](const auto& actor, const auto& seen, const Quiz&) {
    return SetQuiz(desk, actor, seen, {text("pass_mark"), text("tries"), text("until")});
  });
}

Response PostAdd(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor, [&](const auto& actor, const auto& seen, const Quiz&) {
    return PutQuestion(desk, actor, seen, std::nullopt, QuestionFormIn(request));
  });
}

Response PostDrop(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor, [&](const auto& actor, const auto& seen, const Quiz& quiz) {
    return DropQuestion(desk, actor, seen, PlaceIn(request, quiz));
  });
}

// ---- one question

Response ShowOne(const Request& request, const Visitor& visitor, const Shown& shown, std::size_t place,
                 const QuestionForm& form, const FieldErrors& errors) {
  const Training& training = shown.training;
  web::Page page = TrainingFrame(visitor, "修改第" + std::to_string(place + 1) + "题", training);
  page.width = web::Width::kText;
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">保存</button><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      web::FaultList(errors), Url::Local(QuizPath(training.id) + "/" + std::to_string(place + 1)),
      VersionField(request, shown.quiz), QuestionFields(form, errors), Url::Local(QuizPath(training.id)));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetOne(Desk& desk, const Request& request, const Visitor& visitor) {
  const Shown shown = ShownIn(desk, request, visitor);
  const std::size_t place = PlaceIn(request, shown.quiz);
  return ShowOne(request, visitor, shown, place, FormOf(shown.quiz.questions[place]), {});
}

Response PostOne(Desk& desk, const Request& request, const Visitor& visitor) {
  const Shown shown = ShownIn(desk, request, visitor);
  const std::size_t place = PlaceIn(request, shown.quiz);
  const auto actor =
      web::OrProblem(ActorFor(visitor, Act::kHandleCases, shown.training.id.organ, account::OnceKey(request)));
  const SeenQuiz seen{shown.training.id, request.form.Int("version").value_or(-1)};
  const auto put = PutQuestion(desk, actor, seen, place, QuestionFormIn(request));
  if (!put) return ShowOne(request, visitor, shown, place, QuestionFormIn(request), put.errors());
  return Response::SeeOther(Url::Local(QuizPath(shown.training.id)));
}

}  // namespace

void AddQuizPages(account::Office& office) {
  office.Get("/office/trainings/{id}/quiz", Act::kHandleCases, WithDesk(office, Get));
  office.Post("/office/trainings/{id}/quiz/settings", Act::kHandleCases, WithDesk(office, PostSettings));
  office.Post("/office/trainings/{id}/quiz/add", Act::kHandleCases, WithDesk(office, PostAdd));
  office.Get("/office/trainings/{id}/quiz/{number}", Act::kHandleCases, WithDesk(office, GetOne));
  office.Post("/office/trainings/{id}/quiz/{number}", Act::kHandleCases, WithDesk(office, PostOne));
  office.Post("/office/trainings/{id}/quiz/{number}/drop", Act::kHandleCases, WithDesk(office, PostDrop));
}

}  // namespace gongkai::oversight
