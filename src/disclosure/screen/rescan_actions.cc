#include "disclosure/screen/rescan_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "account/notice_actions.h"
#include "db/retry.h"
#include "disclosure/participation/entry_screening_actions.h"
#include "disclosure/participation/entry_screening_store.h"
#include "disclosure/screen/inspection_store.h"
#include "disclosure/screen/screen_actions.h"
#include "disclosure/screen/screen_store.h"
#include "disclosure/screen/settled_view.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using screening::PresentLists;
using screening::Rescan;
using screening::StoredHit;
using screening::Tools;

/// What this program screens by now, of all organs.
PresentLists NewestHere(db::Session& session) {
  PresentLists newest = screening::NewestLists(session);
  newest.rules = std::max(newest.rules, screening::kRulesVersion);
  return newest;
}

/// A rescan that is to be begun or gone on with; none where the last one was by the same.
std::optional<Rescan> ToDo(db::Session& session, Instant now) {
  const PresentLists newest = NewestHere(session);
  if (auto under_way = screening::FindRescan(session, newest)) {
    return under_way->ended_at ? std::nullopt : std::optional(*under_way);
  }
  return Rescan{
      .by = newest, .started_at = now, .total = CountPublished(session, BeijingDay(now)) + CountShownEntries(session)};
}

/// Whether the organ's items have to be looked at: its lists changed since the last rescan that came to its end.
class Concerned {
 public:
  Concerned(db::Session& session, const PresentLists& by) {
    const auto last = screening::LastEndedRescan(session);
    if (last && last->by.rules == by.rules) organs_ = screening::ConcernedSince(session, last->by.lists);
  }
  bool Is(OrganId organ) const { return !organs_ || std::ranges::find(*organs_, organ) != organs_->end(); }

 private:
  std::optional<std::vector<OrganId>> organs_;  // none: all of them
};

/// A public version that is to be looked at.
struct ToLook {
  ItemVersion version;
  std::string digest;
  bool had_hits = false;
};

struct Found {
  ItemVersion version;
  std::string digest;
  std::vector<StoredHit> hits;
  int parts = 0, unread = 0, pictures = 0;
  std::int64_t lists = 0;
};

/// What screens each organ, asked once a turn: a change of the lists meanwhile begins another rescan.
class Screeners {
 public:
  Screeners(Desk& desk, const Tools& tools) : desk_(&desk), tools_(&tools) {}
  const screening::ScreenerOfLists& Of(OrganId organ) {
    const auto found = by_organ_.find(organ);
    if (found != by_organ_.end()) return found->second;
    return by_organ_.emplace(organ, tools_->screener(desk_->database, organ)).first->second;
  }

 private:
  Desk* desk_;
  const Tools* tools_;
  std::map<OrganId, screening::ScreenerOfLists> by_organ_;
};

std::optional<ToLook> Read(db::Session& session, const Item& item) {
  auto version = FindVersion(session, item.id, *item.publicity.published_version);
  if (!version) return std::nullopt;
  ToLook to_look{.version = std::move(*version), .digest = {}};
  to_look.digest = ScreenedDigest(session, to_look.version);
  const auto last = screening::LastRunOver(session, SubjectOf(item.id), to_look.digest);
  to_look.had_hits = last && last->hits > 0;
  return to_look;
}

/// What a public version holds; none where nothing was found, neither now nor the last time.
std::optional<Found> LookAgain(Desk& desk, const Tools& tools, const screening::ScreenerOfLists& now, ToLook to_look) {
  const screening::Subject subject = SubjectOf(to_look.version.item);
  const auto looked = LookAt(desk, tools, subject, to_look.version.content, *now.screener);
  std::vector<StoredHit> hits = screening::HitsToKeep(desk.keys, subject, looked, true);
  if (hits.empty() && !to_look.had_hits) return std::nullopt;
  return Found{.version = std::move(to_look.version),
               .digest = std::move(to_look.digest),
               .hits = std::move(hits),
               .parts = static_cast<int>(looked.parts.size()),
               .unread = screening::CountUnread(looked),
               .pictures = looked.pictures,
               .lists = now.lists};
}

/// Whether something of it is open.
bool Keep(Deed& deed, const Found& found, const PresentLists& by) {
  const screening::Subject subject = SubjectOf(found.version.item);
  const screening::Writers writers = WritersOf(deed.transaction(), found.version);
  screening::KeepRun(deed,
                     {.subject = subject,
                      .digest = found.digest,
                      .by = {found.lists, by.rules},
                      .parts = found.parts,
                      .unread = found.unread,
                      .pictures = found.pictures,
                      .writers = writers},
                     found.hits);
  return screening::CountOpen(found.hits, screening::DecisionsOf(deed.transaction(), subject), writers) > 0;
}

constexpr int kItemStage = 0, kEntryStage = 1;

void RecordRescan(Deed& deed, const Rescan& next) {
  screening::GrowPresentRules(deed.transaction(), next.by.rules);
  screening::PutRescan(deed.transaction(), next);
  deed.Record(account::kInstallation, "screening.rescan", "lists:" + std::to_string(next.by.lists),
              {{"rows", std::to_string(next.looked)}, {"findings", std::to_string(next.found)}});
}

/// The same of entries.
bool EntryBatch(Desk& desk, Screeners& screeners, Rescan& rescan, const Concerned& concerned, int most) {
  std::vector<EntryId> entries;
  {
    db::Reader reader = desk.database.Read();
    entries = ShownEntriesBehind(reader, {rescan.after_organ, rescan.after_number}, most);
  }
  std::vector<RescannedEntry> found;
  for (const EntryId id : entries) {
    if (!concerned.Is(id.organ)) continue;
    if (auto holds = LookAtEntryAgain(desk, screeners.Of(id.organ), id)) found.push_back(std::move(*holds));
  }
  const bool is_last = std::cmp_less(entries.size(), most);
  rescan = account::RetryDeed(desk, Actor{}, [&](Deed& deed) {
    Rescan next = rescan;
    for (const RescannedEntry& each : found) next.found += KeepRescanned(deed, each, rescan.by.rules) ? 1 : 0;
    next.looked += static_cast<std::int64_t>(entries.size());
    if (!entries.empty()) {
      next.after_organ = entries.back().organ;
      next.after_number = entries.back().number;
    }
    if (is_last) next.ended_at = deed.now();
    RecordRescan(deed, next);
    deed.Commit();
    return next;
  });
  return !is_last;
}

/// Looks at a batch of items and puts down how far it came; behind the last one come the entries.
void ItemBatch(Desk& desk, const Tools& tools, Screeners& screeners, Rescan& rescan, const Concerned& concerned,
               int most) {
  std::vector<Item> items;
  std::vector<ToLook> to_look;
  {
    db::Reader reader = desk.database.Read();
    items = PublishedBehind(reader, {rescan.after_organ, rescan.after_number}, BeijingDay(desk.now()), most);
    for (const Item& item : items) {
      if (!concerned.Is(item.id.organ)) continue;
      if (auto each = Read(reader, item)) to_look.push_back(std::move(*each));
    }
  }
  std::vector<Found> found;
  for (ToLook& each : to_look) {
    const screening::ScreenerOfLists& now = screeners.Of(each.version.item.organ);
    if (auto holds = LookAgain(desk, tools, now, std::move(each))) found.push_back(std::move(*holds));
  }
  const bool is_last = std::cmp_less(items.size(), most);
  rescan = account::RetryDeed(desk, Actor{}, [&](Deed& deed) {
    Rescan next = rescan;
    for (const Found& each : found) {
      LockedItem(deed.transaction(), each.version.item);
      next.found += Keep(deed, each, rescan.by);
    }
    next.looked += static_cast<std::int64_t>(items.size());
    if (!items.empty()) {
      next.after_organ = items.back().id.organ;
      next.after_number = items.back().id.number;
    }
    if (is_last) {
      next.stage = kEntryStage;
      next.after_organ = OrganId{0};
      next.after_number = 0;
    }
    RecordRescan(deed, next);
    deed.Commit();
    return next;
  });
}

/// False when it was the last.
bool Batch(Desk& desk, const Tools& tools, Screeners& screeners, Rescan& rescan, const Concerned& concerned, int most) {
  if (rescan.stage == kItemStage) {
    ItemBatch(desk, tools, screeners, rescan, concerned, most);
    if (rescan.stage == kItemStage) return true;
  }
  return EntryBatch(desk, screeners, rescan, concerned, most);
}

void TellOfEntries(Desk& desk) {
  std::vector<std::pair<OrganId, int>> counts;
  {
    db::Reader reader = desk.database.Read();
    counts = CountOpenEntries(reader);
  }
  for (const auto& [organ, count] : counts) {
    account::RetryDeed(desk, Actor{}, [&, organ = organ, count = count](Deed& deed) {
      account::TellOrgan(deed, organ, account::Act::kHandleMessages,
                         {.kind = account::NoticeKind::kItem,
                          .title = fmt::format("词表更新后重新检查：{} 条公开的题目和问答有待处理的内容", count),
                          .detail = "",
                          .path = "/office/entries?found=open"});
      deed.Record(organ, "screening.told", "organ:" + std::to_string(organ.value), {{"rows", std::to_string(count)}});
      deed.Commit();
      return 0;
    });
  }
}

/// Once, when all was looked at.
void TellOrgans(Desk& desk) {
  std::vector<OpenOfOrgan> counts;
  {
    db::Reader reader = desk.database.Read();
    counts = CountOpenPublic(reader, std::nullopt, BeijingDay(desk.now()));
  }
  for (const OpenOfOrgan& each : counts) {
    account::RetryDeed(desk, Actor{}, [&](Deed& deed) {
      account::TellOrgan(deed, each.organ, account::Act::kDraftItems,
                         {.kind = account::NoticeKind::kItem,
                          .title = fmt::format("词表更新后重新检查：{} 件公开信息有待处理的内容", each.items),
                          .detail = "",
                          .path = "/office/screening"});
      deed.Record(each.organ, "screening.told", "organ:" + std::to_string(each.organ.value),
                  {{"rows", std::to_string(each.items)}});
      deed.Commit();
      return 0;
    });
  }
}

}  // namespace

std::string RescanPublic(Desk& desk, const Tools& tools, const RescanPace& pace) {
  std::optional<Rescan> rescan;
  std::optional<Concerned> concerned;
  {
    db::Reader reader = desk.database.Read();
    rescan = ToDo(reader, desk.now());
    if (!rescan) return "词表没有变化，不用重新检查。";
    concerned.emplace(reader, rescan->by);
  }
  const Instant until = desk.now() + pace.longest;
  Screeners screeners(desk, tools);
  while (Batch(desk, tools, screeners, *rescan, *concerned, pace.batch)) {
    if (desk.now() >= until)
      return fmt::format("已重新检查 {} 件，共约 {} 件，接着检查。", rescan->looked, rescan->total);
  }
  TellOrgans(desk);
  TellOfEntries(desk);
  db::Retry(desk.database, [](db::Transaction& act) {
    SweepInspections(act);
    act.Commit();
  });
  return fmt::format("重新检查了 {} 件公开信息，{} 件有待处理的内容。", rescan->looked, rescan->found);
}

std::optional<Rescan> RescanNow(db::Session& session) { return screening::LastRescan(session); }

}  // namespace gongkai::disclosure
