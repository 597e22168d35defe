// Signing in and out: from a login and a password to a session, through the stages owed (session.h). Every step that
// changes what a session may do gives it another token; whoever knew the one before has nothing.
//
// What was wrong is told in the same words, and after the same time, whether there is such an account or not.
// Next to read: second_factor_actions.h, password_actions.h, lockout.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/deed.h"
#include "account/entrance.h"
#include "account/session.h"

namespace gongkai::account {

/// The machine at the other end.
struct Browser {
  std::string address;               // of the network
  std::string agent;                 // as it names itself
  std::string token;                 // of the session it has; ended when another begins
  std::vector<std::string> marks{};  // of accounts that signed in here before (known_browser.h)
};

/// How somebody who did not type the password here has shown who it is.
struct ShownOtherwise {
  std::string way;  // "link", "setup", kSsoWay
  bool second_factor_done = false;
  std::string sso_subject{};  // under which the provider knows the person; it must be linked still
};

struct SignedIn {
  std::string token;  // for the cookie, and nowhere else
  Stage stage = Stage::kFull;
};

/// Who does what concerns the own account alone: under the first post held.
Actor ActorOf(const Visitor& visitor);

/// Errors: kForbidden for wrong words, a stopped account or one without a post; kConflict when it must wait.
Result<SignedIn> SignIn(Desk& desk, std::string_view login, std::string_view password, const Browser& browser);

/// For those whose identity was shown in another way. `second_factor_done`: the provider has asked for one. `way`
/// stands in the audit trail: "link", "sso". Errors: kForbidden as above.
Result<SignedIn> StartSessionFor(Desk& desk, PersonId person, const ShownOtherwise& shown, const Browser& browser);

/// How the same person goes on, under another token, in a session of which `done` was just done.
enum class StageDone { kSecondFactor, kPassword, kDeviceRemoved };
/// In the caller's transaction, recorded by the caller. Errors: kConflict when the session was ended meanwhile.
Result<SignedIn> GoOn(Deed& deed, const Entrant& entrant, StageDone done);

void SignOut(Desk& desk, const Entrant& entrant);

/// One of one's own, by its digest. Errors: kNotFound.
Status EndOwnSession(Desk& desk, const Entrant& entrant, std::string_view token_digest);
void EndOtherSessions(Desk& desk, const Entrant& entrant);

}  // namespace gongkai::account
