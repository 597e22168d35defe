// Putting down what an organ sent in, what became of it, and striking out what was put down by mistake.
#pragma once

#include "account/deed.h"
#include "assessment/contribution_store.h"

namespace gongkai::assessment {

/// Errors: of ContributionFrom; "" as a whole.
FormResult<std::int64_t> SendIn(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                const ContributionForm& form);

struct SeenContribution {
  OrganId organ{0};
  std::int64_t number = 0, version = 0;
};
/// By the department in charge, recorded under `keeper`. Errors: of UsedFrom, kVersionField.
FormResult<std::int64_t> PutDownUse(account::Desk& desk, const account::Actor& actor, const SeenContribution& seen,
                                    OrganId keeper, const UseForm& form);
/// By the organ, as long as it was not taken. Errors: "struck", kVersionField.
FormResult<std::int64_t> StrikeOut(account::Desk& desk, const account::Actor& actor, const SeenContribution& seen,
                                   std::string_view why);

}  // namespace gongkai::assessment
