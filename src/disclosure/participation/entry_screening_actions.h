// What is before the public of topics and questions, screened and kept: with the act that puts it there, and again by
// the rescan when word lists change (screen/rescan_actions.h). What is found stands on the worklist until the entry is
// taken down, or somebody who may says that it stays, by name and with a reason.
#pragma once

#include <vector>

#include "account/deed.h"
#include "disclosure/participation/entry_screening_view.h"
#include "screening/tools_actions.h"

namespace gongkai::disclosure {

/// After it was put before the public. `is_checked`: what is only possible was looked at by who did that: it stays by
/// his word, as far as his word goes. Of an entry in which nothing is found, and nothing was, no row is left.
void ScreenShownEntry(account::Desk& desk, const screening::Tools& tools, const account::Actor& actor, EntryId id,
                      bool is_checked);

struct LetStandForm {
  std::int64_t run = 0;            // that stood on the page
  std::vector<std::int64_t> hits;  // their numbers
  std::string reason;
};
/// Errors: "reason"; kVersionField when it was screened anew meanwhile, or the person may not.
FormResult<EntryId> LetEntryStand(account::Desk& desk, const account::Actor& actor, EntryId id,
                                  const LetStandForm& form);

// ---- the rescan

/// One that was looked at again, outside of any transaction.
struct RescannedEntry {
  PublicEntry entry;
  std::string digest;
  std::vector<screening::StoredHit> hits;
  int parts = 0;
  std::int64_t lists = 0;
};
/// None where nothing is shown, or nothing was found, neither now nor the last time.
std::optional<RescannedEntry> LookAtEntryAgain(account::Desk& desk, const screening::ScreenerOfLists& now, EntryId id);
/// Whether something of it is open. One that changed meanwhile was screened by who changed it: nothing is kept.
bool KeepRescanned(account::Deed& deed, const RescannedEntry& looked, std::int64_t rules);

}  // namespace gongkai::disclosure
