// An objection of an organ against its points for one indicator, with the answer and by when it is owed. Pure.
// Source: 条例第四十六条; days are the county's own (period.h).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "assessment/indicator.h"
#include "assessment/period.h"

namespace gongkai::assessment {

enum class AppealState { kOpen, kUpheld, kPartly, kRejected };
std::span<const AppealState> AppealAnswers();  // all but kOpen
std::string_view IdOf(AppealState state);
std::string_view NameOf(AppealState state);  // "等待答复", "采纳", "部分采纳", "维持原得分"
std::optional<AppealState> AppealStateFrom(std::string_view id);

struct Appeal {
  AssessmentId assessment{0};
  int number = 0;
  OrganId organ{0};
  int indicator = 0;
  std::string words;
  Date filed_on{}, due_on{};
  AppealState state = AppealState::kOpen;
  std::optional<Points> before{}, after{};
  std::string answer;
  std::optional<Date> answered_on{};
  std::string answered_by;
  std::int64_t version = 0;
};

inline constexpr std::size_t kLongestAppealWords = 1'000;
/// Errors: "appeal".
FieldErrors FaultsOfAppeal(std::string_view words);

struct AnswerForm {
  std::string outcome, points, words;  // as typed
};
/// Into `appeal`. Taken in whole or part: with other points than before. Errors: "outcome", "points", "answer".
FormResult<Appeal> AnsweredFrom(const AnswerForm& form, const Indicator& indicator, Appeal appeal);

}  // namespace gongkai::assessment
