#include "disclosure/search/search_store.h"

#include "disclosure/search/search_segment_store.h"

namespace gongkai::disclosure {
namespace {

/// Places of a day: more than any county publishes on one.
constexpr std::int64_t kPlacesOfDay = std::int64_t{1} << 24U;

// Counted up in one statement, so that two who publish at once have places of their own.
constexpr std::string_view kTakePlaces =
    "INSERT INTO search_day (day, last) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET last = search_day.last + "
    "excluded.last RETURNING last";
constexpr std::string_view kInsertChunk =
    "INSERT INTO search_chunk (id, of_organ, of_item, of_version) VALUES (?, ?, ?, ?)";
constexpr std::string_view kInsertKeys = "INSERT INTO search_keys (id, keys, marks) VALUES (?, ?, ?)";
constexpr std::string_view kDeleteKeys =
    "DELETE FROM search_keys WHERE id IN (SELECT id FROM search_chunk WHERE of_organ = ? AND of_item = ?)";
constexpr std::string_view kDeleteChunks = "DELETE FROM search_chunk WHERE of_organ = ? AND of_item = ?";

constexpr std::string_view kFindFile = "SELECT state, text FROM search_file WHERE digest = ?";
constexpr std::string_view kPutFile =
    "INSERT INTO search_file (digest, state, text, read_at) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET "
    "state = excluded.state, text = excluded.text, read_at = excluded.read_at";
constexpr std::string_view kWant =
    "INSERT INTO search_wanted (of_organ, of_item, digest, name) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
constexpr std::string_view kWanted =
    "SELECT of_organ, of_item, digest, name FROM search_wanted ORDER BY of_organ, of_item, digest LIMIT ?";
constexpr std::string_view kWhoWants =
    "SELECT of_organ, of_item FROM search_wanted WHERE digest = ? ORDER BY of_organ, of_item";
constexpr std::string_view kDropWanted = "DELETE FROM search_wanted WHERE of_organ = ? AND of_item = ?";

constexpr std::string_view kFindRebuild =
    "SELECT form, after_organ, after_number, looked, total, started_at, ended_at, files_anew, checked_at, "
    "after_day FROM "
    "search_rebuild WHERE id = 1";
constexpr std::string_view kPutRebuild =
    "INSERT INTO search_rebuild (id, form, after_organ, after_number, looked, total, started_at, ended_at, files_anew, "
    "after_day) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET form = excluded.form, after_organ "
    "= "
    "excluded.after_organ, "
    "after_number = excluded.after_number, looked = excluded.looked, total = excluded.total, started_at = "
    "excluded.started_at, ended_at = excluded.ended_at, files_anew = excluded.files_anew, after_day = "
    "excluded.after_day";

// What is shown or will be; nothing is found of it before its day.
#define TO_BE_INDEXED \
  "published_version IS NOT NULL AND withdrawn_at IS NULL AND on_site = 1 AND public_from IS NOT NULL"
constexpr std::string_view kIndexedBehind =
    "SELECT organ_id, number, public_from FROM item WHERE (public_from, organ_id, number) > (?, ?, ?) AND "
    "" TO_BE_INDEXED " ORDER BY public_from, organ_id, number LIMIT ?";
constexpr std::string_view kCountIndexed = "SELECT COUNT(*) FROM item WHERE " TO_BE_INDEXED;

#define OLDEST_CHUNK "SELECT id, segment FROM search_chunk ORDER BY id LIMIT 1"
#define HAS_KEYS "EXISTS (SELECT 1 FROM search_keys WHERE search_keys.id = c.id)"
#define HAS_SEGMENT "(segment = 0 OR EXISTS (SELECT 1 FROM search_segment WHERE search_segment.id = c.segment))"
constexpr std::string_view kOldestIsWhole = "SELECT 1 FROM (" OLDEST_CHUNK ") AS c WHERE " HAS_KEYS " AND " HAS_SEGMENT;
constexpr std::string_view kChunkNotWhole =
    "SELECT 1 FROM search_chunk AS c WHERE NOT " HAS_KEYS " OR NOT " HAS_SEGMENT " LIMIT 1";
constexpr std::string_view kItemWithoutChunk =
    "SELECT 1 FROM item WHERE " TO_BE_INDEXED
    " AND NOT EXISTS (SELECT 1 FROM search_chunk WHERE of_organ = organ_id AND of_item = "
    "number AND of_version = published_version) LIMIT 1";

std::string_view IdOfState(FileState state) {
  return state == FileState::kRead ? "read" : state == FileState::kCut ? "cut" : "unread";
}

FileState StateFrom(std::string_view id) {
  return id == "read" ? FileState::kRead : id == "cut" ? FileState::kCut : FileState::kUnread;
}

std::int64_t DayNumber(Date day) { return std::chrono::sys_days(day).time_since_epoch().count(); }

ItemId ItemIn(const db::Row& row, int column) {
  return {OrganId{row.Get<std::int64_t>(column)}, row.Get<std::int64_t>(column + 1)};
}

}  // namespace

void AddToIndex(db::Transaction& act, ItemId item, std::int64_t version, Date from,
                const std::vector<search::IndexText>& texts) {
  const auto count = static_cast<std::int64_t>(texts.size());
  const std::int64_t day = DayNumber(from);
  const auto last = act.One<std::int64_t>(kTakePlaces, day, count);
  if (last >= kPlacesOfDay) throw db::DatabaseError(db::ErrorCode::kOther, "too many places of one day in the index");
  std::int64_t id = day * kPlacesOfDay + last - count;
  for (const search::IndexText& text : texts) {
    act.Execute(kInsertChunk, id, item.organ.value, item.number, version);
    act.Execute(kInsertKeys, id, text.keys, text.marks);
    ++id;
  }
}

void DropFromIndex(db::Transaction& act, ItemId item) {
  act.Execute(kDeleteKeys, item.organ.value, item.number);
  act.Execute(kDeleteChunks, item.organ.value, item.number);
}

void ClearIndex(db::Transaction& act) {
  ClearSegments(act);
  act.Execute("DELETE FROM search_keys");
  act.Execute("DELETE FROM search_chunk");
  act.Execute("DELETE FROM search_day");
  act.Execute("DELETE FROM search_wanted");
}

void ForgetFiles(db::Transaction& act) { act.Execute("DELETE FROM search_file"); }

bool HasOldestTokens(db::Session& session) {
  if (!session.First<int>("SELECT 1 FROM search_chunk LIMIT 1")) return true;
  return session.First<int>(kOldestIsWhole).has_value();
}

bool IsIndexWhole(db::Session& session) {
  return !session.First<int>(kChunkNotWhole) && !session.First<int>(kItemWithoutChunk);
}

void PutIndexChecked(db::Transaction& act, Instant at) {
  act.Execute("UPDATE search_rebuild SET checked_at = ?", static_cast<std::int64_t>(at.time_since_epoch().count()));
}

std::optional<SearchFile> FindSearchFile(db::Session& session, std::string_view digest) {
  db::Rows rows = session.Query(kFindFile, digest);
  if (!rows.Next()) return std::nullopt;
  return SearchFile{StateFrom(rows.row().Get<std::string_view>(0)), rows.row().Get<std::string>(1)};
}

void PutSearchFile(db::Transaction& act, std::string_view digest, const SearchFile& file, Instant at) {
  act.Execute(kPutFile, digest, IdOfState(file.state), file.text,
              static_cast<std::int64_t>(at.time_since_epoch().count()));
}

void WantFile(db::Transaction& act, const WantedFile& file) {
  act.Execute(kWant, file.item.organ.value, file.item.number, file.digest, file.name);
}

std::vector<WantedFile> WantedFiles(db::Session& session, int most) {
  std::vector<WantedFile> wanted;
  for (const db::Row& row : session.Query(kWanted, most)) {
    wanted.push_back({ItemIn(row, 0), row.Get<std::string>(2), row.Get<std::string>(3)});
  }
  return wanted;
}

std::vector<ItemId> ItemsThatWant(db::Session& session, std::string_view digest) {
  std::vector<ItemId> items;
  for (const db::Row& row : session.Query(kWhoWants, digest)) items.push_back(ItemIn(row, 0));
  return items;
}

void DropWanted(db::Transaction& act, ItemId item) { act.Execute(kDropWanted, item.organ.value, item.number); }

std::optional<IndexRebuild> FindIndexRebuild(db::Session& session) {
  db::Rows rows = session.Query(kFindRebuild);
  if (!rows.Next()) return std::nullopt;
  const db::Row& row = rows.row();
  IndexRebuild rebuild{.form = row.Get<int>(0),
                       .after = {row.Get<std::string>(9), ItemIn(row, 1)},
                       .looked = row.Get<std::int64_t>(3),
                       .total = row.Get<std::int64_t>(4),
                       .started_at = Instant(std::chrono::seconds(row.Get<std::int64_t>(5))),
                       .has_files_anew = row.Get<std::int64_t>(7) != 0};
  if (const auto ended = row.Get<std::optional<std::int64_t>>(6)) {
    rebuild.ended_at = Instant(std::chrono::seconds(*ended));
  }
  if (const auto checked = row.Get<std::optional<std::int64_t>>(8)) {
    rebuild.checked_at = Instant(std::chrono::seconds(*checked));
  }
  return rebuild;
}

void PutIndexRebuild(db::Transaction& act, const IndexRebuild& rebuild) {
  std::optional<std::int64_t> ended;
  if (rebuild.ended_at) ended = rebuild.ended_at->time_since_epoch().count();
  act.Execute(kPutRebuild, rebuild.form, rebuild.after.item.organ.value, rebuild.after.item.number, rebuild.looked,
              rebuild.total, static_cast<std::int64_t>(rebuild.started_at.time_since_epoch().count()), ended,
              rebuild.has_files_anew ? 1 : 0, rebuild.after.day);
}

std::vector<IndexPlace> IndexedItemsBehind(db::Session& session, const IndexPlace& after, int most) {
  std::vector<IndexPlace> items;
  for (const db::Row& row : session.Query(kIndexedBehind, after.day, after.item.organ.value, after.item.number, most)) {
    items.push_back({row.Get<std::string>(2), ItemIn(row, 0)});
  }
  return items;
}

std::int64_t CountIndexedItems(db::Session& session) { return session.One<std::int64_t>(kCountIndexed); }

std::int64_t CountItemsThatWant(db::Session& session) {
  return session.One<std::int64_t>("SELECT COUNT(*) FROM (SELECT DISTINCT of_organ, of_item FROM search_wanted) w");
}

std::int64_t PlaceOfDay(Date day) { return DayNumber(day) * kPlacesOfDay; }

std::int64_t FirstChunkOf(db::Session& session, ItemId item) {
  return session
      .First<std::int64_t>("SELECT id FROM search_chunk WHERE of_organ = ? AND of_item = ? ORDER BY id LIMIT 1",
                           item.organ.value, item.number)
      .value_or(0);
}

}  // namespace gongkai::disclosure
