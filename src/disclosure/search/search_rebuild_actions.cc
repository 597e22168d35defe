#include "disclosure/search/search_rebuild_actions.h"

#include <fmt/format.h>

#include "db/blob_store.h"
#include "db/retry.h"
#include "disclosure/screen/inspection_store.h"
#include "disclosure/search/search_fold_actions.h"
#include "search/segment.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using screening::Tools;

/// What a file holds, kept already or read now in a child; outside of any transaction.
SearchFile ReadFile(Desk& desk, const Tools& tools, const std::string& digest, const std::string& name) {
  std::optional<docread::Inspection> inspection;
  std::optional<std::string> bytes;
  {
    db::Reader reader = desk.database.Read();
    if (auto kept = FindSearchFile(reader, digest); kept && kept->state != FileState::kUnread) return *kept;
    inspection = FindInspection(reader, digest, name);
    if (!inspection) bytes = db::GetBlob(reader, digest);
  }
  if (!inspection && !bytes) return {FileState::kUnread, ""};
  if (!inspection) inspection = tools.inspect(*bytes, name, screening::BurntHereIn(desk.database));
  if (inspection->obstacle != docread::Obstacle::kNone) return {FileState::kUnread, ""};
  std::string text = ShownText(*inspection);
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

/// Whether it is gone through once more for what is missing: a look at everything, and so not with every turn.
bool IsToBeChecked(const IndexRebuild& last, Instant now) {
  return last.ended_at && (!last.checked_at || now - *last.checked_at >= kIndexCheckedEvery);
}

/// That which is to be made; none where the index is whole and of this form. One that is under way lacks items, and is
/// gone on with.
std::optional<IndexRebuild> ToMake(db::Session& session, Instant now) {
  const auto last = FindIndexRebuild(session);
  if (last && last->form == kIndexForm && HasOldestTokens(session)) {
    if (!last->ended_at) return last;
    if (!IsToBeChecked(*last, now) || IsIndexWhole(session)) return std::nullopt;
  }
  return IndexRebuild{.total = CountIndexedItems(session), .started_at = now};
}

bool IsAt(const std::optional<IndexRebuild>& there, const IndexRebuild& place) {
  return there && !there->ended_at && there->form == place.form && there->started_at == place.started_at &&
         there->looked == place.looked && there->after == place.after && there->has_files_anew == place.has_files_anew;
}

/// Thrown away, to be made from the first item on, but never the first time: what acts have written since there is an
/// index is of this form, and readers find it all the while. Unless another process has done so meanwhile and come
/// further: then its place.
IndexRebuild Begun(Desk& desk, Instant now) {
  return db::Retry(desk.database, [&](db::Transaction& act) {
    act.Lock("search index");
    const auto there = FindIndexRebuild(act);
    auto to_make = ToMake(act, now);
    if (!to_make) return *there;
    if (to_make->looked > 0) return *to_make;
    to_make->has_files_anew = there && !there->ended_at && there->has_files_anew;
    if (there || !HasOldestTokens(act)) ClearIndex(act);
    if (to_make->has_files_anew) ForgetFiles(act);
    PutIndexRebuild(act, *to_make);
    act.Commit();
    return *to_make;
  });
}

/// The next items, unless another process has come further meanwhile: then its place.
IndexRebuild Batch(Desk& desk, const Tools& tools, const IndexRebuild& rebuild, int most) {
  std::vector<IndexPlace> items;
  {
    db::Reader reader = desk.database.Read();
    items = IndexedItemsBehind(reader, rebuild.after, most);
  }
  ReadFiles files;
  for (const IndexPlace& each : items) ReadFilesOf(desk, tools, each.item, files);
  return db::Retry(desk.database, [&](db::Transaction& act) {
    IndexRebuild next = rebuild;
    act.Lock("search index");
    if (const auto there = FindIndexRebuild(act); there && !IsAt(there, rebuild)) return *there;
    // All items before any place of a day: an act has its item first too.
    for (const IndexPlace& each : items) LockedItem(act, each.item);
    for (const IndexPlace& each : items) IndexNow(act, each.item, files, desk.now());
    next.looked += static_cast<std::int64_t>(items.size());
    if (!items.empty()) next.after = items.back();
    if (std::cmp_less(items.size(), most)) next.ended_at = desk.now();
    PutIndexRebuild(act, next);
    act.Commit();
    return next;
  });
}

std::string MakeAnew(Desk& desk, const Tools& tools, IndexRebuild rebuild, const IndexPace& pace) {
  const Instant until = desk.now() + pace.longest;
  while (!rebuild.ended_at) {
    // Also where somebody has asked for it anew in the midst.
    if (rebuild.looked == 0) rebuild = Begun(desk, desk.now());
    if (!rebuild.ended_at) rebuild = Batch(desk, tools, rebuild, pace.batch);
    // A whole segment at once.
    FoldIndex(desk, static_cast<int>(search::kMostEntries));
    if (!rebuild.ended_at && desk.now() >= until) {
      return fmt::format("正在重建检索索引：已完成 {} 件，共约 {} 件，接着做。", rebuild.looked, rebuild.total);
    }
  }
  FoldIndex(desk);
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

/// That it was whole then.
void Remember(Desk& desk, Instant checked) {
  db::Retry(desk.database, [&](db::Transaction& act) {
    PutIndexChecked(act, checked);
    act.Commit();
    return 0;
  });
}

}  // namespace

std::string KeepIndex(Desk& desk, const Tools& tools, const IndexPace& pace) {
  const Instant now = desk.now();
  std::optional<IndexRebuild> last, to_make;
  {
    db::Reader reader = desk.database.Read();
    last = FindIndexRebuild(reader);
    to_make = ToMake(reader, now);
  }
  if (to_make) return MakeAnew(desk, tools, *to_make, pace);
  FoldIndex(desk);
  if (last && IsToBeChecked(*last, now)) Remember(desk, now);
  return fmt::format("检索索引是完整的，补读了 {} 件的附件。", ReadWanted(desk, tools, pace));
}

Status AskForNewIndex(Desk& desk, const account::Actor& actor) {
  return account::RetryDeed(desk, actor, [&](account::Deed& deed) -> Status {
    if (deed.done_before()) return Ok();
    db::Transaction& act = deed.transaction();
    act.Lock("search index");
    const auto there = FindIndexRebuild(act);
    if (there && there->form == kIndexForm && !there->ended_at && there->has_files_anew) {
      return Error{ErrorKind::kConflict, "检索索引正在重建，等它做完。", ""};
    }
    const std::int64_t items = CountIndexedItems(act);
    PutIndexRebuild(act, {.total = items, .started_at = deed.now(), .has_files_anew = true});
    deed.Record(account::kInstallation, "search.rebuild", "search:index", {{"items", std::to_string(items)}});
    deed.Commit();
    return Ok();
  });
}

IndexState IndexStateOf(db::Session& session) {
  return {.is_under_way = IsIndexUnderWay(session),
          .items = CountIndexedItems(session),
          .wanting = CountItemsThatWant(session),
          .last = FindIndexRebuild(session)};
}

bool IsIndexUnderWay(db::Session& session) {
  const auto last = FindIndexRebuild(session);
  return !last || last->form != kIndexForm || !last->ended_at;
}

}  // namespace gongkai::disclosure
