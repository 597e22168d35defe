// What the office does to a survey: writes it, has it examined, sends it out, stops it; and makes of its figures, and
// of what was done about them, items that go the way of all items (three signatures, screening, gate.h). Nothing of
// what people answered goes out by any other way. See survey.h for who may what.
#pragma once

#include "account/deed.h"
#include "disclosure/item.h"
#include "oversight/survey/survey.h"

namespace gongkai::oversight {

struct SeenSurvey {
  SurveyId id;
  std::int64_t version = 0;
};

/// The field under which is told what screening found.
inline constexpr std::string_view kFoundInSurvey = "found";

/// `seen.id.number` 0: a new one of that organ. What waited for the examiner is a draft again. Errors: those of
/// SurveyFrom; kVersionField when somebody saved meanwhile, or when it is out.
FormResult<SurveyId> SaveSurvey(account::Desk& desk, const account::Actor& actor, const SeenSurvey& seen,
                                const SurveyForm& form);

/// To the secrecy examiner. `is_checked`: what is only possible was looked at. Errors: kFoundInSurvey; kVersionField.
FormResult<SurveyId> HandInSurvey(account::Desk& desk, const account::Actor& actor, const SeenSurvey& seen,
                                  bool is_checked);
/// By an examiner who did not write it, over what stood on the page: it is out. Errors: kFoundInSurvey; kVersionField.
FormResult<SurveyId> ExamineSurvey(account::Desk& desk, const account::Actor& actor, const SeenSurvey& seen,
                                   std::string_view digest);
/// Errors: "reason"; kVersionField.
FormResult<SurveyId> ReturnSurvey(account::Desk& desk, const account::Actor& actor, const SeenSurvey& seen,
                                  std::string_view reason);

/// Nobody answers any more; whoever opens it reads the words, so they are screened. What was answered counts. Errors:
/// "stopped_words"; kFoundInSurvey; kVersionField.
FormResult<SurveyId> StopSurvey(account::Desk& desk, const account::Actor& actor, const SeenSurvey& seen,
                                std::string_view words);

/// The draft of the item with the figures, once it is over; the same one when it is there already. Errors:
/// kVersionField.
FormResult<disclosure::ItemId> DraftSurveyResult(account::Desk& desk, const account::Actor& actor,
                                                 const SeenSurvey& seen);
/// What was done about it, kept, and as the draft of an item. Errors: "feedback"; kVersionField.
FormResult<disclosure::ItemId> DraftSurveyFeedback(account::Desk& desk, const account::Actor& actor,
                                                   const SeenSurvey& seen, std::string_view words);

}  // namespace gongkai::oversight
