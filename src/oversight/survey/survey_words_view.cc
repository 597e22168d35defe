#include "oversight/survey/survey_words_view.h"

#include "crypto/seal.h"
#include "oversight/survey/survey_paper_store.h"

namespace gongkai::oversight {

using account::Act;

crypto::Key WordsKey(const account::Keys& keys) { return keys.messages.Derive("survey words"); }

std::string WhoseWords(SurveyId id, std::int64_t question) {
  return "survey_answer:" + ToString(id) + ":" + std::to_string(question);
}

SurveyFigures FiguresOf(db::Session& session, const Survey& survey) {
  SurveyFigures figures = NoFigures(survey);
  for (const auto& [choices, times] : ChoicesIn(session, survey.id)) AddTo(figures, survey, choices, times);
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    if (survey.questions[i].kind != SurveyQuestionKind::kWords) continue;
    figures.questions[i].answered = CountWords(session, survey.id, static_cast<std::int64_t>(i + 1));
  }
  return figures;
}

std::vector<PersonalText> WordsTo(db::Session& session, const account::Keys& keys, SurveyId id, std::int64_t question) {
  std::vector<PersonalText> words;
  const crypto::Key key = WordsKey(keys);
  for (const db::Blob& sealed : SealedWords(session, id, question, kMostWordsShown)) {
    if (const auto opened = crypto::Open(key, WhoseWords(id, question), sealed.bytes)) {
      words.emplace_back(std::string(opened->Reveal()));
    }
  }
  return words;
}

bool IsCounted(const Survey& survey, Date today) {
  const SurveyStanding standing = StandingOf(survey, today);
  return standing == SurveyStanding::kOver || (standing == SurveyStanding::kStopped && survey.released_on);
}

bool MayReadWords(const account::Visitor& visitor, const Survey& survey, std::int64_t count) {
  return visitor.May(Act::kDraftItems, survey.id.organ) ||
         (count >= kFewestPapers && visitor.May(Act::kSeeItems, survey.id.organ));
}

}  // namespace gongkai::oversight
