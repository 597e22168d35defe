// What people do with reading places: open one, change what is told of it, close it.
#pragma once

#include "account/deed.h"
#include "disclosure/channel/reading_place_store.h"

namespace gongkai::disclosure {

/// A new one where place.number is 0. Gives its number. Errors: those of FaultsOf; kVersionField when somebody saved
/// meanwhile.
FormResult<std::int64_t> SaveReadingPlace(account::Desk& desk, const account::Actor& actor, const ReadingPlace& place);

/// From today on it is shown to nobody. Errors: kNotFound; kConflict when it was closed before.
Result<std::int64_t> CloseReadingPlace(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                       std::int64_t number);

}  // namespace gongkai::disclosure
