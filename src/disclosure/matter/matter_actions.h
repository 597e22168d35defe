// What people do to matters: begin one, rename it, tie items to it and untie them, close it. Nothing of it touches an
// item: what was signed stays as it is.
#pragma once

#include <string>

#include "account/deed.h"
#include "disclosure/matter/matter.h"

namespace gongkai::disclosure {

/// A new one where matter.id.number is 0. Errors: beside their fields; kVersionField when somebody else was faster.
FormResult<ItemId> SaveMatter(account::Desk& desk, const account::Actor& actor, const Matter& matter);

/// Only items that are to be published, of the same organ. The phase of one that is tied already is changed.
FormResult<ItemId> TieToMatter(account::Desk& desk, const account::Actor& actor, ItemId matter, std::int64_t item,
                               Phase phase);
FormResult<ItemId> UntieFromMatter(account::Desk& desk, const account::Actor& actor, ItemId matter, std::int64_t item);

/// That a step of its chain does not apply, and why; or it does after all.
FormResult<ItemId> WaiveStep(account::Desk& desk, const account::Actor& actor, ItemId matter, std::string_view step,
                             const std::string& words);
FormResult<ItemId> TakeBackWaiver(account::Desk& desk, const account::Actor& actor, ItemId matter,
                                  std::string_view step);

/// From today on nothing of it is reminded of; or it is taken up again.
FormResult<ItemId> CloseMatter(account::Desk& desk, const account::Actor& actor, ItemId matter, bool closes);

}  // namespace gongkai::disclosure
