// What happened to a case, what was written with it, and what lies ahead: for its page.
#pragma once

#include <vector>

#include "db/database.h"
#include "request/case_store.h"
#include "web/html.h"

namespace gongkai::request {

/// `words`: as many as there are events; an empty one was not written, or is erased.
web::Html CaseTimeline(db::Session& session, const Case& held, const std::vector<CaseEvent>& events,
                       const std::vector<PersonalText>& words, Date today);

}  // namespace gongkai::request
