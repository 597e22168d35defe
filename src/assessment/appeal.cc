#include "assessment/appeal.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::assessment {
namespace {

struct StateRow {
  AppealState state;
  std::string_view id, name;
};
constexpr std::array kStates = {
    StateRow{AppealState::kOpen, "open", "等待答复"}, StateRow{AppealState::kUpheld, "upheld", "采纳"},
    StateRow{AppealState::kPartly, "partly", "部分采纳"}, StateRow{AppealState::kRejected, "rejected", "维持原得分"}};
constexpr std::array kAnswers = {AppealState::kUpheld, AppealState::kPartly, AppealState::kRejected};

const StateRow& RowOf(AppealState state) { return *std::ranges::find(kStates, state, &StateRow::state); }

void CheckWords(std::string_view words, std::string_view field, std::string_view wanted, FieldErrors& errors) {
  if (IsBlankText(words)) errors.push_back({std::string(field), std::string(wanted)});
  if (Utf8Length(words) > kLongestAppealWords) errors.push_back({std::string(field), "最多写1000个字。"});
}

}  // namespace

std::span<const AppealState> AppealAnswers() { return kAnswers; }
std::string_view IdOf(AppealState state) { return RowOf(state).id; }
std::string_view NameOf(AppealState state) { return RowOf(state).name; }
std::optional<AppealState> AppealStateFrom(std::string_view id) {
  const auto found = std::ranges::find(kStates, id, &StateRow::id);
  return found == kStates.end() ? std::nullopt : std::optional(found->state);
}

FieldErrors FaultsOfAppeal(std::string_view words) {
  FieldErrors errors;
  CheckWords(words, "appeal", "请写明对哪里有异议、有什么依据。", errors);
  return errors;
}

FormResult<Appeal> AnsweredFrom(const AnswerForm& form, const Indicator& indicator, Appeal appeal) {
  FieldErrors errors;
  const auto outcome = AppealStateFrom(form.outcome);
  if (!outcome || *outcome == AppealState::kOpen) errors.push_back({"outcome", "请选择怎样答复。"});
  appeal.answer = std::string(Trim(WithoutInvisible(form.words)));
  CheckWords(appeal.answer, "answer", "请写明答复的理由。", errors);
  const bool changes = outcome == AppealState::kUpheld || outcome == AppealState::kPartly;
  appeal.after = appeal.before;
  if (changes) {
    appeal.after = PointsFrom(form.points);
    if (!appeal.after || *appeal.after > indicator.points) {
      errors.push_back({"points", "请写改为多少分，0 到 " + ToString(indicator.points) + " 分。"});
    } else if (appeal.after == appeal.before) {
      errors.push_back({"points", "得分和原来一样，请改正，或者选择“维持原得分”。"});
    }
  } else if (outcome && !IsBlankText(form.points)) {
    errors.push_back({"points", "维持原得分的，请空着。"});
  }
  if (!errors.empty()) return errors;
  appeal.state = *outcome;
  return appeal;
}

}  // namespace gongkai::assessment
