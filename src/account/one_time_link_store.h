// Links that open once: the setting up of the installation, a person's first password. The token is shown once and is
// nowhere; what is kept is its SM3.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "account/post.h"
#include "base/instant.h"
#include "db/database.h"

namespace gongkai::account {

inline constexpr std::string_view kSetUpLink = "setup";
inline constexpr std::string_view kFirstPasswordLink = "first_password";

/// How long they open.
inline constexpr std::chrono::hours kSetUpLinkLasts{24};
inline constexpr std::chrono::hours kFirstPasswordLinkLasts{72};

/// Where a link leads: "/setup?token=…", without the address of the site.
std::string PathOfLink(std::string_view purpose, std::string_view token);

struct OneTimeLink {
  std::optional<PersonId> person{};  // none: of the installation
  Instant ends_at{};
};

/// Returns the token, 64 hex digits. What else is open for the same purpose and person opens no more.
std::string AddLink(db::Transaction& act, std::string_view purpose, std::optional<PersonId> person, Instant ends_at);

/// Without using it: what the page that it leads to asks. None when it is used, over, or for something else.
std::optional<OneTimeLink> FindLink(db::Session& session, std::string_view purpose, std::string_view token,
                                    Instant now);

/// Only one of two that come at the same time gets it.
std::optional<OneTimeLink> UseLink(db::Transaction& act, std::string_view purpose, std::string_view token, Instant now);

/// Of a person who was stopped.
void DropLinks(db::Transaction& act, PersonId person);
void DropLinksEndedBefore(db::Transaction& act, Instant moment);

}  // namespace gongkai::account
