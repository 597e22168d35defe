// /office/enterprises: the register of public enterprises. And what an appeal about one has on the public form, on what
// an officer writes down, and on the page of its message.
#pragma once

#include "account/office.h"
#include "disclosure/participation/enterprise_actions.h"
#include "web/fields.h"

namespace gongkai::disclosure {

void AddEnterprisePages(account::Office& office);

/// Of a form with "enterprise".
std::optional<EnterpriseId> EnterpriseIn(const web::Request& request);
AppealDecision AppealDecisionIn(const web::Request& request);

/// The field of the public form and of what is written down; `regulator`: those whose appeals it takes, none: all.
web::Html EnterpriseFields(db::Session& session, std::optional<EnterpriseId> chosen, std::optional<OrganId> regulator,
                           Date today, const FieldErrors& errors);
web::Html NotedEnterpriseFields(account::Desk& desk, std::optional<EnterpriseId> chosen, OrganId organ, bool is_open,
                                const FieldErrors& errors);

web::Html EnterpriseFacts(db::Session& session, const Message& message);
web::Html EnterpriseActs(db::Session& session, const Message& message, const web::Request& request,
                         const FieldErrors& errors);
/// What who appealed reads beside the answer.
web::Html AppealOutcome(db::Session& session, const Appeal& appeal);

}  // namespace gongkai::disclosure
