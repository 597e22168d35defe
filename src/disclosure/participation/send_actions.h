// What the public does by itself, without an account: write to an organ, ask what became of it, support a topic, say
// whether an item was of use. Nothing of it shows anywhere by that; the trail has its number and no word of it.
#pragma once

#include "account/deed.h"
#include "disclosure/participation/complaint_store.h"
#include "disclosure/participation/enterprise_store.h"
#include "disclosure/participation/entry_store.h"
#include "disclosure/participation/message_store.h"

namespace gongkai::disclosure {

/// Who stands at the other end, as far as limits need it.
struct Sender {
  std::string network;   // web::NetworkOf of the address; never kept but as a keyed digest
  std::string client;    // the random cookie of the form
  std::string once_key;  // of the form
};

struct SendForm {
  OrganId organ{0};  // of a complaint found by the program: nobody chooses it
  MessageKind kind = MessageKind::kMailbox;
  std::optional<ItemId> item{};  // that it is about: of an error, a comment
  MessageWords words;
  std::optional<ComplaintAsk> complaint{};   // of a complaint alone
  std::optional<EnterpriseId> enterprise{};  // of an appeal about one alone
};

struct SendReceipt {
  MessageId id;
  std::string code;  // shown once; the same form sent twice shows the same one
  Date due_on{};
};

/// The field under which it is told that too much comes at once.
inline constexpr std::string_view kTooManyField = "too_many";

/// Errors: those of FaultsOf; "organ", "item" for what is not there or takes no comments; of a complaint those of
/// FaultsOfAsk (complaint_body_view.h); of an appeal "enterprise"; kTooManyField.
FormResult<SendReceipt> SendMessage(account::Desk& desk, const Sender& sender, const SendForm& form);

/// What an officer writes down of a call, a visit, a letter. Errors: as above, without the limits; kVersionField when
/// the post may not; "against" for a complaint that the actor's organ does not take.
FormResult<SendReceipt> NoteMessage(account::Desk& desk, const account::Actor& actor, MessageWay way,
                                    const SendForm& form);

struct LookedUp {
  Message message;
  MessageWords words;
  PersonalText answer;
  std::string reason;              // of the office: why it is not handled
  std::optional<EntryId> topic{};  // that was made of it and is public
  std::optional<Complaint> complaint{};
  std::optional<Appeal> appeal{};
};
/// "code", "fact" for what can be none; nothing of it counts as a guess.
FieldErrors FaultsOfLookUp(std::string_view code, std::string_view fact);

/// Errors: kInvalidInput for what FaultsOfLookUp tells; kNotFound when there is no such pair; kConflict after too many
/// wrong ones.
Result<LookedUp> LookUpMessage(account::Desk& desk, const std::string& network, std::string_view code,
                               std::string_view fact);

/// True when it counted; false when this browser did before, or its household or place too often. Errors: kNotFound for
/// what is no open topic.
Result<bool> SupportTopic(account::Desk& desk, const Sender& sender, EntryId topic);

/// Errors: kNotFound for what is not public; kConflict when too much comes from one network.
Status SayUseful(account::Desk& desk, const Sender& sender, ItemId item, bool is_useful);

}  // namespace gongkai::disclosure
