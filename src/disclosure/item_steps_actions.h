// Steps that several acts on items share, within their deed.
#pragma once

#include <string>
#include <string_view>

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/item_store.h"

namespace gongkai::disclosure {

/// Kind, title, attribute, the day it was formed and by when it must be public, as this content has them.
void DescribeBy(Item& item, const Content& content);

/// The last day on which this content is in time; none for what is not to be published or has no day.
std::optional<Date> DueOnOf(const Content& content);

/// "item:12-345", for the audit trail.
std::string ObjectOf(ItemId item);

/// A new item with this content as its first version, a draft of the actor's. The caller records and commits.
ItemId AddDraft(account::Deed& deed, OrganId organ, const Content& content);

/// Whether the post under which this is done may do such a thing at all; how far it reaches the page has asked.
bool MayActAs(const account::Actor& actor, account::Act act);

/// What is said of a form as a whole: the post may not do this, or somebody else was faster.
FieldErrors FormRefused(std::string sentence);

/// Into the history of the item, with who did it and when.
void Note(account::Deed& deed, ItemId item, std::int64_t version, std::string_view kind, std::string words = {},
          std::optional<Signer> signer = {});

/// What was signed for a later day (IsWaiting) does not become public: the item is a draft again, to be handed in and
/// signed anew, and those who signed are told why. Writes the item. The caller has locked it, and commits.
void StopPublication(account::Deed& deed, Item& item, const std::string& why);

}  // namespace gongkai::disclosure
