#include "disclosure/search/search_rebuild_actions.h"

#include <fmt/format.h>

#include "db/blob_store.h"
#include "db/retry.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using screening::Tools;

/// What a file holds, kept already or read now in a child; outside of any transaction.
SearchFile ReadFile(Desk& desk, const Tools& tools, const std::string& digest, const std::string& name) {
  std::optional<std::string> bytes;
  {
    db::Reader reader = desk.database.Read();
    if (auto kept = FindSearchFile(reader, digest); kept && kept->state != FileState::kUnread) return *kept;
    bytes = db::GetBlob(reader, digest);
  }
  if (!bytes) return {FileState::kUnread, ""};
  const docread::Inspection inspection = tools.inspect(*bytes, name);
  if (inspection.obstacle != docread::Obstacle::kNone) return {FileState::kUnread, ""};
  std::string text = ShownText(inspection);
  const bool is_cut = text.size() >= kLongestFileText;
  return {is_cut ? FileState::kCut : FileState::kRead, std::move(text)};
}

using ReadFiles = std::map<std::string, SearchFile, std::less<>>;

/// The files of the public version of an item, those of `files` that are there not read again.
void ReadFilesOf(Desk& desk, const Tools& tools, ItemId id, ReadFiles& files) {
  std::vector<Attachment> attachments;
  {
    db::Reader reader = desk.database.Read();
    const auto item = FindItem(reader, id);
    if (!item || !item->publicity.published_version) return;
    const auto version = FindVersion(reader, id, *item->publicity.published_version);
    if (version) attachments = version->content.attachments;
  }
  for (const Attachment& file : attachments) {
    if (!files.contains(file.digest)) files[file.digest] = ReadFile(desk, tools, file.digest, file.name);
  }
}

/// As it is now, whatever it was when its files were read; what was read of them is kept.
void IndexNow(db::Transaction& act, ItemId id, const ReadFiles& files, Instant now) {
  const auto item = LockedItem(act, id);
  if (!item) return;
  if (!item->publicity.published_version || item->publicity.is_withdrawn) return LeaveIndex(act, id);
  const auto version = FindVersion(act, id, *item->publicity.published_version);
  if (!version) return LeaveIndex(act, id);
  FileTexts texts;
  for (const Attachment& file : version->content.attachments) {
    const auto read = files.find(file.digest);
    if (read == files.end()) continue;
    texts[file.digest] = read->second.text;
    PutSearchFile(act, file.digest, read->second, now);
  }
  IndexPublished(act, *item, version->content, texts, now);
}

/// That which is to be made; none where the index is whole and of this form.
std::optional<IndexRebuild> ToMake(db::Session& session, Instant now) {
  const auto last = FindIndexRebuild(session);
  const bool is_of_now = last && last->form == kIndexForm;
  if (is_of_now && IsIndexWhole(session)) return last->ended_at ? std::nullopt : last;
  return IndexRebuild{.total = CountIndexedItems(session), .started_at = now};
}

/// False when it was the last.
bool Batch(Desk& desk, const Tools& tools, IndexRebuild& rebuild, int most) {
  std::vector<ItemId> items;
  {
    db::Reader reader = desk.database.Read();
    items = IndexedItemsBehind(reader, rebuild.after, most);
  }
  ReadFiles files;
  for (const ItemId id : items) ReadFilesOf(desk, tools, id, files);
  const bool is_last = std::cmp_less(items.size(), most);
  rebuild = db::Retry(desk.database, [&](db::Transaction& act) {
    IndexRebuild next = rebuild;
    act.Lock("search index");
    // All items before any place of a day: an act has its item first too.
    for (const ItemId id : items) LockedItem(act, id);
    for (const ItemId id : items) IndexNow(act, id, files, desk.now());
    next.looked += static_cast<std::int64_t>(items.size());
    if (!items.empty()) next.after = items.back();
    if (is_last) next.ended_at = desk.now();
    PutIndexRebuild(act, next);
    act.Commit();
    return next;
  });
  return !is_last;
}

std::string MakeAnew(Desk& desk, const Tools& tools, IndexRebuild rebuild, const IndexPace& pace) {
  if (rebuild.looked == 0) {
    db::Retry(desk.database, [&](db::Transaction& act) {
      act.Lock("search index");
      ClearIndex(act);
      PutIndexRebuild(act, rebuild);
      act.Commit();
      return 0;
    });
  }
  const Instant until = desk.now() + pace.longest;
  while (Batch(desk, tools, rebuild, pace.batch)) {
    if (desk.now() >= until) {
      return fmt::format("正在重建检索索引：已完成 {} 件，共约 {} 件，接着做。", rebuild.looked, rebuild.total);
    }
  }
  return fmt::format("重建了检索索引，共 {} 件。", rebuild.looked);
}

/// Files that publications left unread: as many as there is time for.
int ReadWanted(Desk& desk, const Tools& tools, const IndexPace& pace) {
  const Instant until = desk.now() + pace.longest;
  int done = 0;
  std::vector<WantedFile> wanted;
  {
    db::Reader reader = desk.database.Read();
    wanted = WantedFiles(reader, pace.batch);
  }
  std::optional<ItemId> last;
  for (const WantedFile& file : wanted) {
    if (last == file.item) continue;  // all of its files were read with the first
    last = file.item;
    ReadFiles files;
    ReadFilesOf(desk, tools, file.item, files);
    db::Retry(desk.database, [&](db::Transaction& act) {
      IndexNow(act, file.item, files, desk.now());
      act.Commit();
      return 0;
    });
    ++done;
    if (desk.now() >= until) break;
  }
  return done;
}

}  // namespace

std::string KeepIndex(Desk& desk, const Tools& tools, const IndexPace& pace) {
  std::optional<IndexRebuild> to_make;
  {
    db::Reader reader = desk.database.Read();
    to_make = ToMake(reader, desk.now());
  }
  if (to_make) return MakeAnew(desk, tools, *to_make, pace);
  return fmt::format("检索索引是完整的，补读了 {} 件的附件。", ReadWanted(desk, tools, pace));
}

void AskForNewIndex(Desk& desk) {
  db::Retry(desk.database, [&](db::Transaction& act) {
    act.Lock("search index");
    PutIndexRebuild(act, {.total = CountIndexedItems(act), .started_at = desk.now()});
    act.Commit();
    return 0;
  });
}

bool IsIndexUnderWay(db::Session& session) {
  const auto last = FindIndexRebuild(session);
  return !last || last->form != kIndexForm || !last->ended_at;
}

}  // namespace gongkai::disclosure
