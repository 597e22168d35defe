// Screening an item: everything that goes out with it is looked at, outside of any transaction, and what was found is
// kept as a deed. By itself when it is handed in and before the last signature, on demand while it is written. And what
// people say of what was found: that it stays as it is, with a reason; that an examiner is to look; that this is taken
// back.
//
// Changing the text instead: mask_actions.h. Next to read: settled_view.h (how it stands), rescan_actions.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/item_store.h"
#include "disclosure/screen/look_actions.h"

namespace gongkai::disclosure {

/// The latest version, or that one. Where the last run over the same text was made today and by what screens now, that
/// one is given unless `anew`. Errors: kNotFound; kConflict when somebody saved meanwhile.
Result<screening::Run> ScreenItem(account::Desk& desk, const screening::Tools& tools, const account::Actor& actor,
                                  ItemId item, std::optional<std::int64_t> version = {}, bool anew = false,
                                  const LookingOn& looking = {});

/// The same at once where that is quick, else beside the request. True when it goes on beside it.
bool StartScreening(account::Desk& desk, const screening::Tools& tools, const account::Actor& actor, ItemId item,
                    bool anew = false);

struct ScreeningProgress {
  std::size_t done = 0, of = 0;
  std::string name;  // of the file that is looked at
};
/// In this process, of what goes on beside requests.
std::optional<ScreeningProgress> ScreeningProgressOf(ItemId item);

/// In the history of the item: an examiner was asked to look.
inline constexpr std::string_view kExaminerAsked = "screening_asked";

struct OverruleForm {
  std::int64_t version = 0;  // of the item: which text was screened
  std::int64_t run = 0;
  std::vector<std::int64_t> hits;
  std::string reason;
};
/// Errors: under "reason"; under kVersionField when the text was screened anew meanwhile, or who may not.
FormResult<ItemId> Overrule(account::Desk& desk, const account::Actor& actor, ItemId item, const OverruleForm& form);

/// What an examiner alone may leave standing is put before who may: the secrecy examiners of the organ are told, where
/// it has none the head, and it stands in the history. Errors as Overrule.
FormResult<ItemId> AskExaminer(account::Desk& desk, const account::Actor& actor, ItemId item, const OverruleForm& form);

/// That it stays is taken back: it is open again. Errors as Overrule.
FormResult<ItemId> Reopen(account::Desk& desk, const account::Actor& actor, ItemId item, const OverruleForm& form);

}  // namespace gongkai::disclosure
