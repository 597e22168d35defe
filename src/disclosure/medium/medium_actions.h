// What people do to the registers of accounts and platforms, and what they put down of what was published.
#pragma once

#include <string>

#include "account/deed.h"
#include "disclosure/medium/medium.h"
#include "disclosure/medium/service_platform.h"

namespace gongkai::disclosure {

/// `id`: of the organ; its number is 0 for a new one. `version`: that which was on the form. Errors: beside their
/// fields; kVersionField when somebody else was faster.
FormResult<ItemId> SaveMedium(account::Desk& desk, const account::Actor& actor, ItemId id, std::int64_t version,
                              const MediumForm& form);
FormResult<std::int64_t> RecordEntry(account::Desk& desk, const account::Actor& actor, ItemId medium,
                                     const MediumEntryForm& form);
/// Put down by mistake: it stays and counts no more.
FormResult<std::int64_t> AnnulMediumEntry(account::Desk& desk, const account::Actor& actor, ItemId medium,
                                          std::int64_t number, const std::string& words);

FormResult<ItemId> SavePlatform(account::Desk& desk, const account::Actor& actor, ItemId id, std::int64_t version,
                                const PlatformForm& form);

}  // namespace gongkai::disclosure
