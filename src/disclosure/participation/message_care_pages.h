// On the page of a message: who works on it and where it belongs, and the forms for both. On the list: narrowed to
// one's own. What who wrote is asked once it has ended.
#pragma once

#include "account/office.h"
#include "disclosure/participation/message_care_actions.h"
#include "web/fields.h"
#include "web/html.h"
#include "web/request.h"

namespace gongkai::disclosure {

/// Rows of its facts.
web::Html CareFacts(const Message& message);
/// "分给谁办", "属于别的渠道".
web::Html CareActs(db::Session& session, const Message& message, const web::Request& request, const FieldErrors& errors,
                   Date today);

/// For the public: how it was handled, as it was said, or the form to say it. `code`, `fact`: as they were typed.
/// `ticket`: what its form carries (satisfaction_ticket.h).
web::Html HowHandledPart(const Message& message, const web::Request& request, const std::string& ticket,
                         const FieldErrors& errors);

}  // namespace gongkai::disclosure
