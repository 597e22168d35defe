// What people do with leaflets and booklets: choose the items, have it made, put down where copies went.
#pragma once

#include "account/deed.h"
#include "disclosure/channel/booklet_store.h"

namespace gongkai::disclosure {

inline constexpr int kMostBooklets = 500;             // of an organ
inline constexpr std::size_t kMostPrinted = 300'000;  // characters of all bodies together

/// A new one where its number is 0. What is saved anew has to be made anew. Gives its number. Errors: those of
/// FaultsOf; under kVersionField when somebody else saved meanwhile, or copies of it went out already; under "entries"
/// for an item that is not public and did not stand in it before.
FormResult<std::int64_t> SaveBooklet(account::Desk& desk, const account::Actor& actor, const Booklet& form);

/// The versions that are public now become those of which it is made: the gate is asked for every one. Errors: under
/// "entries", a sentence an item that may not go out, or is not what was signed; or when it is empty, or too long.
FormResult<std::int64_t> MakeBooklet(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                     std::int64_t number, std::int64_t version);

/// Copies went out: put down here, and in the register for each item of the organ's own (channel_actions.h). Errors:
/// those of FaultsOf; under kVersionField when it is not made, or an item of it could not go out on that day.
FormResult<std::int64_t> RecordHandout(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                       std::int64_t number, Handout handout);

}  // namespace gongkai::disclosure
