// One step on one message: the message as nobody else can change it now, and the same with its event and its entry in
// the trail. Shared by handle_actions.cc and complaint_actions.cc.
#pragma once

#include "account/deed.h"
#include "disclosure/participation/message_store.h"

namespace gongkai::disclosure {

/// The message to be acted on, or why not. It is the organ's in whose name the actor came, and nobody acted since.
FormResult<Message> ReadyFor(account::Deed& deed, const SeenMessage& seen, MessageAct act);

struct MessageStep {
  std::string_view act;    // in the trail
  std::string_view event;  // in its history
  std::string words{};
};

/// `organ`: in whose chain it stands.
MessageId FinishStep(account::Deed& deed, const Message& message, OrganId organ, const MessageStep& step);

}  // namespace gongkai::disclosure
