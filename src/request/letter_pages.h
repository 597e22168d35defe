// What the pages of letters share, and where other pages of a case lead to them.
#pragma once

#include <string>

#include "account/office.h"
#include "request/case_actions.h"
#include "request/case_store.h"

namespace gongkai::request {

/// "/office/requests/18-12/letters": all letters of a case.
std::string PathOfLetters(CaseId id);
/// One of them, to read, print and put down as delivered.
web::Url UrlOfLetter(CaseId id, const std::string& ref);
/// The form for one that is made by itself.
web::Url UrlOfNewLetter(CaseId id, std::string_view kind);

/// {case} of the address. Errors: throws ProblemError (404) when it is none, or not in the visitor's sight.
Case CaseOfLetters(account::Desk& desk, const web::Request& request, const account::Visitor& visitor, account::Act act);
/// The case as the form of the page had it.
SeenCase SeenOf(const Case& held, const web::Request& request);
web::Page LetterFrame(const account::Visitor& visitor, std::string title, const Case& held);

void AddLetterMakePages(account::Office& office);
void AddLetterMailPages(account::Office& office);
void AddLetterLabelPages(account::Office& office);  // labels for many letters at once

}  // namespace gongkai::request
