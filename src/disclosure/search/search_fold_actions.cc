#include "disclosure/search/search_fold_actions.h"

#include <algorithm>

#include "account/deed.h"
#include "db/retry.h"
#include "disclosure/search/search_segment_store.h"

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

/// Made while others write; whoever was faster has done it.
bool FoldOnce(account::Desk& desk, int from) {
  Folding folding;
  std::vector<ChunkKeys> keys;
  {
    db::Reader reader = desk.database.Read();
    folding = NextFolding(reader, from);
    if (folding.is_needed) keys = KeysFor(reader, folding);
  }
  if (!folding.is_needed) return false;
  search::SegmentWriter writer;
  std::vector<std::int64_t> chunks;
  for (const ChunkKeys& each : keys) {
    writer.Add(each.keys, search::MarksIn(each.marks));
    chunks.push_back(each.chunk);
  }
  const auto blocks = writer.Finish();
  return db::Retry(desk.database, [&](db::Transaction& act) {
    act.Lock("search segments");
    if (!PutSegment(act, folding.replaced, chunks, blocks)) return false;
    act.Commit();
    return true;
  });
}

}  // namespace

int FoldIndex(account::Desk& desk, int from) {
  int made = 0;
  while (FoldOnce(desk, from)) ++made;
  return made;
}

}  // namespace gongkai::disclosure
