// What screening found in the decision of a case, on its page: where it stands, why, and what may be done about it;
// what was settled, by whose word and why. Of what is in a file only the masked samples are shown.
#pragma once

#include "base/field_errors.h"
#include "request/reply_screening_view.h"
#include "web/html.h"
#include "web/request.h"

namespace gongkai::request {

struct ShownFindings {
  const ReplyAtHand& reply;
  const ReplyScreening& screened;
  bool may_screen = false;    // somebody of the organ with a word in it
  bool may_change = false;    // who writes the decision
  bool may_overrule = false;  // while the case is open
  bool may_examine = false;   // also over what needs an examiner; who may not can ask one
  FieldErrors errors;         // of the form that came back; fields are named "reason-" and the number of its first hit
};

/// The section of the page; nothing where there is nothing to screen any more.
web::Html FindingsPart(const ShownFindings& shown, const web::Request& request);

/// The hits that a form of the page is about: those that are ticked, or all of its card.
std::vector<std::int64_t> HitsOfForm(const ReplyScreening& screened, const web::Request& request);

}  // namespace gongkai::request
