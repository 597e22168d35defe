#include "disclosure/search/search_store.h"

#include "disclosure/item_columns_store.h"

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
constexpr std::string_view kInsertTokensSqlite = "INSERT INTO search_index (rowid, tokens) VALUES (?, ?)";
constexpr std::string_view kInsertTokensPostgres =
    "INSERT INTO search_index (id, tokens) VALUES (?, CAST(CAST(? AS TEXT) AS TSVECTOR))";
constexpr std::string_view kDeleteTokensPostgres =
    "DELETE FROM search_index WHERE id IN (SELECT id FROM search_chunk WHERE of_organ = ? AND of_item = ?)";
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
    "SELECT form, after_organ, after_number, looked, total, started_at, ended_at FROM search_rebuild WHERE id = 1";
constexpr std::string_view kPutRebuild =
    "INSERT INTO search_rebuild (id, form, after_organ, after_number, looked, total, started_at, ended_at) VALUES (1, "
    "?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET form = excluded.form, after_organ = excluded.after_organ, "
    "after_number = excluded.after_number, looked = excluded.looked, total = excluded.total, started_at = "
    "excluded.started_at, ended_at = excluded.ended_at";

// What is shown or will be; nothing is found of it before its day.
#define TO_BE_INDEXED "published_version IS NOT NULL AND withdrawn_at IS NULL AND on_site = 1"
constexpr std::string_view kIndexedBehind =
    "SELECT organ_id, number FROM item WHERE (organ_id, number) > (?, ?) AND " TO_BE_INDEXED
    " ORDER BY organ_id, number LIMIT ?";
constexpr std::string_view kCountIndexed = "SELECT COUNT(*) FROM item WHERE " TO_BE_INDEXED;

// CROSS JOIN: the index stands in front, and its order is that of the answer. Parameters: match, before, the day twice,
// most.
#define FIND(matches, id)                                                                                           \
  "SELECT search_chunk.id, organ_id, number, title, summary FROM search_index CROSS JOIN search_chunk CROSS JOIN "  \
  "item WHERE " matches " AND " id " < ? AND search_chunk.id = " id                                                 \
  " AND organ_id = of_organ AND number = of_item AND published_version = of_version AND " IS_PUBLIC " ORDER BY " id \
  " DESC LIMIT ?"
constexpr std::string_view kFindSqlite = FIND("search_index MATCH ?", "search_index.rowid");
constexpr std::string_view kFindPostgres =
    FIND("search_index.tokens @@ CAST(CAST(? AS TEXT) AS TSQUERY)", "search_index.id");

constexpr std::string_view kHasTokensSqlite = "SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT 1";
constexpr std::string_view kHasTokensPostgres = "SELECT 1 FROM search_index WHERE CAST(? AS TEXT) <> '' LIMIT 1";

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

search::Dialect DialectOf(const db::Session& session) {
  return session.IsOnPostgres() ? search::Dialect::kTsvector : search::Dialect::kFts5;
}

void AddToIndex(db::Transaction& act, ItemId item, std::int64_t version, Date from,
                const std::vector<std::string>& texts) {
  const auto count = static_cast<std::int64_t>(texts.size());
  const std::int64_t day = DayNumber(from);
  const auto last = act.One<std::int64_t>(kTakePlaces, day, count);
  if (last >= kPlacesOfDay) throw db::DatabaseError(db::ErrorCode::kOther, "too many places of one day in the index");
  std::int64_t id = day * kPlacesOfDay + last - count;
  for (const std::string& text : texts) {
    act.Execute(kInsertChunk, id, item.organ.value, item.number, version);
    act.Execute(act.IsOnPostgres() ? kInsertTokensPostgres : kInsertTokensSqlite, id, text);
    ++id;
  }
}

void DropFromIndex(db::Transaction& act, ItemId item) {
  if (act.IsOnPostgres()) act.Execute(kDeleteTokensPostgres, item.organ.value, item.number);
  act.Execute(kDeleteChunks, item.organ.value, item.number);
}

void ClearIndex(db::Transaction& act) {
  if (act.IsOnPostgres()) {
    act.Execute("DELETE FROM search_index");
  } else {
    act.Execute("INSERT INTO search_index (search_index) VALUES ('delete-all')");
  }
  act.Execute("DELETE FROM search_chunk");
  act.Execute("DELETE FROM search_day");
  act.Execute("DELETE FROM search_wanted");
}

bool IsIndexWhole(db::Session& session) {
  if (!session.First<int>("SELECT 1 FROM search_chunk LIMIT 1")) return true;
  // Every entry bears the mark of all.
  return session
      .First<int>(session.IsOnPostgres() ? kHasTokensPostgres : kHasTokensSqlite,
                  "\"\xEE\x84\x80"
                  "all\"")
      .has_value();
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
                       .after = ItemIn(row, 1),
                       .looked = row.Get<std::int64_t>(3),
                       .total = row.Get<std::int64_t>(4),
                       .started_at = Instant(std::chrono::seconds(row.Get<std::int64_t>(5)))};
  if (const auto ended = row.Get<std::optional<std::int64_t>>(6)) {
    rebuild.ended_at = Instant(std::chrono::seconds(*ended));
  }
  return rebuild;
}

void PutIndexRebuild(db::Transaction& act, const IndexRebuild& rebuild) {
  std::optional<std::int64_t> ended;
  if (rebuild.ended_at) ended = rebuild.ended_at->time_since_epoch().count();
  act.Execute(kPutRebuild, rebuild.form, rebuild.after.organ.value, rebuild.after.number, rebuild.looked, rebuild.total,
              static_cast<std::int64_t>(rebuild.started_at.time_since_epoch().count()), ended);
}

std::vector<ItemId> IndexedItemsBehind(db::Session& session, ItemId after, int most) {
  std::vector<ItemId> items;
  for (const db::Row& row : session.Query(kIndexedBehind, after.organ.value, after.number, most)) {
    items.push_back(ItemIn(row, 0));
  }
  return items;
}

std::int64_t CountIndexedItems(db::Session& session) { return session.One<std::int64_t>(kCountIndexed); }

std::vector<ChunkHit> FindChunks(db::Session& session, std::string_view match, Date today, std::int64_t before,
                                 int most) {
  std::vector<ChunkHit> hits;
  for (const db::Row& row :
       session.Query(session.IsOnPostgres() ? kFindPostgres : kFindSqlite, match, before, today, today, most)) {
    hits.push_back({row.Get<std::int64_t>(0), ItemIn(row, 1), row.Get<std::string>(3), row.Get<std::string>(4)});
  }
  return hits;
}

std::int64_t FirstChunkOf(db::Session& session, ItemId item) {
  return session
      .First<std::int64_t>("SELECT id FROM search_chunk WHERE of_organ = ? AND of_item = ? ORDER BY id LIMIT 1",
                           item.organ.value, item.number)
      .value_or(0);
}

}  // namespace gongkai::disclosure
