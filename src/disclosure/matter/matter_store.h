// What is kept of matters and of what is tied to them. Schema: migrations/0181_matter.sql. Functions that write take
// the caller's transaction, who has locked the matter.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/post.h"
#include "db/database.h"
#include "disclosure/item_store.h"
#include "disclosure/matter/matter.h"

namespace gongkai::disclosure {

std::optional<Matter> FindMatter(db::Session& session, ItemId id);
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
/// Outcomes and interpretations of the organ that name this index number.
std::vector<ItemWithFields> ItemsThatName(db::Session& session, OrganId organ, std::string_view index_number);
std::optional<ItemWithFields> ItemWithItsFields(db::Session& session, ItemId id);

/// What may be tied: of the organ, to be published, by what was changed last.
std::vector<Item> ItemsToTie(db::Session& session, ItemId matter, int most);

}  // namespace gongkai::disclosure
