// What is kept of matters and of what is tied to them. Schema: migrations/0181_matter.sql. Functions that write take
// the caller's transaction, who has locked the matter.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "account/post.h"
#include "db/database.h"
#include "disclosure/item_store.h"
#include "disclosure/matter/matter.h"

namespace gongkai::disclosure {

std::optional<Matter> FindMatter(db::Session& session, ItemId id);
/// Whoever counts the matters of an organ or changes one holds them.
void LockMatters(db::Transaction& act, OrganId organ);
std::optional<Matter> LockedMatter(db::Transaction& act, ItemId id);
/// matter.id.number is given here.
ItemId AddMatter(db::Transaction& act, const Matter& matter, account::PersonId by, Instant at);
/// Writes title, kind and closing, and counts the version up.
void UpdateMatter(db::Transaction& act, const Matter& matter);
std::int64_t CountOpenMatters(db::Session& session, OrganId organ);

struct MatterQuery {
  std::optional<std::vector<OrganId>> organs{};  // in sight; none: the whole county
  bool is_open = true;                           // else those that are closed
  int page = 1;
  int page_size = 50;
};
struct MatterPage {
  std::vector<Matter> matters{};  // newest first
  int total = 0;
};
MatterPage ListMatters(db::Session& session, const MatterQuery& query);

// ---- ties

void TieItemTo(db::Transaction& act, ItemId matter, std::int64_t item, Phase phase, account::PersonId by, Instant at);
bool UntieItemFrom(db::Transaction& act, ItemId matter, std::int64_t item);
std::int64_t CountItemsOf(db::Session& session, ItemId matter);
std::vector<Matter> MattersWith(db::Session& session, ItemId item);

struct ItemWithFields {
  Item item{};
  std::optional<Phase> phase{};  // of a tie
  std::map<std::string, std::string, std::less<>> fields{};
};
/// Tied by somebody.
std::vector<ItemWithFields> ItemsTiedTo(db::Session& session, ItemId matter);
/// Outcomes and interpretations that name one that is tied: of the organ, and of others what is public.
std::vector<ItemWithFields> ItemsThatNameTied(db::Session& session, ItemId matter, Date today);

// ---- what the gate lets through, without a field of it

struct PublicItem {
  ItemId id{};
  ItemKind kind = ItemKind::kNotice;
  std::string title{};
  Date from{};
  std::optional<Phase> phase{};  // of a tie
};
std::vector<PublicItem> PublicItemsTiedTo(db::Session& session, ItemId matter, Date today);
std::vector<PublicItem> PublicItemsThatNameTied(db::Session& session, ItemId matter, Date today);
std::vector<PublicItem> PublicItemsThatName(db::Session& session, std::string_view index_number, Date today);
/// What the public version of an item names.
std::optional<std::string> IndexNumberNamedBy(db::Session& session, ItemId item);

// ---- steps that do not apply

struct Waiver {
  std::string words{}, by{};
};
using Waivers = std::map<std::string, Waiver, std::less<>>;  // by the id of the step
Waivers WaiversOf(db::Session& session, ItemId matter);
void PutWaiver(db::Transaction& act, ItemId matter, std::string_view step, const std::string& words,
               account::PersonId by, const std::string& name, Instant at);
bool DropWaiver(db::Transaction& act, ItemId matter, std::string_view step);
void DropWaivers(db::Transaction& act, ItemId matter);

/// What may be tied: of the organ, to be published, by what was changed last.
std::vector<Item> ItemsToTie(db::Session& session, ItemId matter, int most);

}  // namespace gongkai::disclosure
