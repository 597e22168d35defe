// What the body in charge finds and does about a complaint, and what the organ complained of reports. The organ is told
// what it is to put right in the body's words, and never who complained or what was written: it sees no message.
// Source: 条例第四十七条.
#pragma once

#include "account/deed.h"
#include "disclosure/participation/complaint_store.h"
#include "disclosure/participation/message_store.h"

namespace gongkai::disclosure {

/// Answers the message by that. Errors: those of FaultsOf; kVersionField as for every act on a message.
FormResult<MessageId> DecideComplaint(account::Desk& desk, const account::Actor& actor, const SeenMessage& message,
                                      const ComplaintDecision& decision);

struct RectificationForm {
  MessageId complaint;
  OrganId organ{0};  // in whose name the actor came
  std::int64_t version = 0;
  std::string words{};  // what was put right
  std::string day{};    // as typed
};
/// Once, until it is sent back. Errors: those of FaultsOfRectification; kVersionField.
FormResult<MessageId> ReportRectification(account::Desk& desk, const account::Actor& actor,
                                          const RectificationForm& form);

/// What was reported is not enough: why, and by when. Errors: those of FaultsOfSendingBack; kVersionField.
FormResult<MessageId> SendBackRectification(account::Desk& desk, const account::Actor& actor,
                                            const SeenMessage& message, std::string_view why, std::string_view day);

}  // namespace gongkai::disclosure
