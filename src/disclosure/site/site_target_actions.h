// What the office does with a target: another address, another token, all of it anew.
#pragma once

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/site/site_target.h"

namespace gongkai::disclosure {

/// A new one, or with `id` another form of it. One that goes to another address while pages lie at the old one needs a
/// decision about those (OldSite), which is kept. Errors: beside their fields; kVersionField when somebody was faster.
FormResult<PushTargetId> SavePushTarget(account::Desk& desk, const account::Actor& actor, PushTargetId id,
                                        const PushTargetForm& form);

/// 全部重推: all that lies there is sent anew, and what should not lie there removed.
FormResult<PushTargetId> PushAllAgain(account::Desk& desk, const account::Actor& actor, PushTargetId id);

/// 撤下全部: all that lies there is removed within a minute, and nothing is pushed there any more.
FormResult<PushTargetId> ClearPushTarget(account::Desk& desk, const account::Actor& actor, PushTargetId id);

}  // namespace gongkai::disclosure
