// Finding: first what stands in no segment yet, then segment by segment from the newest day on, until there is enough.
// What the segments say may be is looked up in the keys, and each hit asks the gate's twin.
#include <algorithm>

#include "base/utf8.h"
#include "disclosure/item_columns_store.h"
#include "disclosure/search/search_segment_store.h"
#include "disclosure/search/search_store.h"

namespace gongkai::disclosure {
namespace {

#define OF_HIT "organ_id = of_organ AND number = of_item AND published_version = of_version AND " IS_PUBLIC
constexpr std::string_view kInNone =
    "SELECT search_chunk.id, keys, marks FROM search_chunk JOIN search_keys ON search_keys.id = search_chunk.id WHERE "
    "segment = 0 AND search_chunk.id < ? AND search_chunk.id >= ?";
// CROSS JOIN: in that order, which is that of the answer. Of many that may hold a phrase few do, and only those look up
// their item. Parameters: the chunks; and the day twice.
constexpr std::string_view kKeysSqlite =
    "SELECT search_keys.id, keys FROM json_each(?) CROSS JOIN search_keys ON search_keys.id = json_each.value";
constexpr std::string_view kShownSqlite =
    "SELECT search_chunk.id, organ_id, number, title, summary FROM json_each(?) CROSS JOIN search_chunk ON "
    "search_chunk.id = json_each.value CROSS JOIN item WHERE " OF_HIT;
// LATERAL and its LIMIT: each hit looks up its item, and all items are never gone through. A phrase is looked for by
// the plainest means; several ways of one, or a third phrase, by a pattern. Parameters: the chunks, first phrase twice,
// second phrase twice, the other patterns twice, the day twice, most.
#define HOLDS_PHRASE "(CAST(? AS TEXT) = '' OR strpos(keys, CAST(? AS TEXT)) > 0) AND "
constexpr std::string_view kShownPostgres =
    "WITH hit AS MATERIALIZED (SELECT id AS chunk, of_organ, of_item, of_version FROM unnest(CAST(CAST(? AS TEXT) AS "
    "BIGINT[])) AS w (wanted) CROSS JOIN LATERAL (SELECT id, of_organ, of_item, of_version FROM search_chunk WHERE id "
    "= "
    "wanted LIMIT 1) AS chunk WHERE (CAST(? AS BIGINT) = 1 OR EXISTS (SELECT 1 FROM search_keys WHERE search_keys.id = "
    "chunk.id AND " HOLDS_PHRASE HOLDS_PHRASE
    "(CAST(? AS TEXT) = '' OR NOT EXISTS (SELECT 1 FROM unnest(string_to_array(CAST(? AS TEXT), ' ')) AS p (pattern) "
    "WHERE keys !~ pattern))))) SELECT chunk, organ_id, number, title, summary FROM hit CROSS JOIN LATERAL (SELECT "
    "organ_id, number, title, summary FROM item WHERE " OF_HIT " LIMIT 1) AS shown ORDER BY chunk DESC LIMIT ?";
// One plan for all words: what the planner thinks of each takes longer than most answers.
constexpr std::string_view kPlanFor = "SELECT set_config('plan_cache_mode', ?, true)";

/// Phrases as PostgreSQL takes them: letters, digits and Han alone.
struct Phrases {
  std::string first, second, others;

  explicit Phrases(const search::Lookup& lookup) {
    for (const auto& ways : lookup.all) {
      std::string pattern;
      for (const search::LookupWay& way : ways) {
        pattern.append(pattern.empty() ? "" : "|").append(ToUtf8(way.phrase));
      }
      if (ways.size() == 1 && first.empty()) {
        first = pattern;
      } else if (ways.size() == 1 && second.empty()) {
        second = pattern;
      } else {
        others.append(others.empty() ? "" : " ").append(pattern);
      }
    }
  }
};

class Finder {
 public:
  Finder(db::Session& session, const search::Lookup& lookup, Date today, std::size_t most)
      : session_(session), lookup_(lookup), check_(lookup), phrases_(lookup), today_(today), most_(most) {}

  std::vector<ChunkHit> Find(const ChunkRange& range) {
    AddLoose(range);
    const std::vector<Segment> segments = SegmentsBetween(session_, range.since, range.before);
    SegmentReader reader(session_, lookup_);
    std::size_t lot = 1;
    for (std::size_t i = 0; i < segments.size() && hits_.size() < most_;) {
      const std::size_t end = std::min(segments.size(), i + lot);
      for (const std::int64_t chunk : reader.ChunksIn({segments.begin() + Step(i), segments.begin() + Step(end)})) {
        if (chunk >= range.since && chunk < range.before) pending_.push_back(chunk);
      }
      i = end;
      if (session_.IsOnPostgres()) lot *= 4;
      if (i < segments.size()) ShowBehind(segments[i].last);
    }
    ShowBehind(INT64_MIN);
    return std::move(hits_);
  }

 private:
  static std::ptrdiff_t Step(std::size_t i) { return static_cast<std::ptrdiff_t>(i); }

  /// What is in no segment yet.
  void AddLoose(const ChunkRange& range) {
    for (const db::Row& row : session_.Query(kInNone, range.before, range.since)) {
      if (check_.Holds(row.Get<std::string_view>(1), row.Get<std::string_view>(2))) {
        pending_.push_back(row.Get<std::int64_t>(0));
      }
    }
  }

  /// All that may be and is newer than anything to come.
  void ShowBehind(std::int64_t last) {
    const auto middle = std::ranges::partition(pending_, [&](std::int64_t chunk) { return chunk <= last; }).begin();
    std::vector<std::int64_t> ready(middle, pending_.end());
    pending_.erase(middle, pending_.end());
    std::ranges::sort(ready, std::ranges::greater());
    const auto [repeated, last_of_all] = std::ranges::unique(ready);
    ready.erase(repeated, last_of_all);
    for (std::size_t i = 0; i < ready.size() && hits_.size() < most_;) {
      const std::size_t missing = most_ - hits_.size();
      const std::size_t end = std::min(ready.size(), i + missing + missing / 8 + 20);
      const std::vector<std::int64_t> chunks(ready.begin() + Step(i), ready.begin() + Step(end));
      if (session_.IsOnPostgres()) {
        ShowOnPostgres(NumberList(chunks, '{', '}'), missing);
      } else {
        ShowOnSqlite(chunks);
      }
      i = end;
    }
  }

  void AddHit(const db::Row& row) {
    if (hits_.size() == most_) return;
    hits_.push_back({row.Get<std::int64_t>(0), ItemId{OrganId{row.Get<std::int64_t>(1)}, row.Get<std::int64_t>(2)},
                     row.Get<std::string>(3), row.Get<std::string>(4)});
  }

  std::vector<std::int64_t> HoldersOf(const std::vector<std::int64_t>& chunks) {
    std::vector<std::int64_t> holders;
    for (const db::Row& row : session_.Query(kKeysSqlite, NumberList(chunks, '[', ']'))) {
      if (check_.Holds(row.Get<std::string_view>(1))) holders.push_back(row.Get<std::int64_t>(0));
    }
    return holders;
  }

  void ShowOnSqlite(const std::vector<std::int64_t>& chunks) {
    const std::string shown = NumberList(lookup_.IsExact() ? chunks : HoldersOf(chunks), '[', ']');
    for (const db::Row& row : session_.Query(kShownSqlite, shown, today_, today_)) AddHit(row);
  }

  void ShowOnPostgres(const std::string& chunks, std::size_t missing) {
    for (const db::Row& row : session_.Query(kShownPostgres, chunks, lookup_.IsExact() ? 1 : 0, phrases_.first,
                                             phrases_.first, phrases_.second, phrases_.second, phrases_.others,
                                             phrases_.others, today_, today_, static_cast<int>(missing))) {
      AddHit(row);
    }
  }

  db::Session& session_;
  const search::Lookup& lookup_;
  const search::KeyCheck check_;
  const Phrases phrases_;
  const Date today_;
  const std::size_t most_;
  std::vector<std::int64_t> pending_;
  std::vector<ChunkHit> hits_;
};

}  // namespace

std::vector<ChunkHit> FindChunks(db::Session& session, const search::Lookup& lookup, Date today,
                                 const ChunkRange& range, int most) {
  // Nothing that comes later is public.
  const Date tomorrow(std::chrono::sys_days(today) + std::chrono::days(1));
  const ChunkRange until{range.since, std::min(range.before, PlaceOfDay(tomorrow))};
  if (lookup.IsNothing() || most <= 0) return {};
  if (session.IsOnPostgres()) session.One<std::string>(kPlanFor, "force_generic_plan");
  std::vector<ChunkHit> hits = Finder(session, lookup, today, static_cast<std::size_t>(most)).Find(until);
  if (session.IsOnPostgres()) session.One<std::string>(kPlanFor, "auto");
  return hits;
}

}  // namespace gongkai::disclosure
