// What people do about clean-ups: draw one up over many documents at once, hand it in, sign it as a second person, and
// annul one that was signed by mistake.
#pragma once

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/cleanup/cleanup_store.h"

namespace gongkai::disclosure {

struct CleanupForm {
  std::string title{}, basis{};
  std::optional<Date> decided_on{};
  std::vector<CleanupEntry> entries{};
  std::int64_t version = 0;  // of the one that is changed
};

/// A new one, or with `id` another form of a draft or of one that waits, which is a draft again then. Errors: as
/// FaultsOf (cleanup.h); under kVersionField when somebody was faster.
FormResult<ItemId> SaveCleanup(account::Desk& desk, const account::Actor& actor, OrganId organ,
                               std::optional<ItemId> id, const CleanupForm& form);

/// Those who sign are told.
FormResult<ItemId> HandInCleanup(account::Desk& desk, const account::Actor& actor, ItemId id, std::int64_t version);

/// By who reviews or signs for the organ, and did not draw it up; over what stood on the page.
FormResult<ItemId> SignCleanup(account::Desk& desk, const account::Actor& actor, ItemId id, std::string_view digest);

/// By the head of the organ: it counts no more. Errors: "words".
FormResult<ItemId> AnnulCleanup(account::Desk& desk, const account::Actor& actor, ItemId id, const std::string& words);

}  // namespace gongkai::disclosure
