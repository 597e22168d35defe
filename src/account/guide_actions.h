// Filling in an organ's guide. By the organ itself, and by the supervisor for any organ of the county.
//
// A guide may be saved unfinished: what 条例第十二条 still wants is said on its page (guide.h, MissingOf), not refused.
#pragma once

#include "account/deed.h"
#include "account/guide.h"

namespace gongkai::account {

/// `form`: of form.organ, as it was typed, with the version that was read.
/// Errors: every fault under its field; under kVersionField when somebody else saved since; nothing is written then.
FormResult<OrganId> EditGuide(Desk& desk, const Actor& actor, Guide form);

}  // namespace gongkai::account
