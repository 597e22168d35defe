// Writing an item: drafts are saved whole and unfinished, as often as one likes. A version that anybody has signed
// stays as it is: what is typed afterwards becomes the next one. Handing in and signing: review_actions.h.
#pragma once

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/item_store.h"

namespace gongkai::disclosure {

struct NewFile {
  std::string name;
  std::string bytes;
};

inline constexpr std::size_t kMostAttachments = 50;

struct DraftForm {
  std::optional<ItemId> item{};  // none: a new one
  std::int64_t version = 0;      // of the item as the form was opened, against two people at once
  Content content;               // with the attachments that stay; every one must be of the item already
  std::vector<NewFile> files{};  // that come besides
};

struct SavedDraft {
  ItemId item;
  std::int64_t version = 0;  // of the item, as this act left it
};

/// Errors: under kVersionField when somebody else saved meanwhile, or when it is being signed; nothing is written then.
FormResult<SavedDraft> SaveDraft(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                 const DraftForm& form);

/// A draft that is a copy of what was signed last (public, withdrawn or registered), to be changed and signed anew.
/// `reason`: of what is registered as not published, why it is looked at again (条例第十八条).
/// Errors: under "reason"; as a whole when there is no such item, or a draft is there already.
FormResult<ItemId> BeginCorrection(account::Desk& desk, const account::Actor& actor, ItemId item,
                                   std::string reason = {});

}  // namespace gongkai::disclosure
