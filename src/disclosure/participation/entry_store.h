// What is kept of topics and questions, of who supports a topic, and of whether items were useful. Schema:
// migrations/0222_public_entry.sql. Functions that write take the caller's transaction.
#pragma once

#include <vector>

#include "db/database.h"
#include "disclosure/participation/public_entry.h"

namespace gongkai::disclosure {

std::optional<PublicEntry> FindEntry(db::Session& session, EntryId id);
std::optional<PublicEntry> LockedEntry(db::Transaction& act, EntryId id);
/// What was made of a message, newest first: a topic may have been taken down, and another organ made another one.
std::vector<PublicEntry> EntriesOfMessage(db::Session& session, MessageId message);
/// The one of them that is a topic before the public.
std::optional<PublicEntry> PublicTopicOf(db::Session& session, MessageId message);
/// entry.id.number is given here.
EntryId AddEntry(db::Transaction& act, PublicEntry entry, Instant at);
/// False when the stored version is not entry.version (somebody was faster). Counts the version up.
bool UpdateEntry(db::Transaction& act, const PublicEntry& entry, Instant at);

/// What the office works on, newest first.
std::vector<PublicEntry> EntriesOf(db::Session& session, const std::vector<OrganId>& organs,
                                   std::optional<PublicEntryState> state, int most);

/// What the public sees of one kind, newest first; goes on behind `after`.
struct EntryPlace {
  Date public_on{};
  EntryId id;
};
std::vector<PublicEntry> PublicEntries(db::Session& session, PublicEntryKind kind, std::optional<EntryPlace> after,
                                       int count);

/// Topics that are neither answered nor closed, as far as is stored; whether their item is public is for the gate.
std::vector<PublicEntry> OpenTopics(db::Session& session, const std::vector<OrganId>& organs, int most);

/// Public topics with an item, made of a message that their organ handles and that is still open.
std::vector<PublicEntry> TopicsToSettle(db::Session& session, int most);

/// Who supports, or says whether something was useful: digests of the browser and of the household's network.
struct SupportBy {
  std::string client, household;
};
/// Not twice of a browser, and of a household a few since then.
bool MayAddSupport(db::Session& session, EntryId id, const SupportBy& by, Instant since);
/// False when this browser did before.
bool AddSupport(db::Transaction& act, EntryId id, const SupportBy& by, Instant at);

/// False when its household said too much of late, or far too many said something of this item.
bool MayPutUsefulness(db::Session& session, ItemId item, const SupportBy& by, Instant now);
/// The last word of this browser counts.
void PutUsefulness(db::Transaction& act, ItemId item, const SupportBy& by, bool is_useful, Instant at);
struct Usefulness {
  int yes = 0, no = 0;
};
Usefulness UsefulnessOf(db::Session& session, ItemId item);
struct ItemUsefulness {
  ItemId item;
  std::string title;
  Usefulness counts;
};
/// Of those organs, most often found of no use first.
std::vector<ItemUsefulness> LeastUseful(db::Session& session, const std::vector<OrganId>& organs, int most);

/// The published outcome of the comments on a draft: an item that names it by its index number and is public today.
std::optional<ItemId> PublicOutcomeOf(db::Session& session, std::string_view index_number, Date today);
/// Drafts for comment that are public today, newest first; `organs` empty: of the whole county.
std::vector<ItemId> PublicDraftsOf(db::Session& session, const std::vector<OrganId>& organs, Date today, int most);

}  // namespace gongkai::disclosure
