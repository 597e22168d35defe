#include "disclosure/search/search_fold_actions.h"

#include <algorithm>
#include <utility>

#include "account/deed.h"
#include "db/retry.h"
#include "disclosure/search/search_segment_store.h"
#include "disclosure/search/search_store.h"

namespace gongkai::disclosure {
namespace {

constexpr auto kFull = static_cast<std::int64_t>(search::kMostEntries);

/// What is put together: small segments, or chunks that are in none.
struct Folding {
  std::vector<std::int64_t> replaced;
  bool is_needed = false;
};

/// The small ones that lie farthest back, as many as go into one.
std::vector<std::int64_t> SmallOnes(db::Session& session) {
  std::vector<Segment> small = SegmentsBetween(session, INT64_MIN, INT64_MAX);
  std::erase_if(small, [](const Segment& each) { return each.entries > kFull / 2; });
  if (small.size() < kSmallSegments) return {};
  std::ranges::reverse(small);
  std::vector<std::int64_t> ids;
  std::int64_t entries = 0;
  for (const Segment& each : small) {
    if (entries + each.entries > kFull) break;
    entries += each.entries;
    ids.push_back(each.id);
  }
  return ids;
}

Folding NextFolding(db::Session& session, int from) {
  if (CountInNoSegment(session, from) >= from) return {.replaced = {}, .is_needed = true};
  std::vector<std::int64_t> small = SmallOnes(session);
  const bool is_needed = small.size() > 1;
  return {std::move(small), is_needed};
}

std::vector<ChunkKeys> KeysFor(db::Session& session, const Folding& folding) {
  constexpr int kMost = static_cast<int>(search::kMostEntries);
  if (folding.replaced.empty()) return KeysOfSegment(session, kNoSegment, kMost);
  std::vector<ChunkKeys> keys;
  for (const std::int64_t segment : folding.replaced) {
    for (ChunkKeys& each : KeysOfSegment(session, segment, kMost)) keys.push_back(std::move(each));
  }
  std::ranges::sort(keys, {}, &ChunkKeys::chunk);
  return keys;
}

/// When the index that is there was begun: another one where it was made anew.
std::optional<Instant> BegunAt(const std::optional<IndexRebuild>& rebuild) {
  return rebuild ? std::optional(rebuild->started_at) : std::nullopt;
}

/// Asked for anew: what is there goes with the next turn.
bool IsToBeThrownAway(const std::optional<IndexRebuild>& rebuild) {
  return rebuild && !rebuild->ended_at && rebuild->looked == 0;
}

}  // namespace

std::optional<MadeSegment> MakeSegment(account::Desk& desk, int from) {
  MadeSegment made;
  std::vector<ChunkKeys> keys;
  {
    db::Reader reader = desk.database.Read();
    const auto rebuild = FindIndexRebuild(reader);
    if (IsToBeThrownAway(rebuild)) return std::nullopt;
    Folding folding = NextFolding(reader, from);
    if (!folding.is_needed) return std::nullopt;
    keys = KeysFor(reader, folding);
    made.replaced = std::move(folding.replaced);
    made.index_since = BegunAt(rebuild);
  }
  search::SegmentWriter writer;
  for (const ChunkKeys& each : keys) {
    writer.Add(each.keys, search::MarksIn(each.marks));
    made.chunks.push_back(each.chunk);
  }
  made.blocks = writer.Finish();
  return made;
}

bool PutMadeSegment(account::Desk& desk, const MadeSegment& made) {
  return db::Retry(desk.database, [&](db::Transaction& act) {
    act.Lock("search index");  // who throws it away has it until it is done
    act.Lock("search segments");
    if (BegunAt(FindIndexRebuild(act)) != made.index_since) return false;
    if (!PutSegment(act, made.replaced, made.chunks, made.blocks)) return false;
    act.Commit();
    return true;
  });
}

int FoldIndex(account::Desk& desk, int from) {
  int count = 0;
  for (;;) {
    const auto made = MakeSegment(desk, from);
    if (!made || !PutMadeSegment(desk, *made)) return count;
    ++count;
  }
}

}  // namespace gongkai::disclosure
