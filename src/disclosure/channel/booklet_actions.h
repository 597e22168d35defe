// What people do with leaflets and booklets: choose the items, have it made (booklet_make_actions.cc), put down where
// copies went.
#pragma once

#include <functional>
#include <string>

#include "account/deed.h"
#include "disclosure/channel/booklet_store.h"

namespace gongkai::disclosure {

inline constexpr int kMostBooklets = 500;                              // of an organ
inline constexpr std::size_t kMostPrinted = 300'000;                   // characters of all bodies together
inline constexpr std::int64_t kMostPrintedImageBytes = 40 << 20;       // of all images together
inline constexpr std::uint64_t kMostPrintedImagePoints = 300'000'000;  // the same

/// A new one where its number is 0. Of what is changed the files have to be made anew; saved as it was, it stays made.
/// Gives its number. Errors: those of FaultsOf; under kVersionField when somebody else saved meanwhile, or copies of it
/// went out already; under "entries" for an item that is not public and did not stand in it before.
FormResult<std::int64_t> SaveBooklet(account::Desk& desk, const account::Actor& actor, const Booklet& form);

/// The versions that are public now become those of which it is made, and its files are kept: the gate is asked for
/// every one before they are drawn, and again when they are kept. `address`: of the public page of an item, for its
/// code. Errors: under "entries", a sentence an item that may not go out, is not what was signed, or lacks an image; or
/// when it is empty, or too much.
FormResult<std::int64_t> MakeBooklet(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                     std::int64_t number, std::int64_t version,
                                     const std::function<std::string(ItemId)>& address);

/// Copies of one make went out: put down here, and in the register for each item of the organ's own
/// (channel_actions.h). Errors: those of FaultsOf; under "make" for none of its makes; under kVersionField when it was
/// never made, or an item of it could not go out on that day.
FormResult<std::int64_t> RecordHandout(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                       std::int64_t number, Handout handout);

}  // namespace gongkai::disclosure
