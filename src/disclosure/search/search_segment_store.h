// The segments of the index as the database keeps them (migrations/0312_search_segments): making one out of chunks, and
// asking them which chunks may have what is looked for. Next to read: search/segment.h, search_fold_actions.h.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "db/database.h"
#include "search/lookup.h"
#include "search/segment.h"

namespace gongkai::disclosure {

struct ChunkKeys {
  std::int64_t chunk = 0;
  std::string keys, marks;
};

/// Chunks that are in none yet.
inline constexpr std::int64_t kNoSegment = 0;

/// In their order.
std::vector<ChunkKeys> KeysOfSegment(db::Session& session, std::int64_t segment, int most);
std::int64_t CountInNoSegment(db::Session& session, int most);

struct Segment {
  std::int64_t id = 0, first = 0, last = 0, entries = 0;
};
/// Those with chunks from `since` to before `before`, that which reaches farthest first.
std::vector<Segment> SegmentsBetween(db::Session& session, std::int64_t since, std::int64_t before);

/// A segment of those chunks in the place of others, or of what was in none. False where one of them is not there any
/// more: somebody else was faster.
bool PutSegment(db::Transaction& act, const std::vector<std::int64_t>& replaced,
                const std::vector<std::int64_t>& chunks, const std::vector<search::Block>& blocks);
void ClearSegments(db::Transaction& act);

/// Looks through segments one after the other.
class SegmentReader {
 public:
  SegmentReader(db::Session& session, const search::Lookup& lookup);

  /// Chunks of those segments that may have it, in no order.
  std::vector<std::int64_t> ChunksIn(const std::vector<Segment>& segments);

 private:
  struct Kept {
    std::int64_t segment = 0;
    search::Token token = 0, first = 0;
    std::string bytes;
  };
  /// From PostgreSQL all blocks with one question.
  void Fetch(const std::vector<Segment>& segments);
  void AddHoldersIn(const Segment& segment, search::Token token, search::EntrySet& set);

  db::Session& session_;
  const search::Lookup& lookup_;
  std::vector<Kept> kept_;  // ordered by segment and token
};

/// "{1,2}" as PostgreSQL takes a list of numbers, "[1,2]" as SQLite does.
std::string NumberList(const std::vector<std::int64_t>& numbers, char opening, char closing);

}  // namespace gongkai::disclosure
