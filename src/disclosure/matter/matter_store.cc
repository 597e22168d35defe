#include "disclosure/matter/matter_store.h"

#include "account/sight.h"
#include "disclosure/item_columns_store.h"

namespace gongkai::disclosure {
namespace {

#define MATTER_COLUMNS "organ_id, number, kind, title, closed_on, version"

constexpr std::string_view kSelect = "SELECT " MATTER_COLUMNS " FROM matter WHERE organ_id = ? AND number = ?";
constexpr std::string_view kInsert =
    "INSERT INTO matter (organ_id, number, kind, title, created_by, created_at, closed_on, version) VALUES (?, ?, ?, "
    "?, ?, ?, NULL, 1)";
constexpr std::string_view kUpdate =
    "UPDATE matter SET kind = ?, title = ?, closed_on = ?, version = version + 1 WHERE organ_id = ? AND number = ?";
constexpr std::string_view kList =
    "SELECT " MATTER_COLUMNS
    ", COUNT(*) OVER () FROM matter WHERE (CAST(? AS TEXT) IS NULL OR CAST(? AS TEXT) LIKE '%,' || organ_id || ',%') "
    "AND "
    "(closed_on IS NULL) = (CAST(? AS BIGINT) = 1) ORDER BY organ_id, number DESC LIMIT ? OFFSET ?";
constexpr std::string_view kSelectWithItem = "SELECT " MATTER_COLUMNS
                                             " FROM matter WHERE organ_id = ? AND number IN (SELECT matter FROM "
                                             "matter_item WHERE organ_id = ? AND item = ?) ORDER BY number";

// What is public of an item, of one that never was the latest.
#define ITEM_FIELDS                                                                                                \
  "(SELECT v.fields FROM item_version v WHERE v.organ_id = item.organ_id AND v.item = item.number AND v.number = " \
  "COALESCE(item.published_version, item.latest_version))"

constexpr std::string_view kSelectTied =
    "SELECT " ITEM_COLUMNS ", " ITEM_FIELDS
    ", (SELECT t.phase FROM matter_item t WHERE t.organ_id = item.organ_id AND t.item = item.number AND t.matter = ?) "
    "FROM item WHERE organ_id = ? AND number IN (SELECT m.item FROM matter_item m WHERE m.organ_id = ? AND m.matter = "
    "?) ORDER BY COALESCE(public_from, due_on, '9999'), number";
// Those that name by the version that counts one of these index numbers.
#define NAMES_ONE_OF(version, numbers)                                                                  \
  "(organ_id, number) IN (SELECT r.organ_id, r.item FROM item_reference r JOIN item i ON i.organ_id = " \
  "r.organ_id AND i.number = r.item AND r.version = " version " WHERE r.index_number IN (" numbers "))"
// Parameters: organ twice, matter.
#define NUMBERS_TIED                                                                                                \
  "SELECT t.index_number FROM item t WHERE t.organ_id = ? AND t.index_number <> '' AND t.number IN (SELECT m.item " \
  "FROM matter_item m WHERE m.organ_id = ? AND m.matter = ?)"
constexpr std::string_view kSelectNamingTied = "SELECT " ITEM_COLUMNS ", " ITEM_FIELDS " FROM item WHERE " NAMES_ONE_OF(
    "COALESCE(i.published_version, i.latest_version)",
    NUMBERS_TIED) " AND attribute = 'proactive' AND stage <> 'dropped' AND (organ_id = ? OR (" IS_PUBLIC
                  ")) ORDER BY organ_id, number";

#define PUBLIC_COLUMNS "organ_id, number, kind, title, public_from"
// By the pair, so that the few that are tied are looked up, and not all that the organ has made public.
constexpr std::string_view kSelectPublicTied =
    "SELECT " PUBLIC_COLUMNS
    ", (SELECT t.phase FROM matter_item t WHERE t.organ_id = item.organ_id AND t.item = item.number AND t.matter = ?) "
    "FROM item WHERE (organ_id, number) IN (SELECT m.organ_id, m.item FROM matter_item m WHERE m.organ_id = ? AND "
    "m.matter = ?) AND " IS_PUBLIC;
constexpr std::string_view kSelectPublicNamingTied = "SELECT " PUBLIC_COLUMNS ", '' FROM item WHERE " NAMES_ONE_OF(
    "i.published_version", NUMBERS_TIED) " AND " IS_PUBLIC;
constexpr std::string_view kSelectPublicNaming =
    "SELECT " PUBLIC_COLUMNS ", '' FROM item WHERE " NAMES_ONE_OF("i.published_version", "?") " AND " IS_PUBLIC;
constexpr std::string_view kSelectNamedBy =
    "SELECT r.index_number FROM item_reference r JOIN item i ON i.organ_id = r.organ_id AND i.number = r.item AND "
    "r.version = i.published_version WHERE r.organ_id = ? AND r.item = ?";

constexpr std::string_view kPutWaiver =
    "INSERT INTO matter_waiver (organ_id, matter, step, words, person_id, person_name, at) VALUES (?, ?, ?, ?, ?, ?, "
    "?) ON CONFLICT (organ_id, matter, step) DO UPDATE SET words = excluded.words, person_id = excluded.person_id, "
    "person_name = excluded.person_name, at = excluded.at";

constexpr std::string_view kSelectToTie =
    "SELECT " ITEM_COLUMNS
    " FROM item WHERE organ_id = ? AND attribute = 'proactive' AND number NOT IN (SELECT m.item FROM matter_item m "
    "WHERE m.organ_id = ? AND m.matter = ?) ORDER BY changed_at DESC, number DESC LIMIT ?";

constexpr int kFieldsColumn = kItemColumns, kPhaseColumn = kItemColumns + 1;

Matter MatterFromRow(const db::Row& row) {
  const auto kind = MatterKindFrom(row.Get<std::string_view>(2));
  if (!kind) throw db::DatabaseError(db::ErrorCode::kOther, "unknown kind of matter");
  return {.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
          .kind = *kind,
          .title = row.Get<std::string>(3),
          .closed_on = row.Get<std::optional<Date>>(4),
          .version = row.Get<std::int64_t>(5)};
}

std::vector<PublicItem> PublicItemsFrom(db::Rows rows) {
  std::vector<PublicItem> items;
  for (const db::Row& row : rows) {
    const auto kind = ItemKindFrom(row.Get<std::string_view>(2));
    if (!kind) throw db::DatabaseError(db::ErrorCode::kOther, "unknown kind of item");
    items.push_back({.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                     .kind = *kind,
                     .title = row.Get<std::string>(3),
                     .from = row.Get<Date>(4),
                     .phase = PhaseFrom(row.Get<std::string_view>(5))});
  }
  return items;
}

ItemWithFields WithFieldsFrom(const db::Row& row) {
  return {.item = ItemFromRow(row), .phase = {}, .fields = FieldsFrom(row.Get<std::string_view>(kFieldsColumn))};
}

}  // namespace

std::optional<Matter> FindMatter(db::Session& session, ItemId id) {
  db::Rows rows = session.Query(kSelect, id.organ.value, id.number);
  return rows.Next() ? std::optional(MatterFromRow(rows.row())) : std::nullopt;
}

void LockMatters(db::Transaction& act, OrganId organ) { act.Lock("matters of " + std::to_string(organ.value)); }

std::optional<Matter> LockedMatter(db::Transaction& act, ItemId id) {
  LockMatters(act, id.organ);
  return FindMatter(act, id);
}

ItemId AddMatter(db::Transaction& act, const Matter& matter, account::PersonId by, Instant at) {
  const std::int64_t organ = matter.id.organ.value;
  LockMatters(act, matter.id.organ);
  const auto number =
      act.One<std::int64_t>("SELECT COALESCE(MAX(number), 0) + 1 FROM matter WHERE organ_id = ?", organ);
  act.Execute(kInsert, organ, number, IdOf(matter.kind), matter.title, by.value, at.time_since_epoch().count());
  return {matter.id.organ, number};
}

void UpdateMatter(db::Transaction& act, const Matter& matter) {
  act.Execute(kUpdate, IdOf(matter.kind), matter.title, matter.closed_on, matter.id.organ.value, matter.id.number);
}

std::int64_t CountOpenMatters(db::Session& session, OrganId organ) {
  return session.One<std::int64_t>("SELECT COUNT(*) FROM matter WHERE organ_id = ? AND closed_on IS NULL", organ.value);
}

MatterPage ListMatters(db::Session& session, const MatterQuery& query) {
  const auto sight = account::SightText(query.organs);
  MatterPage page;
  for (const db::Row& row :
       session.Query(kList, sight, sight, query.is_open ? 1 : 0, query.page_size, (query.page - 1) * query.page_size)) {
    page.matters.push_back(MatterFromRow(row));
    page.total = row.Get<int>(6);
  }
  return page;
}

void TieItemTo(db::Transaction& act, ItemId matter, std::int64_t item, Phase phase, account::PersonId by, Instant at) {
  act.Execute(
      "INSERT INTO matter_item (organ_id, matter, item, phase, person_id, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT "
      "(organ_id, matter, item) DO UPDATE SET phase = excluded.phase, person_id = excluded.person_id, at = excluded.at",
      matter.organ.value, matter.number, item, IdOf(phase), by.value, at.time_since_epoch().count());
}

bool UntieItemFrom(db::Transaction& act, ItemId matter, std::int64_t item) {
  return act.Execute("DELETE FROM matter_item WHERE organ_id = ? AND matter = ? AND item = ?", matter.organ.value,
                     matter.number, item) == 1;
}

std::int64_t CountItemsOf(db::Session& session, ItemId matter) {
  return session.One<std::int64_t>("SELECT COUNT(*) FROM matter_item WHERE organ_id = ? AND matter = ?",
                                   matter.organ.value, matter.number);
}

std::vector<Matter> MattersWith(db::Session& session, ItemId item) {
  std::vector<Matter> matters;
  for (const db::Row& row : session.Query(kSelectWithItem, item.organ.value, item.organ.value, item.number))
    matters.push_back(MatterFromRow(row));
  return matters;
}

std::vector<ItemWithFields> ItemsTiedTo(db::Session& session, ItemId matter) {
  std::vector<ItemWithFields> items;
  for (const db::Row& row :
       session.Query(kSelectTied, matter.number, matter.organ.value, matter.organ.value, matter.number)) {
    items.push_back(WithFieldsFrom(row));
    items.back().phase = PhaseFrom(row.Get<std::string_view>(kPhaseColumn));
  }
  return items;
}

std::vector<ItemWithFields> ItemsThatNameTied(db::Session& session, ItemId matter, Date today) {
  std::vector<ItemWithFields> items;
  const std::int64_t organ = matter.organ.value;
  for (const db::Row& row : session.Query(kSelectNamingTied, organ, organ, matter.number, organ, today, today))
    items.push_back(WithFieldsFrom(row));
  return items;
}

std::vector<PublicItem> PublicItemsTiedTo(db::Session& session, ItemId matter, Date today) {
  const std::int64_t organ = matter.organ.value;
  return PublicItemsFrom(session.Query(kSelectPublicTied, matter.number, organ, matter.number, today, today));
}

std::vector<PublicItem> PublicItemsThatNameTied(db::Session& session, ItemId matter, Date today) {
  const std::int64_t organ = matter.organ.value;
  return PublicItemsFrom(session.Query(kSelectPublicNamingTied, organ, organ, matter.number, today, today));
}

std::vector<PublicItem> PublicItemsThatName(db::Session& session, std::string_view index_number, Date today) {
  if (index_number.empty()) return {};
  return PublicItemsFrom(session.Query(kSelectPublicNaming, index_number, today, today));
}

std::optional<std::string> IndexNumberNamedBy(db::Session& session, ItemId item) {
  db::Rows rows = session.Query(kSelectNamedBy, item.organ.value, item.number);
  return rows.Next() ? std::optional(rows.row().Get<std::string>(0)) : std::nullopt;
}

Waivers WaiversOf(db::Session& session, ItemId matter) {
  Waivers waivers;
  for (const db::Row& row :
       session.Query("SELECT step, words, person_name FROM matter_waiver WHERE organ_id = ? AND matter = ?",
                     matter.organ.value, matter.number)) {
    waivers.emplace(row.Get<std::string>(0), Waiver{row.Get<std::string>(1), row.Get<std::string>(2)});
  }
  return waivers;
}

void PutWaiver(db::Transaction& act, ItemId matter, std::string_view step, const std::string& words,
               account::PersonId by, const std::string& name, Instant at) {
  act.Execute(kPutWaiver, matter.organ.value, matter.number, step, words, by.value, name,
              at.time_since_epoch().count());
}

bool DropWaiver(db::Transaction& act, ItemId matter, std::string_view step) {
  return act.Execute("DELETE FROM matter_waiver WHERE organ_id = ? AND matter = ? AND step = ?", matter.organ.value,
                     matter.number, step) == 1;
}

void DropWaivers(db::Transaction& act, ItemId matter) {
  act.Execute("DELETE FROM matter_waiver WHERE organ_id = ? AND matter = ?", matter.organ.value, matter.number);
}

std::vector<Item> ItemsToTie(db::Session& session, ItemId matter, int most) {
  std::vector<Item> items;
  for (const db::Row& row : session.Query(kSelectToTie, matter.organ.value, matter.organ.value, matter.number, most))
    items.push_back(ItemFromRow(row));
  return items;
}

}  // namespace gongkai::disclosure
