#include "oversight/survey/survey.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/fold.h"
#include "base/named.h"
#include "base/utf8.h"
#include "disclosure/item.h"

namespace gongkai::oversight {
namespace {

constexpr Named<SurveyQuestionKind> kKinds[] = {{SurveyQuestionKind::kScale, "scale", "满意程度"},
                                                {SurveyQuestionKind::kOne, "one", "选一项"},
                                                {SurveyQuestionKind::kSeveral, "several", "选几项"},
                                                {SurveyQuestionKind::kWords, "words", "写几句话"}};
constexpr Named<SurveyState> kStates[] = {{SurveyState::kDraft, "draft", "草稿"},
                                          {SurveyState::kWaiting, "waiting", "待审查"},
                                          {SurveyState::kReleased, "released", "已发布"},
                                          {SurveyState::kStopped, "stopped", "已停止"}};
constexpr Named<SurveyStanding> kStandings[] = {{SurveyStanding::kNotOut, "not_out", "没有发布"},
                                                {SurveyStanding::kComing, "coming", "还没有开始"},
                                                {SurveyStanding::kOpen, "open", "正在进行"},
                                                {SurveyStanding::kOver, "over", "已经截止"},
                                                {SurveyStanding::kStopped, "stopped", "已经停止"}};
constexpr auto kKindValues = ValuesOf(kKinds);
constexpr auto kStateValues = ValuesOf(kStates);
constexpr std::array<std::string_view, 5> kScale = {"很满意", "比较满意", "一般", "不太满意", "很不满意"};

std::optional<std::int64_t> NumberIn(std::string_view digits) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_whole = error == std::errc{} && end == digits.data() + digits.size() && number > 0;
  return is_whole ? std::optional(number) : std::nullopt;
}

std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }

/// A line of its own: what would end it is a blank.
std::string LineOf(std::string_view words) {
  std::string line = Tidy(words);
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

bool IsChoice(SurveyQuestionKind kind) {
  return kind == SurveyQuestionKind::kOne || kind == SurveyQuestionKind::kSeveral;
}

std::vector<std::string> LinesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (std::string line = LineOf(text.substr(0, end)); !line.empty()) lines.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

void CheckText(std::string_view words, std::string_view field, std::string_view what, std::size_t longest,
               FieldErrors& errors) {
  if (words.empty()) errors.push_back({std::string(field), "请填写" + std::string(what) + "。"});
  if (Utf8Length(words) > longest) {
    errors.push_back({std::string(field), std::string(what) + "最多写" + std::to_string(longest) + "个字。"});
  }
}

std::optional<Date> DayIn(std::string_view typed) {
  const auto day = ParseDate(Trim(typed));
  return day && disclosure::IsPlausible(*day) ? day : std::nullopt;
}

void TakeDays(const SurveyForm& form, Date today, Survey& survey, FieldErrors& errors) {
  const auto opens = DayIn(form.opens_on), closes = DayIn(form.closes_on);
  if (!opens) errors.push_back({"opens_on", "请写从哪一天开始，例如 2026-03-10。"});
  if (!closes) errors.push_back({"closes_on", "请写到哪一天截止，例如 2026-03-31。"});
  if (!opens || !closes) return;
  survey.opens_on = *opens;
  survey.closes_on = *closes;
  if (*closes < *opens) {
    errors.push_back({"closes_on", "截止的日期在开始的日期以前，请核对。"});
  } else if (*closes < today) {
    errors.push_back({"closes_on", "这一天已经过去，请改成今天或者以后。"});
  } else if (std::chrono::sys_days(*closes) - std::chrono::sys_days(*opens) > kLongestSurvey) {
    errors.push_back({"closes_on", "一次评议最长一年，请把日期改近一些。"});
  }
}

void CheckOptions(const std::vector<std::string>& options, const std::string& field, FieldErrors& errors) {
  constexpr std::size_t kFewest = 2;
  if (options.size() < kFewest) {
    errors.push_back({field, "请写至少两个选项，一行一个。"});
  } else if (options.size() > kMostOptions) {
    errors.push_back({field, "一题最多" + std::to_string(kMostOptions) + "个选项。"});
  }
  if (std::ranges::any_of(options, [](const auto& each) { return Utf8Length(each) > kLongestOption; })) {
    errors.push_back({field, "一个选项最多写" + std::to_string(kLongestOption) + "个字。"});
  }
  std::vector<std::string> sorted = options;
  std::ranges::sort(sorted);
  if (std::ranges::adjacent_find(sorted) != sorted.end()) errors.push_back({field, "有两个选项一样，请改。"});
}

void TakeQuestion(const SurveyQuestionForm& form, std::size_t number, Survey& survey, FieldErrors& errors) {
  const std::string name = "q" + std::to_string(number);
  SurveyQuestion question{.text = LineOf(form.text), .is_required = form.is_required};
  std::vector<std::string> options = LinesOf(form.options);
  if (question.text.empty() && options.empty()) return;
  const auto kind = SurveyQuestionKindFrom(form.kind);
  if (!kind) errors.push_back({name + "_kind", "请选择第" + std::to_string(number) + "题怎样回答。"});
  question.kind = kind.value_or(SurveyQuestionKind::kScale);
  CheckText(question.text, name + "_text", "题目", kLongestSurveyQuestion, errors);
  if (kind && IsChoice(*kind)) {
    CheckOptions(options, name + "_options", errors);
    question.options = std::move(options);
  } else if (kind && !options.empty()) {
    errors.push_back({name + "_options", "只有“选一项”“选几项”的题写选项，请空着。"});
  }
  survey.questions.push_back(std::move(question));
}

}  // namespace

std::span<const SurveyQuestionKind> SurveyQuestionKinds() { return kKindValues; }
std::string_view IdOf(SurveyQuestionKind kind) { return RowIn(kKinds, kind).id; }
std::string_view NameOf(SurveyQuestionKind kind) { return RowIn(kKinds, kind).name; }
std::optional<SurveyQuestionKind> SurveyQuestionKindFrom(std::string_view id) { return ValueIn(kKinds, id); }

std::span<const std::string_view> ScaleSteps() { return kScale; }

std::vector<std::string> OptionsOf(const SurveyQuestion& question) {
  if (question.kind == SurveyQuestionKind::kScale) return {kScale.begin(), kScale.end()};
  return question.options;
}

std::span<const SurveyState> SurveyStates() { return kStateValues; }
std::string_view IdOf(SurveyState state) { return RowIn(kStates, state).id; }
std::string_view NameOf(SurveyState state) { return RowIn(kStates, state).name; }
std::optional<SurveyState> SurveyStateFrom(std::string_view id) { return ValueIn(kStates, id); }

std::string ToString(SurveyId id) { return std::to_string(id.organ.value) + "-" + std::to_string(id.number); }

std::optional<SurveyId> SurveyIdFrom(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto organ = NumberIn(text.substr(0, dash)), number = NumberIn(text.substr(dash + 1));
  if (!organ || !number) return std::nullopt;
  return SurveyId{OrganId{*organ}, *number};
}

std::string ExaminedTextOf(const Survey& survey) {
  std::string text;
  const auto add = [&](std::string_view part) { text += std::to_string(part.size()) + ":" + std::string(part); };
  add(survey.title);
  add(survey.intro);
  add(ToString(survey.opens_on));
  add(ToString(survey.closes_on));
  for (const SurveyQuestion& question : survey.questions) {
    add(IdOf(question.kind));
    add(question.text);
    add(question.is_required ? "required" : "");
    for (const std::string& option : question.options) add(option);
  }
  return text;
}

SurveyStanding StandingOf(const Survey& survey, Date today) {
  if (survey.state == SurveyState::kStopped) return SurveyStanding::kStopped;
  if (survey.state != SurveyState::kReleased) return SurveyStanding::kNotOut;
  if (today < survey.opens_on) return SurveyStanding::kComing;
  return today <= survey.closes_on ? SurveyStanding::kOpen : SurveyStanding::kOver;
}

std::string_view NameOf(SurveyStanding standing) { return RowIn(kStandings, standing).name; }

FormResult<Survey> SurveyFrom(const SurveyForm& form, Date today) {
  FieldErrors errors;
  Survey survey{.title = LineOf(form.title), .intro = Tidy(form.intro)};
  CheckText(survey.title, "title", "名称", kLongestSurveyTitle, errors);
  CheckText(survey.intro, "intro", "说明", kLongestIntro, errors);
  TakeDays(form, today, survey, errors);
  std::size_t number = 0;
  for (const SurveyQuestionForm& each : form.questions) {
    if (++number <= kMostSurveyQuestions) TakeQuestion(each, number, survey, errors);
  }
  if (survey.questions.empty()) errors.push_back({"questions", "请写至少一道题。"});
  if (!errors.empty()) return errors;
  return survey;
}

SurveyForm FormOf(const Survey& survey) {
  SurveyForm form{.title = survey.title,
                  .intro = survey.intro,
                  .opens_on = ToString(survey.opens_on),
                  .closes_on = ToString(survey.closes_on)};
  for (const SurveyQuestion& question : survey.questions) {
    SurveyQuestionForm typed{
        .kind = std::string(IdOf(question.kind)), .text = question.text, .is_required = question.is_required};
    for (const std::string& option : question.options) typed.options += option + "\n";
    form.questions.push_back(std::move(typed));
  }
  return form;
}

std::optional<std::string> AgainstExaminerOf(const Survey& survey, account::PersonId person, Date today) {
  if (survey.state != SurveyState::kWaiting) return "这一次评议现在不等审查。";
  if (survey.made_by == person) return "这是您自己写的，请由另一位保密审查员审查。";
  if (survey.closes_on < today) return "截止的日期已经过去，请退回，改了日期再审查。";
  return std::nullopt;
}

}  // namespace gongkai::oversight
