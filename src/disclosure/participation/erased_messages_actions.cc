#include "disclosure/participation/erased_messages_actions.h"

#include "disclosure/participation/disposal_store.h"
#include "disclosure/participation/message_store.h"

namespace gongkai::disclosure {

std::vector<ErasedMessage> ErasedMessagesSince(db::Session& session, Instant since) {
  return DestroyedSince(session, since);
}

bool IsMessageToErase(db::Session& session, MessageId id, Instant arrived) {
  const auto message = FindMessage(session, id);
  return message && message->at == arrived && !message->is_erased;
}

void EraseMessageAgain(db::Transaction& act, MessageId id, Instant erased, Instant now) {
  if (!LockedMessage(act, id) || !EraseMessage(act, id, erased)) return;
  AddEvent(act, id, {.at = now, .kind = "destroyed", .words = "恢复了以前的备份，按销毁清单再次销毁"});
}

}  // namespace gongkai::disclosure
