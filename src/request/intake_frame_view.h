// What the pages of intake share: for which organ, by whom, which case.
#pragma once

#include <string>

#include "account/office.h"
#include "request/case_actions.h"
#include "request/case_store.h"

namespace gongkai::request {

/// The frame of the office, under 依申请公开.
web::Page IntakeFrame(const account::Visitor& visitor, std::string title);

/// The organ that was chosen; none chosen: the first for which the visitor may do this.
/// Errors: throws ProblemError: 404 when it is out of his reach, 403 when there is none.
account::OrganId IntakeOrganFor(const web::Request& request, const account::Visitor& visitor, account::Act act);
/// Errors: throws ProblemError (403).
account::Actor IntakeActor(const account::Visitor& visitor, account::Act act, account::OrganId organ,
                           const web::Request& request);

/// {case} of the address. Errors: throws ProblemError (404) when it is none, or out of the visitor's reach with `act`.
Case IntakeCaseIn(db::Session& session, const web::Request& request, const account::Visitor& visitor, account::Act act);
/// The handler and the version that the page had which was sent.
SeenCase SeenCaseIn(const web::Request& request, const Case& held);
/// Hidden fields with both.
web::Html SeenCaseFields(const Case& held);

std::string IntakeOrganName(db::Session& session, account::OrganId organ);

}  // namespace gongkai::request
