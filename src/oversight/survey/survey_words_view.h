// What people wrote, opened; and what a survey amounts to, counted out of its slips. Words are told when a survey is
// over: while it runs, who reloads the page would know who has just written.
#pragma once

#include <vector>

#include "account/keys.h"
#include "account/visitor.h"
#include "base/personal_text.h"
#include "oversight/survey/survey_figures.h"
#include "oversight/survey/survey_store.h"

namespace gongkai::oversight {

inline constexpr int kMostWordsShown = 1'000;

/// Under which words are sealed; of the installation's keys and nothing else.
crypto::Key WordsKey(const account::Keys& keys);
/// What words to a question are sealed for, so that they open nowhere else.
std::string WhoseWords(SurveyId id, std::int64_t question);

/// Counted from the slips. Whether they are told to anybody is AreShown and IsCounted.
SurveyFigures FiguresOf(db::Session& session, const Survey& survey);

/// Words to the question of that number (from 1), in no order.
std::vector<PersonalText> WordsTo(db::Session& session, const account::Keys& keys, SurveyId id, std::int64_t question);

/// Whether figures and words are told at all by now.
bool IsCounted(const Survey& survey, Date today);
/// Few words to a question are read by those of the organ alone who work on them; `count` of them.
bool MayReadWords(const account::Visitor& visitor, const Survey& survey, std::int64_t count);

}  // namespace gongkai::oversight
