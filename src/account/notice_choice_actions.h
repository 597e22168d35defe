// How one is told: chosen by each person, and by the system administrator for those who have not chosen. What still
// waits in the outbox of a person who chooses anew is sent as it is chosen now.
#pragma once

#include "account/deed.h"
#include "account/notice_choice_form.h"

namespace gongkai::account {

/// The actor's own. Errors: under kVersionField when it was changed elsewhere meanwhile.
FormResult<Unit> SetNoticeChoice(Desk& desk, const Actor& actor, const NoticeChoiceForm& form);
/// The actor's own: as the county says, from now on and when the county says otherwise.
Status UseDefaultNoticeChoice(Desk& desk, const Actor& actor);

/// Errors: under kVersionField when somebody else was faster.
FormResult<Unit> SetDefaultNoticeChoice(Desk& desk, const Actor& actor, const NoticeChoiceForm& form);

}  // namespace gongkai::account
