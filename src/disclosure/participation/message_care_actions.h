// Giving a message to a colleague, pointing what belongs elsewhere to where it belongs, and what who wrote says of the
// handling. The rules: message_care.h. Errors of the first two besides: kVersionField as for every act on a message.
#pragma once

#include <vector>

#include "account/deed.h"
#include "account/people_view.h"
#include "disclosure/participation/message_store.h"
#include "disclosure/participation/satisfaction_ticket.h"

namespace gongkai::disclosure {

/// Who of the organ may work on it. Nobody with a post in the organ that a complaint is about.
std::vector<account::ActHolder> AssignableFor(db::Session& session, const Message& message, Date today);

/// It is in hand by that; the colleague is told. Errors: "assignee".
FormResult<MessageId> AssignMessage(account::Desk& desk, const account::Actor& actor, const SeenMessage& seen,
                                    account::PersonId to);

/// It ends by that, not handled, with where to turn. Errors: "elsewhere", "where".
FormResult<MessageId> PointMessage(account::Desk& desk, const account::Actor& actor, const SeenMessage& seen,
                                   std::optional<Elsewhere> elsewhere, std::string_view where);

/// Of who wrote, who looked it up before and has the ticket of that page. Once, when it has ended. Errors:
/// "satisfaction".
FormResult<MessageId> SayHowHandled(account::Desk& desk, const std::string& once_key, const SatisfactionTicket& ticket,
                                    std::optional<Satisfaction> satisfaction);

}  // namespace gongkai::disclosure
