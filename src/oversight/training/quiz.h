// The short test after a training: questions with one right choice, several, or right and wrong; a pass mark, and how
// often one may try. Each change makes a version, and a result keeps the one it was answered by. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/field_errors.h"

namespace gongkai::oversight {

enum class QuestionKind { kSingle, kSeveral, kYesNo };
inline constexpr std::array kQuestionKinds = {QuestionKind::kSingle, QuestionKind::kSeveral, QuestionKind::kYesNo};
std::string_view IdOf(QuestionKind kind);
std::string_view NameOf(QuestionKind kind);  // "单选", "多选", "判断"
std::optional<QuestionKind> QuestionKindFrom(std::string_view id);

struct Question {
  QuestionKind kind = QuestionKind::kSingle;
  std::string words;
  std::vector<std::string> choices;  // two to eight; of 判断 "对" and "错"
  std::string right;                 // letters in their order: "B", "ACD"
  bool operator==(const Question&) const = default;
};

struct Quiz {
  std::int64_t version = 0;  // 0: there is none yet
  int pass_mark = 60;        // of a hundred
  int tries = 3;
  std::optional<Date> until{};  // the last day on which it is taken
  std::vector<Question> questions;
};

inline constexpr std::size_t kMostQuestions = 50, kMostChoices = 8, kLongestQuestion = 300, kLongestChoice = 120;
inline constexpr int kMostTries = 10;

struct QuestionForm {
  std::string kind, words, choices, right;  // as typed; a choice a line
};
/// Errors: "kind", "words", "choices", "right".
FormResult<Question> QuestionFrom(const QuestionForm& form);
QuestionForm FormOf(const Question& question);

struct QuizForm {
  std::string pass_mark, tries, until;  // as typed
};
/// Into a quiz with the questions of `before`. Errors: "pass_mark", "tries", "until".
FormResult<Quiz> QuizFrom(const QuizForm& form, const Quiz& before);

/// The letter of a choice: 0 is "A".
std::string LetterOf(std::size_t choice);
/// What was chosen, question by question, as letters in their order; empty: nothing.
using Answers = std::vector<std::string>;
/// Letters in their order, each once, of those that there are; none for what is no answer to this question.
std::optional<std::string> AnswerFrom(const Question& question, std::span<const std::string_view> chosen);
/// Errors under "q1", "q2", … for what was not answered.
FieldErrors FaultsOf(const Quiz& quiz, const Answers& answers);

struct Score {
  int right = 0, of = 0;
  int points = 0;  // of a hundred, rounded down: nobody passes by rounding
  bool is_passed = false;
  std::vector<int> wrong;  // numbers of questions, from 1
};
Score ScoreOf(const Quiz& quiz, const Answers& answers);

/// As one text of the database and back.
std::string TextOf(const Answers& answers);
Answers AnswersIn(std::string_view text);

/// One try of somebody who took part.
struct QuizResult {
  std::int64_t attendance = 0;  // its number within the training
  int attempt = 0;
  std::int64_t version = 0;  // of the quiz
  Answers answers;
  int points = 0;
  bool is_passed = false;
  std::int64_t at = 0;  // seconds since 1970
};

enum class QuizOpen { kOpen, kNone, kOver, kPassed, kNoTries };
/// Whether he may try now, after so many tries.
QuizOpen OpenFor(const Quiz& quiz, std::span<const QuizResult> tried, Date today);

}  // namespace gongkai::oversight
