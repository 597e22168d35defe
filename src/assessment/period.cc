#include "assessment/period.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::assessment {
namespace {

struct StateRow {
  PeriodState state;
  std::string_view id, name;
};
constexpr std::array kStates = {
    StateRow{PeriodState::kTable, "table", "制定指标表"}, StateRow{PeriodState::kSelf, "self", "自评"},
    StateRow{PeriodState::kReview, "review", "审核"}, StateRow{PeriodState::kShown, "shown", "公示、申诉"},
    StateRow{PeriodState::kConcluded, "concluded", "已审定"}};
constexpr std::array kStateValues = {PeriodState::kTable, PeriodState::kSelf, PeriodState::kReview, PeriodState::kShown,
                                     PeriodState::kConcluded};

struct ActRow {
  PeriodAct act;
  PeriodState from, to;
  std::string_view id, name;
};
constexpr std::array kActs = {
    ActRow{PeriodAct::kOpenSelf, PeriodState::kTable, PeriodState::kSelf, "open", "印发指标表，开始自评"},
    ActRow{PeriodAct::kReview, PeriodState::kSelf, PeriodState::kReview, "review", "结束自评，开始审核"},
    ActRow{PeriodAct::kShow, PeriodState::kReview, PeriodState::kShown, "show", "向各机关公示得分"},
    ActRow{PeriodAct::kConclude, PeriodState::kShown, PeriodState::kConcluded, "conclude", "审定结果，起草公布"}};

const StateRow& RowOf(PeriodState state) { return *std::ranges::find(kStates, state, &StateRow::state); }
const ActRow& RowOf(PeriodAct act) { return *std::ranges::find(kActs, act, &ActRow::act); }

std::optional<Date> DayIn(std::string_view typed) {
  const auto day = ParseDate(Trim(typed));
  const bool is_plausible = day && day->year() >= std::chrono::year(2008) && day->year() <= std::chrono::year(2199);
  return is_plausible ? day : std::nullopt;
}

std::optional<int> DaysIn(std::string_view typed) {
  const std::string_view digits = Trim(typed);
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_whole = error == std::errc{} && end == digits.data() + digits.size();
  return is_whole && number >= 1 && number <= kMostTermDays ? std::optional(number) : std::nullopt;
}

class Reading {
 public:
  Reading(const PeriodForm& form, Assessment assessment) : form_(form), read_(std::move(assessment)) {}

  FormResult<Assessment> Read() {
    read_.title = std::string(Trim(WithoutInvisible(form_.title)));
    if (read_.title.empty()) Say("title", "请写考核的名称，例如“2026年度政务公开工作考核”。");
    if (Utf8Length(read_.title) > kLongestTitle) Say("title", "名称最多写80个字。");
    ReadDays();
    ReadTerm("appeal_days", form_.appeal_days, read_.appeal_days);
    ReadTerm("answer_days", form_.answer_days, read_.answer_days);
    ReadGrades();
    if (!errors_.empty()) return errors_;
    return read_;
  }

 private:
  void Say(std::string_view field, std::string words) { errors_.push_back({std::string(field), std::move(words)}); }

  void ReadDays() {
    const auto first = DayIn(form_.first), last = DayIn(form_.last), self_by = DayIn(form_.self_by);
    if (!first) Say("first", "请写从哪一天起，例如 2026-01-01。");
    if (!last) Say("last", "请写到哪一天止，例如 2026-12-31。");
    if (!self_by) Say("self_by", "请写自评到哪一天截止，例如 2027-01-15。");
    if (first && last && *last < *first) Say("last", "止的日期在起的日期以前，请核对。");
    if (first && last && *last > Date(*first + std::chrono::years(2))) Say("last", "一次考核最长两年。");
    if (!first || !last || !self_by) return;
    if (*self_by < *first) Say("self_by", "自评截止的日期在考核开始以前，请核对。");
    read_.days = {*first, *last};
    read_.self_by = *self_by;
  }
  void ReadTerm(std::string_view field, std::string_view typed, int& days) {
    const auto read = DaysIn(typed);
    if (!read) return Say(field, "请写 1 到 60 个工作日。");
    days = *read;
  }
  void ReadGrades() {
    const auto read = [&](std::string_view field, std::string_view typed, Points& points) {
      const auto value = PointsFrom(typed);
      if (!value) return Say(field, "请写分数，例如 90。");
      points = *value;
    };
    read("excellent", form_.excellent, read_.excellent);
    read("good", form_.good, read_.good);
    read("pass", form_.pass, read_.pass);
    if (errors_.empty() && !(read_.pass < read_.good && read_.good < read_.excellent)) {
      Say("good", "优秀、良好、合格的分数应当依次降低。");
    }
  }

  const PeriodForm& form_;
  Assessment read_;
  FieldErrors errors_;
};

}  // namespace

std::span<const PeriodState> PeriodStates() { return kStateValues; }
std::string_view IdOf(PeriodState state) { return RowOf(state).id; }
std::string_view NameOf(PeriodState state) { return RowOf(state).name; }
std::optional<PeriodState> PeriodStateFrom(std::string_view id) {
  const auto found = std::ranges::find(kStates, id, &StateRow::id);
  return found == kStates.end() ? std::nullopt : std::optional(found->state);
}

std::string_view IdOf(PeriodAct act) { return RowOf(act).id; }
std::string_view NameOf(PeriodAct act) { return RowOf(act).name; }
std::optional<PeriodAct> PeriodActFrom(std::string_view id) {
  const auto found = std::ranges::find(kActs, id, &ActRow::id);
  return found == kActs.end() ? std::nullopt : std::optional(found->act);
}
std::optional<PeriodAct> NextAct(PeriodState state) {
  const auto found = std::ranges::find(kActs, state, &ActRow::from);
  return found == kActs.end() ? std::nullopt : std::optional(found->act);
}
PeriodState StateAfter(PeriodAct act) { return RowOf(act).to; }

std::vector<std::string> AgainstAct(PeriodAct act, const Assessment& assessment, const PeriodFacts& facts, Date today) {
  std::vector<std::string> against;
  if (NextAct(assessment.state) != act) return {"现在不能这样做，请看过现在的情况再办。"};
  if (act == PeriodAct::kReview && facts.not_handed_in > 0 && today <= assessment.self_by) {
    against.push_back("还有 " + std::to_string(facts.not_handed_in) + " 个机关没有报送自评，截止日期 " +
                      ToString(assessment.self_by) + " 以前不能结束。");
  }
  if (act == PeriodAct::kShow && facts.not_reviewed > 0) {
    against.push_back("还有 " + std::to_string(facts.not_reviewed) + " 项没有审核得分。");
  }
  if (act == PeriodAct::kShow && today <= assessment.days.last) {
    against.push_back("考核的时间到 " + ToString(assessment.days.last) + " 才结束，以后才能公示得分。");
  }
  if (act == PeriodAct::kConclude && facts.open_appeals > 0) {
    against.push_back("还有 " + std::to_string(facts.open_appeals) + " 件申诉没有答复。");
  }
  if (act == PeriodAct::kConclude && assessment.appeal_until && today <= *assessment.appeal_until) {
    against.push_back("申诉的期限到 " + ToString(*assessment.appeal_until) + "，以后才能审定。");
  }
  return against;
}

bool IsSelfOpen(const Assessment& assessment, Date today) {
  return assessment.state == PeriodState::kSelf && today <= assessment.self_by;
}

bool IsAppealOpen(const Assessment& assessment, Date today) {
  return assessment.state == PeriodState::kShown && assessment.appeal_until && today <= *assessment.appeal_until;
}

PeriodForm FormOf(const Assessment& assessment) {
  return {.title = assessment.title,
          .first = ToString(assessment.days.first),
          .last = ToString(assessment.days.last),
          .self_by = ToString(assessment.self_by),
          .appeal_days = std::to_string(assessment.appeal_days),
          .answer_days = std::to_string(assessment.answer_days),
          .excellent = ToString(assessment.excellent),
          .good = ToString(assessment.good),
          .pass = ToString(assessment.pass)};
}

FormResult<Assessment> AssessmentFrom(const PeriodForm& form, Assessment assessment) {
  return Reading(form, std::move(assessment)).Read();
}

std::string GradeOf(const Assessment& assessment, std::optional<Points> total) {
  if (!total) return "不计";
  if (*total >= assessment.excellent) return "优秀";
  if (*total >= assessment.good) return "良好";
  return *total >= assessment.pass ? "合格" : "不合格";
}

}  // namespace gongkai::assessment
