// What is kept of items. SQL of items lives here and in item_list_store.h, nowhere else. Schema:
// migrations/0100_item.sql, 0101_item_guard. Functions that write take the caller's transaction (account/deed.h), who
// has locked the item.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "db/database.h"
#include "disclosure/gate.h"
#include "disclosure/item.h"
#include "disclosure/review.h"

namespace gongkai::disclosure {

/// Where the latest version stands.
enum class Stage {
  kDraft,
  kReview,      // handed in, being signed
  kPublic,      // it is the published one
  kRegistered,  // signed not to be published
  kDropped,     // a draft that was let go of; it is kept, and may be taken up again
};

std::string_view IdOf(Stage stage);
std::string_view NameOf(Stage stage);
std::optional<Stage> StageFrom(std::string_view id);

struct Withdrawal {
  Instant at{};
  WithdrawalKind kind = WithdrawalKind::kError;
  std::string words;
};

/// A row of the list: what is copied of the version that is public, or of the latest one where none is.
struct Item {
  ItemId id;
  Stage stage = Stage::kDraft;
  std::int64_t latest_version = 1;
  std::string index_number;  // empty until it is handed in for the first time
  ItemKind kind = ItemKind::kNotice;
  std::string title;
  std::string summary;  // 内容概述
  Attribute attribute = Attribute::kProactive;
  std::optional<Date> formed_on;
  std::optional<Date> due_on;  // the last day in time, of what is to be published
  Publicity publicity;
  std::optional<Withdrawal> withdrawal;
  std::optional<Date> review_again_on;  // of what is not published (条例第十八条)
  account::PersonId created_by{0};
  Instant changed_at{};
  std::int64_t version = 0;  // one more with each change
};

struct ItemVersion {
  ItemId item;
  std::int64_t number = 1;
  Content content;
  std::string digest;  // empty until it is handed in
  account::PersonId author{0};
  Instant saved_at{};
  std::optional<Instant> published_at{};  // when it was released: it is read, and never written with the version
};

/// The day from which readers have a correction before them; none where the version corrects nothing, or is not
/// released.
std::optional<Date> CorrectedOn(const Item& item, const ItemVersion& version);

/// For the queries of item_list_store.h: their first kItemColumns columns, in the order in which FindItem reads them.
Item ItemFromRow(const db::Row& row);

std::optional<Item> FindItem(db::Session& session, ItemId id);
std::optional<Item> FindItemByIndexNumber(db::Session& session, std::string_view index_number);
/// As it is once nobody else can change it, until the transaction ends.
std::optional<Item> LockedItem(db::Transaction& act, ItemId id);

/// item.id.number is given here; the first version is written with it.
ItemId AddItem(db::Transaction& act, Item item, const ItemVersion& first);
/// Writes all but the id, and counts the version up.
void UpdateItem(db::Transaction& act, const Item& item);

/// How an item stood that was taken down and is signed anew for a later day. Until then it is told as taken down.
struct EarlierWithdrawal {
  Publicity publicity;
  Withdrawal withdrawal;
};
std::optional<EarlierWithdrawal> FindEarlierWithdrawal(db::Session& session, ItemId id);
void PutEarlierWithdrawal(db::Transaction& act, ItemId id, const EarlierWithdrawal& earlier);
void DropEarlierWithdrawal(db::Transaction& act, ItemId id);

/// The fields of a version, as they are kept.
std::map<std::string, std::string, std::less<>> FieldsFrom(std::string_view text);
std::optional<ItemVersion> FindVersion(db::Session& session, ItemId id, std::int64_t number);
/// A new one, or one that nobody has signed yet. The database refuses to change a signed one.
void SaveVersion(db::Transaction& act, const ItemVersion& version);

/// Oldest first.
std::vector<Signature> SignaturesOf(db::Session& session, ItemId id, std::int64_t version);
void AddSignature(db::Transaction& act, ItemId id, std::int64_t version, const Signature& signature);

/// The database refuses it unless three people signed this digest and a secrecy examiner examined it.
void AddPublication(db::Transaction& act, ItemId id, std::int64_t version, std::string_view digest, Instant at);

/// Of an item whose publication for a later day was stopped; its version is the one that does not go out.
inline constexpr std::string_view kPublicationStopped = "publication_stopped";

struct ItemEvent {
  std::int64_t version = 0;
  std::string kind;  // made, handed_in, taken_back, returned, signed, published, registered, withdrawn,
                     // correction_begun, publication_stopped, dropped, picked_up, correction_dropped,
                     // screening_changed, screening_asked, and those of steps (step/step_actions.h)
  std::optional<Signer> signer;
  account::PersonId person{0};
  std::string person_name;
  Instant at{};
  std::string words;
};

/// Oldest first.
std::vector<ItemEvent> EventsOf(db::Session& session, ItemId id);
void AddEvent(db::Transaction& act, ItemId id, const ItemEvent& event);

/// The last event that moved the item itself: those of its steps (step/) and of screening go on beside it. Null where
/// there is none.
const ItemEvent* LastMoveOf(const std::vector<ItemEvent>& events);

/// What the next version is numbered: also of versions that were let go of none is numbered again.
std::int64_t NextVersionOf(db::Session& session, ItemId id);

/// The next serial number of the organ's index numbers in that year.
std::int64_t NextSerial(db::Transaction& act, OrganId organ, int year);

}  // namespace gongkai::disclosure
