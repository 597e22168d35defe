// What time brings: answers that became public, words whose term is over. See handle_actions.h.

#include <fmt/format.h>

#include "disclosure/item_store.h"
#include "disclosure/participation/entry_store.h"
#include "disclosure/participation/handle_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

constexpr int kMostAtOnce = 500;

/// A topic is answered when its item is public, and not before.
bool Settle(Desk& desk, EntryId id) {
  return RetryDeed(desk, Actor{}, [&](Deed& deed) {
    db::Transaction& act = deed.transaction();
    const auto topic = LockedEntry(act, id);
    if (!topic || !topic->item || !topic->message) return false;
    const auto item = FindItem(act, {id.organ, *topic->item});
    auto message = LockedMessage(act, *topic->message);
    if (!item || !IsPublic(item->publicity, deed.today()) || !message || !IsOpen(message->state)) return false;
    message->state = MessageState::kAnswered;
    message->ended_at = deed.now();
    UpdateMessage(act, *message);
    AddEvent(act, message->id, {.at = deed.now(), .kind = "answered", .words = "答复已经公开"});
    deed.Record(id.organ, "message.settle", "message:" + ToString(message->id));
    deed.Commit();
    return true;
  });
}

std::vector<PublicEntry> TopicsWithItems(Desk& desk) {
  db::Reader reader = desk.database.Read();
  return TopicsToSettle(reader, kMostAtOnce);
}

/// How many. The keys of the messages go with their words: what was copied of the tables before opens no more here.
int Erase(Desk& desk) {
  return RetryDeed(desk, Actor{}, [&](Deed& deed) {
    int erased = 0;
    for (const MessageState state : {MessageState::kAnswered, MessageState::kDeclined}) {
      erased += EraseMessages(deed.transaction(), IdOf(state), deed.now() - kWordsKept, deed.now(), kMostAtOnce);
    }
    erased += EraseMessages(deed.transaction(), IdOf(MessageState::kRemoved), deed.now() - kJunkKept, deed.now(),
                            kMostAtOnce);
    if (erased == 0) return 0;
    deed.Record(account::kInstallation, "message.erase", "", {{"count", std::to_string(erased)}});
    deed.Commit();
    return erased;
  });
}

/// No act of anybody, and in no trail.
void Forget(Desk& desk) {
  const Instant before = desk.now() - kNetworkKept;
  db::Retry(desk.database, [&](db::Transaction& act) {
    ForgetNetworks(act, before);
    act.Commit();
    return 0;
  });
}

}  // namespace

std::string KeepMessages(Desk& desk) {
  int settled = 0;
  for (const PublicEntry& topic : TopicsWithItems(desk)) settled += Settle(desk, topic.id) ? 1 : 0;
  const int erased = Erase(desk);
  Forget(desk);
  return fmt::format("{} 个题目的答复已经公开；到期抹去 {} 条留言的内容。", settled, erased);
}

}  // namespace gongkai::disclosure
