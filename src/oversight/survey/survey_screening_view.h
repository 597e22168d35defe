// What screening finds in a survey that is to stand before everybody (条例第十七条; 国办秘函〔2019〕19号): what is
// certain or likely has to go; what is only possible may stay by the word of who hands it in.
#pragma once

#include "account/deed.h"
#include "oversight/survey/survey.h"

namespace gongkai::oversight {

/// Under "found", each with the part in which it is. `is_checked`: what is only possible was looked at.
FieldErrors FoundInSurvey(account::Desk& desk, const Survey& survey, bool is_checked);
/// Of words told beside it.
FieldErrors FoundInWords(account::Desk& desk, OrganId organ, std::string_view words);

}  // namespace gongkai::oversight
