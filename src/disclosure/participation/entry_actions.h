// Topics and questions on their way before the public: written by an officer, screened, examined where they say
// something, taken down with a reason. See public_entry.h for who may what.
#pragma once

#include "account/deed.h"
#include "disclosure/participation/entry_store.h"
#include "disclosure/participation/message_store.h"
#include "screening/tools_actions.h"

namespace gongkai::disclosure {

struct EntryForm {
  std::string title, words;
  bool is_checked = false;  // what is only possible was looked at by who writes
};

/// The field under which is told what screening found.
inline constexpr std::string_view kFoundField = "found";

/// A topic that somebody nominated is put before the public, under the office's own heading; the message is in hand.
/// Errors: "title"; kFoundField; kVersionField, as with the acts of handle_actions.h.
FormResult<EntryId> ShowTopic(account::Desk& desk, const account::Actor& actor, const screening::Tools& tools,
                              const SeenMessage& message, const EntryForm& form);

/// Why it is not answered by an item: on the topic's page. Ends the message too. Errors: "words"; kFoundField.
FormResult<EntryId> CloseTopic(account::Desk& desk, const account::Actor& actor, const screening::Tools& tools,
                               EntryId id, const EntryForm& form);

/// The draft of the item that answers it, with the topic as its own; tied from the beginning. The same one when it is
/// there already. Errors: kNotFound, kConflict, kForbidden.
Result<ItemId> DraftTopicAnswer(account::Desk& desk, const account::Actor& actor, EntryId id);

/// A question of the bank: new (id.number 0) or changed; a draft until it is handed in. Errors: those of FaultsOf;
/// kFoundField; kVersionField when somebody saved meanwhile, or when it is public, or when the message it is made of is
/// not one that its organ answered.
FormResult<EntryId> SaveQuestion(account::Desk& desk, const account::Actor& actor, const screening::Tools& tools,
                                 PublicEntry entry, const EntryForm& form, bool hands_in);

/// By a secrecy examiner who did not write it, over what stood on the page: it is public. Screened once more.
FormResult<EntryId> ExamineQuestion(account::Desk& desk, const account::Actor& actor, const screening::Tools& tools,
                                    EntryId id, std::string_view digest);
/// Back to who wrote it. Errors: "reason".
FormResult<EntryId> ReturnQuestion(account::Desk& desk, const account::Actor& actor, EntryId id,
                                   std::string_view reason);

/// Gone with the request that follows. The reason (`form.words`) is told to whoever opens the page, so it is screened
/// as the entry was. Errors: "reason"; kFoundField.
FormResult<EntryId> HideEntry(account::Desk& desk, const account::Actor& actor, const screening::Tools& tools,
                              EntryId id, const EntryForm& form);

}  // namespace gongkai::disclosure
