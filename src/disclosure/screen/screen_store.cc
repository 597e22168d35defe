#include "disclosure/screen/screen_store.h"

#include "account/sight.h"
#include "disclosure/item_columns_store.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kTextDigest =
    "SELECT CASE WHEN text_digest = '' THEN digest ELSE text_digest END FROM item_version WHERE organ_id = ? AND item "
    "= ? AND number = ?";
constexpr std::string_view kIsScreened =
    "SELECT COUNT(*) FROM item_screened WHERE organ_id = ? AND item = ? AND version = ? AND digest = ?";

// What is shown or will be: a list that is over is nobody's business any more.
#define STANDS "published_version IS NOT NULL AND withdrawn_at IS NULL AND (public_until IS NULL OR public_until >= ?)"
// The run over the text of a version, by whose number it is asked.
#define OPEN_OVER(number)                                                                                        \
  "screening_state s JOIN item i ON i.organ_id = s.organ_id AND i.number = s.subject JOIN item_version v ON "    \
  "v.organ_id = i.organ_id AND v.item = i.number AND v.number = " number                                         \
  " AND s.digest = CASE WHEN v.text_digest = '' THEN v.digest ELSE v.text_digest END WHERE s.kind = 'item' AND " \
  "s.is_open > 0"
#define STILL_PUBLIC " AND i.withdrawn_at IS NULL AND (i.public_until IS NULL OR i.public_until >= ?)"

constexpr std::string_view kOpenPublic = "SELECT i.organ_id, i.number, v.number, s.is_open FROM " OPEN_OVER(
    "i.published_version") " AND " IN_SIGHT("s.organ_id") STILL_PUBLIC " ORDER BY i.organ_id, i.number LIMIT ?";
constexpr std::string_view kOpenDrafts =
    "SELECT i.organ_id, i.number, v.number, s.is_open FROM " OPEN_OVER("i.latest_version") " AND " IN_SIGHT(
        "s.organ_id") " AND i.stage IN ('draft', 'review') ORDER BY i.organ_id, i.number LIMIT ?";
constexpr std::string_view kCountOpen = "SELECT i.organ_id, COUNT(*), CAST(SUM(s.is_open) AS BIGINT) FROM " OPEN_OVER(
    "i.published_version") " AND " IN_SIGHT("s.organ_id") STILL_PUBLIC " GROUP BY i.organ_id ORDER BY i.organ_id";

constexpr std::string_view kPublishedBehind =
    "SELECT " ITEM_COLUMNS " FROM item WHERE (organ_id, number) > (?, ?) AND " STANDS
    " ORDER BY organ_id, number LIMIT ?";
constexpr std::string_view kCountPublished = "SELECT COUNT(*) FROM item WHERE " STANDS;

struct OpenRow {
  ItemId id;
  std::int64_t version;
  int open;
};

std::vector<OpenItem> ItemsOf(db::Session& session, db::Rows rows) {
  std::vector<OpenRow> found;
  while (rows.Next()) {
    const db::Row& row = rows.row();
    found.push_back(
        {{OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)}, row.Get<std::int64_t>(2), row.Get<int>(3)});
  }
  std::vector<OpenItem> items;
  for (const OpenRow& each : found) {
    if (auto item = FindItem(session, each.id)) items.push_back({std::move(*item), each.version, each.open});
  }
  return items;
}

}  // namespace

std::string KeptTextDigest(db::Session& session, ItemId item, std::int64_t version) {
  return session.First<std::string>(kTextDigest, item.organ.value, item.number, version).value_or("");
}

bool IsScreenedInDatabase(db::Session& session, const ItemVersion& version) {
  return session.One<std::int64_t>(kIsScreened, version.item.organ.value, version.item.number, version.number,
                                   version.digest) > 0;
}

std::vector<OpenItem> OpenPublicItems(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                      Date today, int most) {
  const auto sight = account::SightText(organs);
  return ItemsOf(session, session.Query(kOpenPublic, sight, sight, today, most));
}

std::vector<OpenItem> OpenDrafts(db::Session& session, const std::optional<std::vector<OrganId>>& organs, int most) {
  const auto sight = account::SightText(organs);
  return ItemsOf(session, session.Query(kOpenDrafts, sight, sight, most));
}

std::vector<OpenOfOrgan> CountOpenPublic(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                         Date today) {
  const auto sight = account::SightText(organs);
  std::vector<OpenOfOrgan> counts;
  for (const db::Row& row : session.Query(kCountOpen, sight, sight, today)) {
    counts.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<int>(1), row.Get<int>(2)});
  }
  return counts;
}

std::vector<Item> PublishedBehind(db::Session& session, ItemId after, Date today, int most) {
  std::vector<Item> items;
  for (const db::Row& row : session.Query(kPublishedBehind, after.organ.value, after.number, today, most)) {
    items.push_back(ItemFromRow(row));
  }
  return items;
}

std::int64_t CountPublished(db::Session& session, Date today) {
  return session.One<std::int64_t>(kCountPublished, today);
}

}  // namespace gongkai::disclosure
