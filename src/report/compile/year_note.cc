#include "report/compile/year_note.h"

#include "base/fold.h"
#include "base/number.h"
#include "base/utf8.h"
#include "disclosure/decision/decision.h"

namespace gongkai::report {
namespace {

struct KindWords {
  YearWorkKind kind;
  std::string_view id, name;
};
constexpr KindWords kKinds[] = {
    {YearWorkKind::kTraining, "training", "培训"},
    {YearWorkKind::kMeeting, "meeting", "会议"},
    {YearWorkKind::kInspection, "inspection", "检查"},
    {YearWorkKind::kEvaluation, "evaluation", "工作考核"},
    {YearWorkKind::kSocialReview, "social_review", "社会评议"},
    {YearWorkKind::kAccountability, "accountability", "责任追究"},
};

struct StateWords {
  PromiseState state;
  std::string_view id, name;
};
constexpr StateWords kStates[] = {
    {PromiseState::kOpen, "open", "还没有落实情况"},
    {PromiseState::kUnderWay, "under_way", "正在推进"},
    {PromiseState::kDone, "done", "已完成"},
    {PromiseState::kNotDone, "not_done", "没有完成"},
};

constexpr std::string_view kPrivate = "这里有身份证号码、手机号码或者银行卡号，请删去。";

/// What is wrong with words that a report may quote; empty: nothing.
std::string FaultOfWords(std::string_view words, std::size_t longest, std::string_view blank) {
  if (IsBlankText(words)) return std::string(blank);
  if (Utf8Length(Trim(words)) > longest) return "最多写 " + std::to_string(longest) + " 个字。";
  if (disclosure::PrivateNumberIn(words)) return std::string(kPrivate);
  return {};
}

void Tell(FieldErrors& errors, std::string_view field, std::string fault) {
  if (!fault.empty()) errors.push_back({std::string(field), std::move(fault)});
}

std::optional<std::int64_t> PeopleFrom(std::string_view typed, FieldErrors& errors) {
  constexpr std::int64_t kMostPeople = 1'000'000;
  if (IsBlankText(typed)) return std::nullopt;
  const auto number = ParseNumber(Trim(typed));
  if (number && number->IsWhole() && number->millionths >= 0 && number->Whole() <= kMostPeople) return number->Whole();
  errors.push_back({"people", "人数请写阿拉伯数字，例如 35；不知道就空着。"});
  return std::nullopt;
}

}  // namespace

std::string_view IdOf(YearWorkKind kind) { return kKinds[static_cast<std::size_t>(kind)].id; }
std::string_view NameOf(YearWorkKind kind) { return kKinds[static_cast<std::size_t>(kind)].name; }
std::optional<YearWorkKind> YearWorkKindFrom(std::string_view id) {
  for (const KindWords& each : kKinds) {
    if (each.id == id) return each.kind;
  }
  return std::nullopt;
}

std::string_view IdOf(PromiseState state) { return kStates[static_cast<std::size_t>(state)].id; }
std::string_view NameOf(PromiseState state) { return kStates[static_cast<std::size_t>(state)].name; }
std::optional<PromiseState> PromiseStateFrom(std::string_view id) {
  for (const StateWords& each : kStates) {
    if (each.id == id) return each.state;
  }
  return std::nullopt;
}

FormResult<YearWork> YearWorkFrom(const YearWorkForm& form, int year, Date today) {
  FieldErrors errors;
  YearWork work{.subject = std::string(Trim(form.subject))};
  if (const auto kind = YearWorkKindFrom(form.kind)) {
    work.kind = *kind;
  } else {
    errors.push_back({"kind", "请选择是哪一种工作。"});
  }
  const auto day = ParseDate(form.on);
  if (!day || static_cast<int>(day->year()) != year) {
    errors.push_back({"on", "请写明 " + std::to_string(year) + " 年里的日期。"});
  } else if (*day > today) {
    errors.push_back({"on", "还没有到这一天，做过以后再登记。"});
  } else {
    work.on = *day;
  }
  Tell(errors, "subject", FaultOfWords(form.subject, kLongestSubject, "请写明内容，例如“依申请公开答复规范”。"));
  work.people = PeopleFrom(form.people, errors);
  if (!errors.empty()) return errors;
  return work;
}

FieldErrors FaultsOfPromise(std::string_view words) {
  FieldErrors errors;
  Tell(errors, "words", FaultOfWords(words, kLongestPromise, "请写明要改进什么、做到什么程度。"));
  return errors;
}

FieldErrors FaultsOfOutcome(std::optional<PromiseState> state, std::string_view outcome) {
  FieldErrors errors;
  if (!state) errors.push_back({"state", "请选择落实到哪一步。"});
  if (state && *state == PromiseState::kOpen && IsBlankText(outcome)) return errors;
  Tell(errors, "outcome", FaultOfWords(outcome, kLongestOutcome, "请写明做了什么；没有完成的，写明为什么。"));
  return errors;
}

FieldErrors FaultsOfStriking(std::string_view words) {
  FieldErrors errors;
  Tell(errors, "struck", FaultOfWords(words, kLongestStruck, "请写明为什么划去。"));
  return errors;
}

}  // namespace gongkai::report
