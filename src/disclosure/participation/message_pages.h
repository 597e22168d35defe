// What the list of messages and the page of one share.
#pragma once

#include "disclosure/participation/message_store.h"
#include "web/html.h"

namespace gongkai::disclosure {

/// "/office/messages/12-3"
std::string PathOfMessage(MessageId id);
/// With a word where its day is over.
web::Html StateBadge(const Message& message, Date today);
/// As a line; of one that was erased, that it was.
std::string TitleOf(const Message& message, const std::optional<OpenedMessage>& opened);

}  // namespace gongkai::disclosure
