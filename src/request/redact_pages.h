// The pages of partial releases, as they share them. In this part: redact_pages.cc (which files; one of them: how it
// stands, what is withheld, the second person), redact_draw_pages.cc (its pages, and what is drawn on them),
// redact_found_pages.cc (what screening finds on them, and all like it), redact_sheet_view.h (a page with its marks),
// redact_textless_view.h (pages that no search reaches).
#pragma once

#include <string>

#include "request/case_pages.h"
#include "request/redact_text_view.h"
#include "request/redact_work_actions.h"

namespace gongkai::request {

/// "/office/requests/18-12/redact", "…/redact/1", "…/redact/1/pages/3".
std::string PathOfRedactions(CaseId id);
std::string PathOfRedaction(CaseId id, int number);
std::string PathOfSheet(CaseId id, int number, int page);

/// {number} of the address, of that case. Errors: throws ProblemError (404).
Redaction RedactionIn(db::Session& session, const account::Keys& keys, const Case& held, const web::Request& request);
/// The same before an act: which, of a case in sight.
RedactRef RefIn(account::Desk& desk, const web::Request& request, const account::Visitor& visitor);

/// A page of one of them: the way back leads over the case and the list.
web::Page RedactFrame(const account::Visitor& visitor, std::string title, const Case& held);
/// What the file is called.
std::string NameOfSource(db::Session& session, const account::Keys& keys, const Redaction& redaction);

/// Ground and reason, under names with that ending; `chosen`: a ground to begin with.
web::Html GroundFields(const web::Request& request, const std::string& ending, std::string_view chosen,
                       const FieldErrors& errors);
MarkForm MarkFormIn(const web::Request& request, const std::string& ending);
/// Errors of "ground" and "reason" under the names that the form gave them.
FieldErrors BesideFields(FieldErrors errors, const std::string& ending);

/// Under which of his posts the visitor checks what others marked; none: he may not.
std::optional<account::Act> ChecksAs(const account::Visitor& visitor, account::OrganId handler);
/// Who marks that layer: a handler, an examiner, who checks. Errors: throws ProblemError (403).
account::Actor MarkingActor(const account::Visitor& visitor, redaction::Layer layer, account::OrganId handler,
                            const web::Request& request);

web::Response ToRedaction(const RedactRef& ref, std::string_view done);
/// What a form did, told on the page: "done" in the address.
web::Html RedactSaid(const web::Request& request);

/// With tools of one's own, as tests have them.
void AddRedactPagesWith(account::Office& office, const RedactTools& tools);

// Added by AddRedactPages.
void AddRedactDrawPages(account::Office& office, const RedactTools& tools);
void AddRedactFoundPages(account::Office& office, const RedactTools& tools);

}  // namespace gongkai::request
