#include "disclosure/search/search_segment_store.h"

#include <algorithm>
#include <utility>

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kKeysOf =
    "SELECT search_chunk.id, keys, marks FROM search_chunk JOIN search_keys ON search_keys.id = search_chunk.id WHERE "
    "segment = ? ORDER BY search_chunk.id LIMIT ?";
constexpr std::string_view kCountInNone =
    "SELECT COUNT(*) FROM (SELECT 1 FROM search_chunk WHERE segment = 0 LIMIT ?) AS few";
constexpr std::string_view kBetween =
    "SELECT id, first, last, entries FROM search_segment WHERE last >= ? AND first < ? ORDER BY last DESC, id DESC";
constexpr std::string_view kNextSegment = "SELECT COALESCE(MAX(id), 0) + 1 FROM search_segment";
constexpr std::string_view kInsertSegment =
    "INSERT INTO search_segment (id, first, last, entries, chunks) VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kInsertBlock = "INSERT INTO search_block (segment, first, bytes) VALUES (?, ?, ?)";
constexpr std::string_view kMoveOne = "UPDATE search_chunk SET segment = ? WHERE id = ? AND segment = 0";
constexpr std::string_view kMoveAll = "UPDATE search_chunk SET segment = ? WHERE segment = ?";
constexpr std::string_view kChunksOf = "SELECT chunks FROM search_segment WHERE id = ?";
constexpr std::string_view kBlockOf =
    "SELECT first, bytes FROM search_block WHERE segment = ? AND first <= ? ORDER BY first DESC LIMIT 1";
constexpr std::string_view kBlocksOfPostgres =
    "SELECT wanted, token, first, bytes FROM unnest(CAST(CAST(? AS TEXT) AS BIGINT[])) AS w (wanted) CROSS JOIN "
    "unnest(CAST(CAST(? AS TEXT) AS BIGINT[])) AS t (token) CROSS JOIN LATERAL (SELECT first, bytes FROM search_block "
    "WHERE segment = wanted AND first <= token ORDER BY first DESC LIMIT 1) AS block";

}  // namespace

std::vector<ChunkKeys> KeysOfSegment(db::Session& session, std::int64_t segment, int most) {
  std::vector<ChunkKeys> keys;
  for (const db::Row& row : session.Query(kKeysOf, segment, most)) {
    keys.push_back({row.Get<std::int64_t>(0), row.Get<std::string>(1), row.Get<std::string>(2)});
  }
  return keys;
}

std::int64_t CountInNoSegment(db::Session& session, int most) { return session.One<std::int64_t>(kCountInNone, most); }

std::vector<Segment> SegmentsBetween(db::Session& session, std::int64_t since, std::int64_t before) {
  std::vector<Segment> segments;
  for (const db::Row& row : session.Query(kBetween, since, before)) {
    segments.push_back(
        {row.Get<std::int64_t>(0), row.Get<std::int64_t>(1), row.Get<std::int64_t>(2), row.Get<std::int64_t>(3)});
  }
  return segments;
}

bool PutSegment(db::Transaction& act, const std::vector<std::int64_t>& replaced,
                const std::vector<std::int64_t>& chunks, const std::vector<search::Block>& blocks) {
  const auto id = act.One<std::int64_t>(kNextSegment);
  for (const std::int64_t old : replaced) {
    if (act.Execute("DELETE FROM search_segment WHERE id = ?", old) == 0) return false;
    act.Execute("DELETE FROM search_block WHERE segment = ?", old);
    act.Execute(kMoveAll, id, old);
  }
  if (replaced.empty()) {
    std::int64_t moved = 0;
    for (const std::int64_t chunk : chunks) moved += act.Execute(kMoveOne, id, chunk);
    if (moved == 0) return false;  // or nothing was there
  }
  if (chunks.empty()) return true;
  act.Execute(kInsertSegment, id, chunks.front(), chunks.back(), static_cast<std::int64_t>(chunks.size()),
              db::BlobView{search::PackedNumbers(chunks)});
  for (const search::Block& block : blocks) act.Execute(kInsertBlock, id, block.first, db::BlobView{block.bytes});
  return true;
}

void ClearSegments(db::Transaction& act) {
  act.Execute("DELETE FROM search_segment");
  act.Execute("DELETE FROM search_block");
}

std::string NumberList(const std::vector<std::int64_t>& numbers, char opening, char closing) {
  std::string list(1, opening);
  for (const std::int64_t number : numbers) {
    if (list.size() > 1) list += ',';
    list += std::to_string(number);
  }
  return list + closing;
}

SegmentReader::SegmentReader(db::Session& session, const search::Lookup& lookup) : session_(session), lookup_(lookup) {}

void SegmentReader::Fetch(const std::vector<Segment>& segments) {
  std::vector<std::int64_t> ids;
  for (const Segment& segment : segments) ids.push_back(segment.id);
  kept_.clear();
  for (const db::Row& row :
       session_.Query(kBlocksOfPostgres, NumberList(ids, '{', '}'), NumberList(TokensOf(lookup_), '{', '}'))) {
    kept_.push_back(
        {row.Get<std::int64_t>(0), row.Get<std::int64_t>(1), row.Get<std::int64_t>(2), row.Get<db::Blob>(3).bytes});
  }
  std::ranges::sort(kept_, {}, [](const Kept& each) { return std::pair(each.segment, each.token); });
}

void SegmentReader::AddHoldersIn(const Segment& segment, search::Token token, search::EntrySet& set) {
  if (session_.IsOnPostgres()) {
    const auto place = std::pair(segment.id, token);
    const auto of = [](const Kept& each) { return std::pair(each.segment, each.token); };
    const auto kept = std::ranges::lower_bound(kept_, place, {}, of);
    if (kept != kept_.end() && of(*kept) == place) search::AddHolders(kept->bytes, kept->first, token, set);
    return;
  }
  db::Rows rows = session_.Query(kBlockOf, segment.id, token);
  if (!rows.Next()) return;
  search::AddHolders(rows.row().Get<db::Blob>(1).bytes, rows.row().Get<std::int64_t>(0), token, set);
}

std::vector<std::int64_t> SegmentReader::ChunksIn(const std::vector<Segment>& segments) {
  if (session_.IsOnPostgres()) Fetch(segments);
  std::vector<std::int64_t> found;
  for (const Segment& segment : segments) {
    const auto entries =
        search::MayHold(lookup_, static_cast<std::size_t>(segment.entries),
                        [&](search::Token token, search::EntrySet& set) { AddHoldersIn(segment, token, set); })
            .Entries();
    if (entries.empty()) continue;
    const auto packed = session_.First<db::Blob>(kChunksOf, segment.id);
    if (!packed) continue;
    const auto chunks = search::UnpackedNumbers(packed->bytes);
    for (const std::uint32_t entry : entries) {
      if (entry < chunks.size()) found.push_back(chunks[entry]);
    }
  }
  return found;
}

}  // namespace gongkai::disclosure
