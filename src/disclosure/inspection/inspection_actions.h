// The self-inspection of a day, and what people say of a fault that stays.
#pragma once

#include <string>

#include "base/field_errors.h"
#include "disclosure/inspection/look_links_actions.h"

namespace gongkai::disclosure {

/// Looks at everything that is public, and puts down what is found, what is still there and what is gone. One line of
/// what came of it.
std::string InspectPublic(account::Desk& desk, const Inspecting& inspecting);

/// It stays, by this person's word; it waits for nobody any more, until it is gone and comes back. Errors: "words";
/// under kVersionField when it is gone, or was explained by somebody else.
FormResult<std::int64_t> Explain(account::Desk& desk, const account::Actor& actor, OrganId organ, std::int64_t number,
                                 const std::string& words);

}  // namespace gongkai::disclosure
