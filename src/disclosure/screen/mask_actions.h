// What was found is taken out of the text of a draft: masked by the rule of its kind, put right, or, of an attachment,
// what nobody was to see taken out of the file. Each makes the next version of the draft, so that the change can be
// shown, and screens it at once. The version before stays among the drafts and is never public.
//
// Source: 国务院办公厅2018年政务公开工作要点 (去标识化); 个人信息保护法第五十一条、第七十三条.
#pragma once

#include "disclosure/screen/screen_actions.h"

namespace gongkai::disclosure {

struct ChangeForm {
  std::int64_t item_version = 0;  // Item::version as the page was opened, against two people at once
  std::int64_t run = 0;
  std::vector<std::int64_t> hits;
};

struct ChangedDraft {
  ItemId item;
  std::int64_t before = 0, after = 0;  // numbers of versions
  int changed = 0;                     // places
  std::string left;                    // a sentence about what could not be changed; empty when all was
  std::vector<docread::Removed> removed;
};

/// What stands in the place of each is what its rule or the list says. Errors: under kVersionField with a sentence;
/// nothing is changed then.
FormResult<ChangedDraft> MaskHits(account::Desk& desk, const screening::Tools& tools, const account::Actor& actor,
                                  ItemId item, const ChangeForm& form);

/// `part`: of an attachment. Every hidden kind of content that was found in it is taken out. Errors as above.
FormResult<ChangedDraft> CleanAttachment(account::Desk& desk, const screening::Tools& tools,
                                         const account::Actor& actor, ItemId item, const ChangeForm& form,
                                         const std::string& part);

}  // namespace gongkai::disclosure
