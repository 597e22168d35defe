// Keeping word lists: each act makes a new version of the whole, with who, when and why, and an entry in the trail.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/deed.h"
#include "base/field_errors.h"
#include "screening/list.h"

namespace gongkai::screening {

using account::Actor;
using account::Desk;

struct WordForm {
  KeptWord word;  // number 0: a new one; from_version: of the state that the form was filled from
  std::string reason;
};

/// The number of the word. Errors: by field, "reason" too; kVersionField when somebody else was faster, or the post may
/// not.
FormResult<std::int64_t> SaveWord(Desk& desk, const Actor& actor, const WordForm& form);

/// Switched off it is kept and not looked for.
FormResult<std::int64_t> SwitchWord(Desk& desk, const Actor& actor, OrganId keeper, std::int64_t number, bool is_on,
                                    std::int64_t from_version, const std::string& reason);

struct BroughtWords {
  int added = 0, changed = 0, same = 0;
};
/// Words that are there (by list and text) become as they come, the others are added; what does not come stays.
/// `seen_version`: of the keeper's lists when the preview was made.
FormResult<BroughtWords> BringWords(Desk& desk, const Actor& actor, OrganId keeper, std::int64_t seen_version,
                                    const std::vector<KeptWord>& words, const std::string& reason);

/// What NewBuiltInWords gives; how many.
FormResult<std::int64_t> TakeNewBuiltInWords(Desk& desk, const Actor& actor, const std::string& reason);

}  // namespace gongkai::screening
