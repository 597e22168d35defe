// What is kept of the index: chunks with their places and keys, what was read of files. Schema: migrations/0210_search,
// 0232_search_rebuild_files, 0300_search_checked, 0312_search_segments. Whether a hit may be shown is decided in the
// query by the twin of gate.h, and only chunks of the version that is public are hits. Next to read:
// search_segment_store.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/item_store.h"
#include "search/index_text.h"
#include "search/lookup.h"

namespace gongkai::disclosure {

/// Of the text that is indexed and its tokens. Counted up where either changes: the index is then made anew.
inline constexpr int kIndexForm = 2;

// ---- writing

/// Behind everything that became public on that day. `texts`: as search::IndexTexts made them.
void AddToIndex(db::Transaction& act, ItemId item, std::int64_t version, Date from,
                const std::vector<search::IndexText>& texts);
/// Nothing of the item is found any more. What segments keep of its tokens names no item, and goes when they are put
/// together or made anew.
void DropFromIndex(db::Transaction& act, ItemId item);
void ClearIndex(db::Transaction& act);
/// What was read of files: whoever needs it reads it again.
void ForgetFiles(db::Transaction& act);
/// Whether all is found that is to be: every chunk has its keys and its segment, and every item a chunk of the version
/// that is public. It goes through all of them.
bool IsIndexWhole(db::Session& session);
/// False where the data came from an export, which holds chunks and nothing of what is in them: a look at one chunk,
/// for what was published since stands behind those that came.
bool HasOldestTokens(db::Session& session);

// ---- files

enum class FileState { kRead, kCut, kUnread };
struct SearchFile {
  FileState state = FileState::kRead;
  std::string text;
};
/// What was read of a file, by the digest of its bytes; none: it was not looked into yet.
std::optional<SearchFile> FindSearchFile(db::Session& session, std::string_view digest);
void PutSearchFile(db::Transaction& act, std::string_view digest, const SearchFile& file, Instant at);

struct WantedFile {
  ItemId item;
  std::string digest, name;
};
/// The item is found by that file's words once the timed job has read it; said twice it is said once.
void WantFile(db::Transaction& act, const WantedFile& file);
std::vector<WantedFile> WantedFiles(db::Session& session, int most);
std::vector<ItemId> ItemsThatWant(db::Session& session, std::string_view digest);
void DropWanted(db::Transaction& act, ItemId item);

// ---- making it anew

/// From the first day to the last, so that segments lie one behind the other.
struct IndexPlace {
  std::string day{};  // of publication, as the database has it
  ItemId item{};
  bool operator==(const IndexPlace&) const = default;
};
struct IndexRebuild {
  int form = kIndexForm;
  IndexPlace after{};
  std::int64_t looked = 0, total = 0;
  Instant started_at{};
  std::optional<Instant> ended_at{};
  bool has_files_anew = false;          // somebody asked for it: what files hold is read anew too
  std::optional<Instant> checked_at{};  // when it was last seen to be whole; PutIndexRebuild leaves it
};
/// The last one, ended or not; none: the index was never made.
std::optional<IndexRebuild> FindIndexRebuild(db::Session& session);
void PutIndexRebuild(db::Transaction& act, const IndexRebuild& rebuild);
void PutIndexChecked(db::Transaction& act, Instant at);
/// What is published and not taken down, behind that one.
std::vector<IndexPlace> IndexedItemsBehind(db::Session& session, const IndexPlace& after, int most);
std::int64_t CountIndexedItems(db::Session& session);
std::int64_t CountItemsThatWant(db::Session& session);

// ---- finding

/// A chunk that was found, with what is asked of its item.
struct ChunkHit {
  std::int64_t chunk = 0;
  ItemId item;
  std::string title, summary;
};

/// Where in the index is looked: chunks stand in the order of the days from which their items are public.
struct ChunkRange {
  std::int64_t since = INT64_MIN;
  std::int64_t before = INT64_MAX;
};
/// Before all chunks of that day.
std::int64_t PlaceOfDay(Date day);

/// Of what is public on that day, newest first.
std::vector<ChunkHit> FindChunks(db::Session& session, const search::Lookup& lookup, Date today,
                                 const ChunkRange& range, int most);
/// The first chunk of the item: whoever goes on behind the item goes on before it.
std::int64_t FirstChunkOf(db::Session& session, ItemId item);

}  // namespace gongkai::disclosure
