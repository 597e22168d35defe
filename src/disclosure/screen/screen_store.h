// SQL where items and what screening keeps meet. Schema: migrations/0100_item.sql, 0190_screening.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "disclosure/item_store.h"

namespace gongkai::disclosure {

/// The digest of a version's text, as it is kept beside it; of one written before there was such a digest, that of all
/// of it.
std::string KeptTextDigest(db::Session& session, ItemId item, std::int64_t version);

/// Whether the database would let this version be signed last and published: the twin of ScreeningOf (settled_view.h).
bool IsScreenedInDatabase(db::Session& session, const ItemVersion& version);

/// Of a version, how many hits are open in the last run over it.
struct OpenItem {
  Item item;
  std::int64_t version = 0;
  int open = 0;
};
/// Of what is public on that day, or waits for its day: as the last run left it. `organs`: none: all of the county.
std::vector<OpenItem> OpenPublicItems(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                      Date today, int most);
/// Of drafts and of what is being signed.
std::vector<OpenItem> OpenDrafts(db::Session& session, const std::optional<std::vector<OrganId>>& organs, int most);

struct OpenOfOrgan {
  OrganId organ{0};
  int items = 0;
  int open = 0;
};
/// Of what is public, by organ.
std::vector<OpenOfOrgan> CountOpenPublic(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                         Date today);

/// What is public on that day or waits for its day, behind that item, in the order of ids.
std::vector<Item> PublishedBehind(db::Session& session, ItemId after, Date today, int most);
std::int64_t CountPublished(db::Session& session, Date today);

}  // namespace gongkai::disclosure
