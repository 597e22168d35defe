// The days of a case, month by month: each counted with its number, or not counted and why; what happened on it. The
// days are those of law/reply_explanation.h.
#pragma once

#include <vector>

#include "law/reply_clock.h"
#include "request/case_event.h"
#include "web/html.h"

namespace gongkai::request {

/// In words: from which day, how long, what was not counted, until when.
web::Html RunInWords(const law::ReplyStatus& reply);

/// `events`: what is noted on its day. Nothing before receipt is established.
web::Html MonthsOfCase(const law::ReplyStatus& reply, const std::vector<CaseEvent>& events,
                       const law::WorkingCalendar& calendar);

}  // namespace gongkai::request
