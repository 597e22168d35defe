// The first run. While nobody is there, the program prints a link; whoever has it sets the county up in one go: county
// government and county office, and the three administrators. Then the link is dead, and there was never a password
// that somebody else knew.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/setup_form.h"
#include "account/sign_in_actions.h"

namespace gongkai::account {

/// The token of a new link, when nobody is there yet; earlier ones open nothing any more.
std::optional<std::string> OfferSetUp(Desk& desk);
bool IsSetUpLink(Desk& desk, std::string_view token);

/// To be handed over: shown once.
struct Invitation {
  PostKind post;
  std::string name, login;
  std::string token;  // of a first password
};

struct SetUpDone {
  SignedIn signed_in;  // the first administrator
  std::vector<Invitation> invitations;
};

/// One deed. The field of an error about the link itself is empty.
FormResult<SetUpDone> SetUpCounty(Desk& desk, std::string_view token, const SetUpForm& form, const Browser& browser);

}  // namespace gongkai::account
