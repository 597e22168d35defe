// What the list of messages and the page of one share.
#pragma once

#include "account/visitor.h"
#include "base/field_errors.h"
#include "disclosure/participation/message_store.h"
#include "web/html.h"
#include "web/request.h"

namespace gongkai::disclosure {

/// "/office/messages/12-3"
std::string PathOfMessage(MessageId id);
/// The organs in which the visitor has a post: complaints about those are not for his eyes, whatever else he handles.
std::vector<OrganId> OrgansOfPosts(const account::Visitor& visitor);
/// A form of the page of one message that sends to `act`, with what the page saw.
web::Html MessageForm(const Message& message, const web::Request& request, std::string_view act,
                      const web::Html& fields, std::string_view button);
web::Html FoldedForm(std::string_view label, const web::Html& inside, bool is_open);
/// Whether these faults are of the form that sends to `act`.
bool IsAbout(const FieldErrors& errors, const web::Request& request, std::string_view act);
/// With a word where its day is over.
web::Html StateBadge(const Message& message, Date today);
/// As a line; of one that was erased, that it was.
std::string TitleOf(const Message& message, const std::optional<OpenedMessage>& opened);

}  // namespace gongkai::disclosure
