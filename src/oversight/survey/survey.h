// 社会评议: an organ asks people how it works, without asking who they are. What is asked, from when until when, and
// how it comes before them. Pure.
//
//   draft ─► waits for the examiner ─► released ─► (its days) open ─► over ─► figures and what was done, as items
//     ▲              └► sent back            └► stopped, with words
//     └─ saved again
//
// Source: 条例第四十六条 (社会评议制度, held regularly), 第五十条第一款第四项 (a government's report tells its result),
// 第九条; 保守国家秘密法第三十五条 (what goes out is examined first, by another person, over that very text). Next to
// read: survey_paper.h (what is answered), survey_figures.h (what it amounts to), survey_urn_actions.h (why nobody can
// tell who answered what).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "account/post.h"
#include "base/date.h"
#include "base/field_errors.h"
#include "base/instant.h"

namespace gongkai::oversight {

using account::OrganId;
using gongkai::ToString;  // of a day, beside that of a survey

enum class SurveyQuestionKind { kScale, kOne, kSeveral, kWords };
std::span<const SurveyQuestionKind> SurveyQuestionKinds();
std::string_view IdOf(SurveyQuestionKind kind);
std::string_view NameOf(SurveyQuestionKind kind);  // "满意程度", "选一项", "选几项", "写几句话"
/// None for an unknown id.
std::optional<SurveyQuestionKind> SurveyQuestionKindFrom(std::string_view id);

/// What a question of satisfaction may be answered with, the best first; the first kSatisfied of them are 满意.
std::span<const std::string_view> ScaleSteps();
inline constexpr std::size_t kSatisfied = 2;

struct SurveyQuestion {
  SurveyQuestionKind kind = SurveyQuestionKind::kScale;
  std::string text;
  std::vector<std::string> options{};  // of a choice alone
  bool is_required = false;
  bool operator==(const SurveyQuestion&) const = default;
};
/// What one may choose from: the steps of the scale, or the options; none where words are asked for.
std::vector<std::string> OptionsOf(const SurveyQuestion& question);

enum class SurveyState { kDraft, kWaiting, kReleased, kStopped };
std::span<const SurveyState> SurveyStates();
std::string_view IdOf(SurveyState state);
std::string_view NameOf(SurveyState state);
/// None for an unknown id.
std::optional<SurveyState> SurveyStateFrom(std::string_view id);

struct SurveyId {
  OrganId organ{0};
  std::int64_t number = 0;
  auto operator<=>(const SurveyId&) const = default;
};
std::string ToString(SurveyId id);
std::optional<SurveyId> SurveyIdFrom(std::string_view text);

struct Survey {
  SurveyId id;
  std::string title, intro;
  Date opens_on{}, closes_on{};  // both days included
  SurveyState state = SurveyState::kDraft;
  std::string digest;  // of what is examined
  account::PersonId made_by{0};
  std::string made_name;
  std::optional<account::PersonId> examined_by{};
  std::string examined_name;
  std::optional<Date> released_on{}, stopped_on{};
  std::string stopped_words;
  std::optional<std::int64_t> result_item{};    // of the organ: the figures
  std::string feedback;                         // what was done about it
  std::optional<std::int64_t> feedback_item{};  // of the organ: the same before the public
  std::int64_t version = 0;
  std::vector<SurveyQuestion> questions{};
};

/// Everything that is examined, as one text.
std::string ExaminedTextOf(const Survey& survey);

/// How it stands on a day.
enum class SurveyStanding { kNotOut, kComing, kOpen, kOver, kStopped };
SurveyStanding StandingOf(const Survey& survey, Date today);
std::string_view NameOf(SurveyStanding standing);

struct SurveyQuestionForm {
  std::string kind, text, options;  // options: one a line
  bool is_required = false;
};
struct SurveyForm {
  std::string title, intro, opens_on, closes_on;
  std::vector<SurveyQuestionForm> questions{};  // in which nothing is typed: left out
};

inline constexpr std::size_t kLongestSurveyTitle = 60, kLongestIntro = 1'000, kLongestSurveyQuestion = 200,
                             kLongestOption = 60, kMostSurveyQuestions = 20, kMostOptions = 12,
                             kLongestFeedback = 4'000;
inline constexpr std::chrono::days kLongestSurvey{366};

/// Title, words, days and questions alone. Errors: "title", "intro", "opens_on", "closes_on", "q1_kind", "q1_text",
/// "q1_options", … in the order of the form, "questions" where there is none.
FormResult<Survey> SurveyFrom(const SurveyForm& form, Date today);
SurveyForm FormOf(const Survey& survey);

/// Why this person may not examine it; none when he may.
std::optional<std::string> AgainstExaminerOf(const Survey& survey, account::PersonId person, Date today);

}  // namespace gongkai::oversight
