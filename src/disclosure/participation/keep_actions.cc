// What time brings: answers that became public, names and telephones whose term is over, junk. See handle_actions.h.

#include <fmt/format.h>

#include <algorithm>

#include "account/organ_card_view.h"
#include "disclosure/item_store.h"
#include "disclosure/participation/complaint_store.h"
#include "disclosure/participation/entry_store.h"
#include "disclosure/participation/handle_actions.h"
#include "disclosure/participation/message_state_store.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

constexpr int kMostAtOnce = 500;

/// A topic is answered when its item is public, and not before. What was taken down answers nothing, nor does what
/// another organ put up of a message that was handed on since.
bool Settle(Desk& desk, EntryId id) {
  return RetryDeed(desk, Actor{}, [&](Deed& deed) {
    db::Transaction& act = deed.transaction();
    const auto topic = LockedEntry(act, id);
    if (!topic || topic->state != PublicEntryState::kPublic || !topic->item || !topic->message) return false;
    const auto item = FindItem(act, {id.organ, *topic->item});
    auto message = LockedMessageOf(act, *topic->message, id.organ);
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

/// It never comes to the organ complained of, nor by a merger.
bool IsComplaintAbout(db::Session& session, const Message& message, OrganId organ) {
  if (message.kind != MessageKind::kComplaint) return false;
  const auto complaint = FindComplaint(session, message.id);
  return complaint && complaint->against == organ;
}

/// To who goes on exercising the powers of an organ that was closed; the term goes on.
int HandOnOf(Desk& desk, OrganId closed, OrganId successor, const std::string& name) {
  return RetryDeed(desk, Actor{}, [&](Deed& deed) {
    db::Transaction& act = deed.transaction();
    MessageQuery open{.handlers = {closed}, .only_open = true, .with_marked = true};
    open.count = kMostAtOnce;
    std::vector<MessageId> ids;
    for (const Message& each : ListMessages(act, open)) ids.push_back(each.id);
    std::ranges::sort(ids);  // locks are taken in one order
    int handed = 0;
    for (const MessageId id : ids) {
      auto message = LockedMessage(act, id);
      if (!message || !IsOpen(message->state) || message->handler != closed) continue;
      if (IsComplaintAbout(act, *message, successor)) continue;
      message->handler = successor;
      message->care.assignee.reset();
      message->care.assignee_name.clear();
      UpdateMessage(act, *message);
      AddEvent(act, id, {.at = deed.now(), .kind = "handed_on", .words = "机关撤并，转给" + name});
      ++handed;
    }
    if (handed == 0) return 0;
    deed.Record(successor, "message.hand_on", "", {{"count", std::to_string(handed)}});
    deed.Commit();
    return handed;
  });
}

int HandOnOfClosed(Desk& desk) {
  struct Closed {
    OrganId organ, successor;
    std::string name;
  };
  std::vector<Closed> closed;
  {
    db::Reader reader = desk.database.Read();
    for (const OrganId organ : HandlersOfOpen(reader)) {
      const auto card = account::OrganCardOf(reader, organ);
      const bool is_closed = card && card->closed_on && *card->closed_on <= BeijingDay(desk.now());
      if (is_closed && card->successor) closed.push_back({organ, *card->successor, card->successor_name});
    }
  }
  int handed = 0;
  for (const Closed& each : closed) handed += HandOnOf(desk, each.organ, each.successor, each.name);
  return handed;
}

std::vector<MessageId> ContactsOver(Desk& desk) {
  db::Reader reader = desk.database.Read();
  const Date kept_from = ContactsKeptFrom(BeijingDay(desk.now()));
  return ContactsToErase(reader, Instant(std::chrono::seconds(SecondOfDay(kept_from))), kMostAtOnce);
}

/// How many names and telephones. The keys are other ones then: what was copied of the tables before opens no more
/// here.
int EraseContacts(Desk& desk) {
  const std::vector<MessageId> over = ContactsOver(desk);
  if (over.empty()) return 0;
  return RetryDeed(desk, Actor{}, [&](Deed& deed) {
    db::Transaction& act = deed.transaction();
    int erased = 0;
    for (const MessageId id : over) {  // locks are taken in one order
      if (!LockedMessage(act, id) || !EraseContact(act, desk.keys, id)) continue;
      AddEvent(act, id, {.at = deed.now(), .kind = std::string(kContactErased), .words = "办完满两年"});
      ++erased;
    }
    if (erased == 0) return 0;
    deed.Record(account::kInstallation, "message.erase_contacts", "", {{"count", std::to_string(erased)}});
    deed.Commit();
    return erased;
  });
}

/// How many of what was removed as junk. The keys go with the words.
int EraseJunk(Desk& desk) {
  return RetryDeed(desk, Actor{}, [&](Deed& deed) {
    const int erased = EraseMessages(deed.transaction(), IdOf(MessageState::kRemoved), deed.now() - kJunkKept,
                                     deed.now(), kMostAtOnce);
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
  const int handed = HandOnOfClosed(desk);
  const int contacts = EraseContacts(desk), erased = EraseJunk(desk);
  Forget(desk);
  return fmt::format(
      "{} 个题目的答复已经公开；撤并机关的 {} 条留言转给继续行使职权的机关；办完满两年的 {} "
      "条抹去姓名和电话；删除的灌水 {} 条抹去内容。",
      settled, handed, contacts, erased);
}

}  // namespace gongkai::disclosure
