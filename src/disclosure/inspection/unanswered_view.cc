#include "disclosure/inspection/unanswered_view.h"

#include "disclosure/participation/message_store.h"

namespace gongkai::disclosure {

std::vector<UnansweredMessage> UnansweredMessages(db::Session& session, Date today, int most) {
  std::vector<UnansweredMessage> unanswered;
  for (const Message& message : OverdueMessages(session, today, most)) {
    const std::string id = ToString(message.id);
    unanswered.push_back({.organ = message.handler,
                          .subject = std::string(IdOf(message.kind)) + ":" + id,
                          .path = "/office/messages/" + id,
                          .received_on = BeijingDay(message.at),
                          .due_on = message.due_on});
  }
  return unanswered;
}

}  // namespace gongkai::disclosure
