// Chunks that were published since are put together to segments, and small segments to large ones: by the timed job,
// beside everybody who searches or publishes. Until then chunks are looked through one by one (search_store.h).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "account/deed.h"
#include "search/segment.h"

namespace gongkai::disclosure {

/// So many chunks make a segment: fewer are looked through as fast.
inline constexpr int kFoldedFrom = 512;
/// So many small segments are put together to one.
inline constexpr std::size_t kSmallSegments = 16;

/// Until nothing is left to put together; `from`: chunks that are in no segment yet are left alone while fewer.
/// Returns how many segments were made.
int FoldIndex(account::Desk& desk, int from = kFoldedFrom);

/// One turn of it: what is put together, made beside everybody else, and put there in a transaction of its own.
struct MadeSegment {
  std::vector<std::int64_t> replaced;  // segments; none: chunks that were in none
  std::vector<std::int64_t> chunks;
  std::vector<search::Block> blocks;
  std::optional<Instant> index_since{};  // of the index out of which it was made
};
/// None where nothing is to be put together.
std::optional<MadeSegment> MakeSegment(account::Desk& desk, int from);
/// False where somebody was faster, or the index was thrown away meanwhile: other chunks may bear those numbers now.
bool PutMadeSegment(account::Desk& desk, const MadeSegment& made);

}  // namespace gongkai::disclosure
