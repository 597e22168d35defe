#include "disclosure/search/search_store.h"

#include <algorithm>

#include "disclosure/item_columns_store.h"
#include "search/query.h"
#include "search/token.h"

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
    "INSERT INTO search_index (id, of_organ, of_item, of_version, tokens, keys) VALUES (?, ?, ?, ?, CAST(CAST(? AS "
    "TEXT) AS TSVECTOR), ?)";
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
    "SELECT form, after_organ, after_number, looked, total, started_at, ended_at, files_anew, checked_at FROM "
    "search_rebuild WHERE id = 1";
constexpr std::string_view kPutRebuild =
    "INSERT INTO search_rebuild (id, form, after_organ, after_number, looked, total, started_at, ended_at, files_anew) "
    "VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET form = excluded.form, after_organ = "
    "excluded.after_organ, "
    "after_number = excluded.after_number, looked = excluded.looked, total = excluded.total, started_at = "
    "excluded.started_at, ended_at = excluded.ended_at, files_anew = excluded.files_anew";

// What is shown or will be; nothing is found of it before its day.
#define TO_BE_INDEXED "published_version IS NOT NULL AND withdrawn_at IS NULL AND on_site = 1"
constexpr std::string_view kIndexedBehind =
    "SELECT organ_id, number FROM item WHERE (organ_id, number) > (?, ?) AND " TO_BE_INDEXED
    " ORDER BY organ_id, number LIMIT ?";
constexpr std::string_view kCountIndexed = "SELECT COUNT(*) FROM item WHERE " TO_BE_INDEXED;

#define OF_HIT "organ_id = of_organ AND number = of_item AND published_version = of_version AND " IS_PUBLIC
// CROSS JOIN: the index stands in front, and its order is that of the answer. Parameters: match, before, since, the day
// twice, most.
constexpr std::string_view kFindSqlite =
    "SELECT search_chunk.id, organ_id, number, title, summary FROM search_index CROSS JOIN search_chunk CROSS JOIN "
    "item "
    "WHERE search_index MATCH ? AND search_index.rowid < ? AND search_index.rowid >= ? AND search_chunk.id = "
    "search_index.rowid AND " OF_HIT " ORDER BY search_index.rowid DESC LIMIT ?";
// MATERIALIZED and + 0: by the index of tokens, never along the ids. A phrase is looked for in the keys by the plainest
// means; several ways of one, or a third phrase, by a pattern. LATERAL and its LIMIT: each hit looks up its item, and
// all items are never gone through. Parameters: match, before, since, first phrase twice, second phrase twice, the
// other patterns twice, the day twice, most.
#define HOLDS_PHRASE "(CAST(? AS TEXT) = '' OR strpos(keys, CAST(? AS TEXT)) > 0) AND "
constexpr std::string_view kFindPostgres =
    "WITH hit AS MATERIALIZED (SELECT id AS chunk, of_organ, of_item, of_version FROM search_index WHERE tokens @@ "
    "CAST(CAST(? AS TEXT) AS TSQUERY) AND id + 0 < ? AND id + 0 >= ? AND " HOLDS_PHRASE HOLDS_PHRASE
    "(CAST(? AS TEXT) = '' OR NOT EXISTS (SELECT 1 FROM unnest(string_to_array(CAST(? AS TEXT), ' ')) AS wanted "
    "(pattern) WHERE keys !~ pattern))) SELECT chunk, organ_id, number, title, summary FROM hit CROSS JOIN LATERAL "
    "(SELECT organ_id, number, title, summary FROM item WHERE " OF_HIT " LIMIT 1) AS shown ORDER BY chunk DESC LIMIT ?";
// The newest days one by one, what is older by the month. Parameters: since, before, since, before.
constexpr std::string_view kIndexedDays =
    "SELECT MIN(day), CAST(SUM(last) AS BIGINT) FROM search_day WHERE day >= ? AND day <= ? GROUP BY CASE WHEN day > "
    "(SELECT MAX(day) FROM search_day WHERE day >= ? AND day <= ?) - 40 THEN day ELSE day / 30 END ORDER BY 1 DESC";
// A sequence of all rows unpacks all tokens: never. And one plan for all words: what the planner thinks of each takes
// longer than most answers.
constexpr std::string_view kPlanFor =
    "SELECT set_config('enable_seqscan', ?, true) || set_config('plan_cache_mode', ?, true)";

// Every entry bears the mark of all, and FTS5 finds entries by a token alone.
#define MARK_OF_ALL \
  "'\"\xEE\x84\x80" \
  "all\"'"
#define OLDEST_CHUNK "(SELECT MIN(id) FROM search_chunk)"
constexpr std::string_view kOldestHasTokensSqlite =
    "SELECT 1 FROM search_index WHERE search_index MATCH " MARK_OF_ALL " AND rowid = " OLDEST_CHUNK;
constexpr std::string_view kOldestHasTokensPostgres = "SELECT 1 FROM search_index WHERE id = " OLDEST_CHUNK;
constexpr std::string_view kChunkWithoutTokensSqlite =
    "SELECT 1 FROM search_chunk WHERE id NOT IN (SELECT rowid FROM search_index WHERE search_index MATCH " MARK_OF_ALL
    ") LIMIT 1";
constexpr std::string_view kChunkWithoutTokensPostgres =
    "SELECT 1 FROM search_chunk c WHERE NOT EXISTS (SELECT 1 FROM search_index i WHERE i.id = c.id) LIMIT 1";
constexpr std::string_view kItemWithoutChunk =
    "SELECT 1 FROM item WHERE " TO_BE_INDEXED
    " AND public_from IS NOT NULL AND NOT EXISTS (SELECT 1 FROM search_chunk WHERE of_organ = organ_id AND of_item = "
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

void AddHits(std::vector<ChunkHit>& hits, db::Rows rows) {
  for (const db::Row& row : rows) {
    hits.push_back({row.Get<std::int64_t>(0), ItemIn(row, 1), row.Get<std::string>(3), row.Get<std::string>(4)});
  }
}

/// Patterns as the statement takes them.
struct Phrases {
  std::string first, second, others;

  explicit Phrases(const std::vector<std::string>& patterns) {
    for (const std::string& pattern : patterns) {
      const bool is_plain = pattern.find('|') == std::string::npos;
      if (is_plain && first.empty()) {
        first = pattern;
      } else if (is_plain && second.empty()) {
        second = pattern;
      } else {
        others.append(others.empty() ? "" : " ").append(pattern);
      }
    }
  }
};

Date DayFrom(std::int64_t number) { return Date(std::chrono::sys_days(std::chrono::days(number))); }

std::vector<IndexedDays> IndexedDaysOf(db::Session& session, const ChunkRange& range) {
  const std::int64_t since = range.since / kPlacesOfDay, before = (range.before - 1) / kPlacesOfDay;
  std::vector<IndexedDays> days;
  for (const db::Row& row : session.Query(kIndexedDays, since, before, since, before)) {
    days.push_back({DayFrom(row.Get<std::int64_t>(0)), row.Get<std::int64_t>(1)});
  }
  return days;
}

/// The same within the days of a window.
std::string Within(const std::string& expression, const Window& window) {
  return search::Narrowed(expression, MarksBetween(window.first, window.last), search::Dialect::kTsvector);
}

std::vector<ChunkHit> FindOnPostgres(db::Session& session, const Match& match, Date today, const ChunkRange& range,
                                     int most) {
  // Nothing that comes later is public.
  const std::int64_t tomorrow = (DayNumber(today) + 1) * kPlacesOfDay;
  ChunkRange rest{std::max<std::int64_t>(range.since, 0), std::min(range.before, tomorrow)};
  if (rest.before <= rest.since) return {};
  const bool is_whole = rest.since == 0 && rest.before == tomorrow;
  const Phrases phrases(match.patterns);
  std::vector<ChunkHit> hits;
  Windows windows(IndexedDaysOf(session, rest), most);
  session.One<std::string>(kPlanFor, "off", "force_generic_plan");
  while (std::cmp_less(hits.size(), most)) {
    const auto window = windows.Next(static_cast<int>(hits.size()));
    if (!window) break;
    // What is rare is asked for of all days with nothing beside it.
    const bool is_rest = is_whole && window->is_last;
    AddHits(hits, session.Query(kFindPostgres, is_rest ? match.expression : Within(match.expression, *window),
                                rest.before, rest.since, phrases.first, phrases.first, phrases.second, phrases.second,
                                phrases.others, phrases.others, today, today, most - static_cast<int>(hits.size())));
    rest.before = std::min(rest.before, DayNumber(window->first) * kPlacesOfDay);
  }
  session.One<std::string>(kPlanFor, "on", "auto");
  return hits;
}

}  // namespace

search::Dialect DialectOf(const db::Session& session) {
  return session.IsOnPostgres() ? search::Dialect::kTsvector : search::Dialect::kFts5;
}

void AddToIndex(db::Transaction& act, ItemId item, std::int64_t version, Date from,
                const std::vector<search::IndexText>& texts) {
  const auto count = static_cast<std::int64_t>(texts.size());
  const std::int64_t day = DayNumber(from);
  const auto last = act.One<std::int64_t>(kTakePlaces, day, count);
  if (last >= kPlacesOfDay) throw db::DatabaseError(db::ErrorCode::kOther, "too many places of one day in the index");
  std::int64_t id = day * kPlacesOfDay + last - count;
  const std::string mark_of_day = " '" + search::MarkToken(MarkOfDay(from)) + "'";
  for (const search::IndexText& text : texts) {
    act.Execute(kInsertChunk, id, item.organ.value, item.number, version);
    if (act.IsOnPostgres()) {
      act.Execute(kInsertTokensPostgres, id, item.organ.value, item.number, version, text.tokens + mark_of_day,
                  text.keys);
    } else {
      act.Execute(kInsertTokensSqlite, id, text.tokens);
    }
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

void ForgetFiles(db::Transaction& act) { act.Execute("DELETE FROM search_file"); }

bool HasOldestTokens(db::Session& session) {
  if (!session.First<int>("SELECT 1 FROM search_chunk LIMIT 1")) return true;
  return session.First<int>(session.IsOnPostgres() ? kOldestHasTokensPostgres : kOldestHasTokensSqlite).has_value();
}

bool IsIndexWhole(db::Session& session) {
  const std::string_view without_tokens =
      session.IsOnPostgres() ? kChunkWithoutTokensPostgres : kChunkWithoutTokensSqlite;
  return !session.First<int>(without_tokens) && !session.First<int>(kItemWithoutChunk);
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
                       .after = ItemIn(row, 1),
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
  act.Execute(kPutRebuild, rebuild.form, rebuild.after.organ.value, rebuild.after.number, rebuild.looked, rebuild.total,
              static_cast<std::int64_t>(rebuild.started_at.time_since_epoch().count()), ended,
              rebuild.has_files_anew ? 1 : 0);
}

std::vector<ItemId> IndexedItemsBehind(db::Session& session, ItemId after, int most) {
  std::vector<ItemId> items;
  for (const db::Row& row : session.Query(kIndexedBehind, after.organ.value, after.number, most)) {
    items.push_back(ItemIn(row, 0));
  }
  return items;
}

std::int64_t CountIndexedItems(db::Session& session) { return session.One<std::int64_t>(kCountIndexed); }

std::int64_t CountItemsThatWant(db::Session& session) {
  return session.One<std::int64_t>("SELECT COUNT(*) FROM (SELECT DISTINCT of_organ, of_item FROM search_wanted) w");
}

std::int64_t PlaceOfDay(Date day) { return DayNumber(day) * kPlacesOfDay; }

std::vector<ChunkHit> FindChunks(db::Session& session, const Match& match, Date today, const ChunkRange& range,
                                 int most) {
  if (session.IsOnPostgres()) return FindOnPostgres(session, match, today, range, most);
  std::vector<ChunkHit> hits;
  AddHits(hits, session.Query(kFindSqlite, match.expression, range.before, range.since, today, today, most));
  return hits;
}

std::int64_t FirstChunkOf(db::Session& session, ItemId item) {
  return session
      .First<std::int64_t>("SELECT id FROM search_chunk WHERE of_organ = ? AND of_item = ? ORDER BY id LIMIT 1",
                           item.organ.value, item.number)
      .value_or(0);
}

}  // namespace gongkai::disclosure
