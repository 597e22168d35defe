// Signing in at the identity provider: /sign-in/sso, back at /sign-in/sso/return, /sign-in/sso/out; and what of it
// stands on other pages. Linking: /account/sso/link, /account/sso, /account/sso/unlink.
//
// The way out begins with a link, not with a form: browsers do not let a form lead to another site (form-action). So
// that nobody else can begin it to some end, nothing is done on the way back but what the person then says.
#pragma once

#include <memory>

#include "account/office.h"
#include "account/sso_provider_actions.h"
#include "web/html.h"

namespace gongkai::account {

struct Entrant;

void AddSsoPages(Office& office, std::shared_ptr<IdentityProvider> provider);

/// On the sign-in page, above the password. Nothing when there is no provider.
web::Html SsoButton(Desk& desk, const web::Request& request);

/// On the page of one's own account. Nothing when there is no provider and no link.
web::Html SsoPart(Desk& desk, const web::Request& request, const Entrant& entrant);

/// Where one is led after signing out here: the provider may still have one signed in.
web::Url AfterSignOut(const Entrant& entrant);

/// The address to which the provider sends people back; it must know it.
std::string SsoReturnAddress(const web::Request& request);

}  // namespace gongkai::account
