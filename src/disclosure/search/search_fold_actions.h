// Chunks that were published since are put together to segments, and small segments to large ones: by the timed job,
// beside everybody who searches or publishes. Until then chunks are looked through one by one (search_store.h).
#pragma once

#include "account/deed.h"

namespace gongkai::disclosure {

/// So many chunks make a segment: fewer are looked through as fast.
inline constexpr int kFoldedFrom = 512;
/// So many small segments are put together to one.
inline constexpr std::size_t kSmallSegments = 16;

/// Until nothing is left to put together; `from`: chunks that are in no segment yet are left alone while fewer.
/// Returns how many segments were made.
int FoldIndex(account::Desk& desk, int from = kFoldedFrom);

}  // namespace gongkai::disclosure
