// 催办: the county's office urges an organ to get on with a case, the organ answers. Both stand in the case; the words
// are sealed with it. Of one case once a day. Source: 条例第四十七条.
#pragma once

#include <vector>

#include "account/deed.h"
#include "request/case_actions.h"

namespace gongkai::request {

inline constexpr std::size_t kLongestUrge = 500, kMostUrgedAtOnce = 100;

/// Those who handle cases of the organ are told, and the leader in charge. Errors: "words", kVersionField.
FormResult<CaseId> UrgeCase(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                            const PersonalText& words);

struct UrgedAtOnce {
  int urged = 0;
  std::vector<std::pair<CaseId, std::string>> refused;  // with why
};
/// Each on its own. Errors: "words"; "cases" when there is none or there are too many.
FormResult<UrgedAtOnce> UrgeCases(account::Desk& desk, const account::Actor& actor, const std::vector<SeenCase>& seen,
                                  const PersonalText& words);

/// By who handles it: to all that was urged so far; who urged is told. Errors: "words", kVersionField.
FormResult<CaseId> AnswerUrge(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                              const PersonalText& words);

}  // namespace gongkai::request
