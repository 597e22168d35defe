// Passwords set and changed: by oneself with the old one, or for the first time by a one-time link. Every change ends
// the person's other sessions.
#pragma once

#include <string>
#include <string_view>

#include "account/sign_in_actions.h"
#include "base/field_errors.h"

namespace gongkai::account {

/// Whether this is the password of whoever is signed in, counted like a sign-in: whoever sits down at an open session
/// must not find it out by trying. Errors: kForbidden when it is not; kConflict when it must wait.
Status CheckOwnPassword(Desk& desk, const Entrant& entrant, std::string_view act, std::string_view typed,
                        const Browser& browser);

/// Whether there is one to ask for; people who come from an identity provider may have none.
bool HasPassword(Desk& desk, PersonId person);

/// Fields of the forms: "old", "password", "again".
struct NewPassword {
  std::string password, again;
};

FormResult<SignedIn> ChangePassword(Desk& desk, const Entrant& entrant, std::string_view old, const NewPassword& wanted,
                                    const Browser& browser);

/// Who may set a password by this link. None when it opens nothing (any more).
struct Invited {
  PersonId person{0};
  std::string login, name;
};
std::optional<Invited> FindInvited(Desk& desk, std::string_view token);

/// Used up when the password was set, not before. The person may still have to wait for a post (StartSessionFor).
FormResult<PersonId> SetFirstPassword(Desk& desk, std::string_view token, const NewPassword& wanted,
                                      const std::string& address);

}  // namespace gongkai::account
