// What the system administrator does with accounts: open, correct, stop, open again, hand out the link for a first
// password. An account is no right: what a person may do follows from posts, which the security administrator gives
// (posts_actions.h). Accounts belong to no organ, so that these acts stand in the installation's chain of the audit
// trail.
//
// Source: GB/T 22239-2019 8.1.4.1, 8.1.4.2 (each person an account, no shared ones, unused ones stopped).
#pragma once

#include <string>

#include "account/deed.h"
#include "account/person_form.h"

namespace gongkai::account {

/// The token is known here and to nobody later: it is shown once. Empty when the same form was sent before.
struct PersonWithLink {
  PersonId person{0};
  std::string link_token;
};

/// Within a deed of the caller's, who commits when there are no errors; nothing is written when there are.
std::optional<PersonWithLink> OpenWithin(Deed& deed, PersonForm form, FieldErrors& errors);

FormResult<PersonWithLink> OpenAccount(Desk& desk, const Actor& actor, const PersonForm& form);

/// Errors: under kVersionField when somebody else has saved since form.version; nothing is written then.
FormResult<PersonId> EditPerson(Desk& desk, const Actor& actor, PersonId person, const PersonForm& form);

/// Ends the sessions too. Posts stay as they are; they end by posts_actions.h.
/// Errors: kNotFound; kForbidden for one's own account; kConflict when it is the last of an administrator's.
Status StopAccount(Desk& desk, const Actor& actor, PersonId person);

/// Of a stopped account. It begins again with a first password.
Result<PersonWithLink> ReopenAccount(Desk& desk, const Actor& actor, PersonId person);

/// What becomes of the authenticator: unbound when the telephone is lost, and with it the recovery codes.
enum class Device { kKeep, kUnbind };

/// The old password and all sessions are over; the new one is set through the link.
/// Errors: kNotFound; kForbidden for one's own account; kConflict when the account is stopped.
Result<PersonWithLink> NewFirstPassword(Desk& desk, const Actor& actor, PersonId person, Device device = Device::kKeep);

}  // namespace gongkai::account
