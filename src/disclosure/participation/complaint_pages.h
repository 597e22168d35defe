// Complaints on pages: what stands on the page of such a message, what an officer writes down of a call, and what the
// organ complained of sees: that something is to be put right, in the words of the body in charge, and nothing of who
// complained.
#pragma once

#include "account/office.h"
#include "disclosure/participation/complaint_actions.h"
#include "web/fields.h"

namespace gongkai::disclosure {

void AddComplaintPages(account::Office& office);

/// Of a form with "against", "subject" and "body"; "against" of the address before the form is sent.
ComplaintAsk ComplaintAskIn(const web::Request& request);
ComplaintDecision DecisionIn(const web::Request& request);

/// The fields of the public form; `organs`: of which one may complain.
web::Html ComplaintFields(db::Session& session, const ComplaintAsk& ask, Date today, const FieldErrors& errors);
/// Where what is no complaint belongs, below the form.
web::Html ComplaintHints();
/// The same fields for what comes by telephone, folded where it is something else.
web::Html NotedComplaintFields(account::Desk& desk, const ComplaintAsk& ask, bool is_open, const FieldErrors& errors);

/// On the page of the message: rows of its facts; what is done with it.
web::Html ComplaintFacts(db::Session& session, const Message& message);
web::Html ComplaintActs(db::Session& session, const Message& message, const web::Request& request,
                        const FieldErrors& errors);
/// What may follow besides, for who looks after openness: a measure of its own (oversight).
web::Html MeasureLink(db::Session& session, const Message& message);
/// To whom the message may be handed on.
std::vector<web::Choice> OrgansToHandOnTo(db::Session& session, const Message& message, Date today);

/// What who complained reads beside the answer.
web::Html ComplaintOutcome(db::Session& session, const Complaint& complaint);

/// Whether it is about an organ in which the visitor has a post.
bool IsComplaintAboutOwn(db::Session& session, const Message& message, const account::Visitor& visitor);

}  // namespace gongkai::disclosure
