#include "oversight/training/quiz.h"

#include <algorithm>
#include <charconv>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::oversight {
namespace {

struct KindRow {
  std::string_view id, name;
};
constexpr KindRow kKindRows[] = {{"single", "单选"}, {"several", "多选"}, {"yes_no", "判断"}};
constexpr char kBetween = '|';
constexpr int kHundred = 100;
constexpr std::size_t kLongestTyped = 60;

std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }

std::optional<int> WholeIn(std::string_view typed) {
  const std::string digits = ToUtf8(FoldTight(typed, kLongestTyped));
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_whole = !digits.empty() && error == std::errc{} && end == digits.data() + digits.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

std::vector<std::string> LinesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty() && lines.size() <= kMostChoices) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (std::string line = Tidy(text.substr(0, end)); !line.empty()) lines.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// "b、d" is "BD"; none for what is no letter of a choice.
std::optional<std::string> LettersIn(std::string_view typed, std::size_t choices) {
  std::vector<bool> is_named(choices, false);
  for (const char32_t c : FoldTight(typed, kLongestTyped)) {
    const bool is_small = c >= U'a' && c <= U'z', is_capital = c >= U'A' && c <= U'Z';
    if (!is_small && !is_capital) {
      if (c == U',' || c == U'、' || c == U';' || c == U'.') continue;
      return std::nullopt;
    }
    const auto at = static_cast<std::size_t>(c - (is_small ? U'a' : U'A'));
    if (at >= choices) return std::nullopt;
    is_named[at] = true;
  }
  std::string letters;
  for (std::size_t i = 0; i < choices; ++i) {
    if (is_named[i]) letters += LetterOf(i);
  }
  return letters;
}

/// 判断: 对 and 错 are words for A and B.
std::string WithoutWords(const Question& question, std::string_view typed) {
  if (question.kind != QuestionKind::kYesNo) return std::string(typed);
  const std::string plain = Tidy(typed);
  if (plain == "对" || plain == "√" || plain == "正确") return "A";
  if (plain == "错" || plain == "×" || plain == "错误") return "B";
  return plain;
}

void CheckChoices(const Question& question, FieldErrors& errors) {
  constexpr std::size_t kFewest = 2;
  if (question.choices.size() < kFewest || question.choices.size() > kMostChoices) {
    errors.push_back({"choices", "请写两个到八个选项，一行一个。"});
  }
  for (const std::string& choice : question.choices) {
    if (Utf8Length(choice) <= kLongestChoice) continue;
    errors.push_back({"choices", "一个选项最多写120个字。"});
    return;
  }
}

void CheckRight(Question& question, std::string_view typed, FieldErrors& errors) {
  const auto letters = LettersIn(WithoutWords(question, typed), question.choices.size());
  if (!letters || letters->empty()) {
    errors.push_back({"right", question.kind == QuestionKind::kYesNo ? "请写“对”或者“错”。"
                                                                     : "请写正确选项的字母，例如 B，多选的写 ACD。"});
    return;
  }
  if (question.kind != QuestionKind::kSeveral && letters->size() != 1) {
    errors.push_back({"right", "正确的只能有一个；有几个的请选“多选”。"});
  }
  if (question.kind == QuestionKind::kSeveral && letters->size() < 2) {
    errors.push_back({"right", "多选的正确选项不止一个；只有一个的请选“单选”。"});
  }
  question.right = *letters;
}

}  // namespace

std::string_view IdOf(QuestionKind kind) { return kKindRows[static_cast<std::size_t>(kind)].id; }
std::string_view NameOf(QuestionKind kind) { return kKindRows[static_cast<std::size_t>(kind)].name; }
std::optional<QuestionKind> QuestionKindFrom(std::string_view id) {
  for (const QuestionKind kind : kQuestionKinds) {
    if (IdOf(kind) == id) return kind;
  }
  return std::nullopt;
}

FormResult<Question> QuestionFrom(const QuestionForm& form) {
  FieldErrors errors;
  const auto kind = QuestionKindFrom(form.kind);
  if (!kind) errors.push_back({"kind", "请选择单选、多选还是判断。"});
  Question question{
      .kind = kind.value_or(QuestionKind::kSingle), .words = Tidy(form.words), .choices = {}, .right = ""};
  question.choices = kind == QuestionKind::kYesNo ? std::vector<std::string>{"对", "错"} : LinesOf(form.choices);
  if (question.words.empty()) errors.push_back({"words", "请写题目。"});
  if (Utf8Length(question.words) > kLongestQuestion) errors.push_back({"words", "题目最多写300个字。"});
  CheckChoices(question, errors);
  CheckRight(question, form.right, errors);
  if (!errors.empty()) return errors;
  return question;
}

QuestionForm FormOf(const Question& question) {
  std::string choices;
  if (question.kind != QuestionKind::kYesNo) {
    for (const std::string& choice : question.choices) choices += choice + "\n";
  }
  const std::string right = question.kind != QuestionKind::kYesNo ? question.right
                            : question.right == "A"               ? "对"
                                                                  : "错";
  return {std::string(IdOf(question.kind)), question.words, choices, right};
}

FormResult<Quiz> QuizFrom(const QuizForm& form, const Quiz& before) {
  FieldErrors errors;
  Quiz quiz = before;
  const auto pass_mark = WholeIn(form.pass_mark), tries = WholeIn(form.tries);
  if (!pass_mark || *pass_mark < 1 || *pass_mark > kHundred) {
    errors.push_back({"pass_mark", "请写 1 到 100，例如 60。"});
  }
  if (!tries || *tries < 1 || *tries > kMostTries) errors.push_back({"tries", "请写 1 到 10 次。"});
  quiz.until = ParseDate(ToUtf8(FoldTight(form.until, kLongestTyped)));
  if (!quiz.until) errors.push_back({"until", "请写最后一天，例如 2026-03-20。"});
  if (!errors.empty()) return errors;
  quiz.pass_mark = *pass_mark;
  quiz.tries = *tries;
  return quiz;
}

std::string LetterOf(std::size_t choice) { return {static_cast<char>('A' + static_cast<char>(choice))}; }

std::optional<std::string> AnswerFrom(const Question& question, std::span<const std::string_view> chosen) {
  std::string joined;
  for (const std::string_view each : chosen) {
    if (each.size() > 1 || joined.size() > kMostChoices) return std::nullopt;
    joined += each;
  }
  auto letters = LettersIn(joined, question.choices.size());
  if (letters && question.kind != QuestionKind::kSeveral && letters->size() > 1) return std::nullopt;
  return letters;
}

FieldErrors FaultsOf(const Quiz& quiz, const Answers& answers) {
  FieldErrors errors;
  for (std::size_t i = 0; i < quiz.questions.size(); ++i) {
    if (i < answers.size() && !answers[i].empty()) continue;
    const std::string number = std::to_string(i + 1);
    errors.push_back({"q" + number, "第" + number + "题没有作答。"});
  }
  return errors;
}

Score ScoreOf(const Quiz& quiz, const Answers& answers) {
  Score score{.of = static_cast<int>(quiz.questions.size())};
  for (std::size_t i = 0; i < quiz.questions.size(); ++i) {
    if (i < answers.size() && answers[i] == quiz.questions[i].right) {
      ++score.right;
    } else {
      score.wrong.push_back(static_cast<int>(i) + 1);
    }
  }
  score.points = score.of == 0 ? 0 : score.right * kHundred / score.of;
  score.is_passed = score.of > 0 && score.points >= quiz.pass_mark;
  return score;
}

std::string TextOf(const Answers& answers) {
  std::string text;
  for (std::size_t i = 0; i < answers.size(); ++i) text += (i == 0 ? "" : std::string(1, kBetween)) + answers[i];
  return text;
}

Answers AnswersIn(std::string_view text) {
  Answers answers;
  while (true) {
    const std::size_t end = text.find(kBetween);
    answers.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return answers;
    text.remove_prefix(end + 1);
  }
}

QuizOpen OpenFor(const Quiz& quiz, std::span<const QuizResult> tried, Date today) {
  if (quiz.questions.empty()) return QuizOpen::kNone;
  if (std::ranges::any_of(tried, &QuizResult::is_passed)) return QuizOpen::kPassed;
  if (quiz.until && today > *quiz.until) return QuizOpen::kOver;
  return static_cast<int>(tried.size()) >= quiz.tries ? QuizOpen::kNoTries : QuizOpen::kOpen;
}

}  // namespace gongkai::oversight
