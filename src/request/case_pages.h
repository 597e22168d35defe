// What the office's pages of applications share: the frame, the case of the address, who acts, badges.
//
// In this part: case_list_pages.cc (all cases), case_pages.cc (one), case_calendar_pages.cc (how its due day comes
// about, and what if), case_act_pages.cc (the forms of its acts), decision_pages.cc (the decision read, signed, sent),
// decision_write_pages.cc (the decision written), reply_findings_pages.h (what screening found in it),
// reply_screening_pages.cc (what is done about it), case_file_pages.cc (files).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/office.h"
#include "request/case_actions.h"
#include "request/case_store.h"
#include "request/pages.h"
#include "web/fields.h"

namespace gongkai::request {

inline constexpr std::string_view kCasesPath = "/office/requests";

/// Under "依申请公开", with its areas beside it; `current`: the address of the area that is open, empty for a page
/// within one.
web::Page CaseFrame(const account::Visitor& visitor, std::string title, std::string_view current = "");
/// These areas beside a page that has a frame of its own.
void PutCaseAreas(web::Page& page, const account::Visitor& visitor, std::string_view current);
/// A page of one case: the way back leads over its own page.
web::Page CaseFrame(const account::Visitor& visitor, std::string title, const Case& held);

/// "/office/requests/18-12"
std::string PathOf(CaseId id);
/// "登记编号 2026-0012"; of one that has none yet "尚未登记（18-12）".
std::string NumberOf(const Case& held);

/// {case} of the address. Errors: throws ProblemError (404) when it is none, or not in the visitor's sight.
Case CaseIn(db::Session& session, const web::Request& request, const account::Visitor& visitor);
/// The same, read before an act; the version is the one that the page showed.
SeenCase SeenIn(account::Desk& desk, const web::Request& request, const account::Visitor& visitor);
/// Errors: throws ProblemError (403).
account::Actor CaseActor(const account::Visitor& visitor, account::Act act, account::OrganId organ,
                         const web::Request& request);

/// The organs whose cases the visitor sees: of who sees the county, all of them, those that are closed by now too.
std::vector<account::OrganId> HandlersInSight(db::Session& session, const account::Visitor& visitor, Date today);
std::string NameOfOrgan(db::Session& session, account::OrganId organ);
/// Of who handles cases there today; of one who does not any more it says so.
std::string NameOfHandler(db::Session& session, account::OrganId organ, std::optional<account::PersonId> person,
                          Date today);

web::Html StageBadge(const Case& held);
/// "还有 3 天", "已超期 2 天" in calendar days; nothing where nothing is due.
web::Html DueBadge(const Case& held, Date today);
/// Both as a cell of a list; nothing at all where there is no day, so that a card on a telephone has no empty line.
web::Html DueCell(std::optional<Date> due, const web::Html& badge);
/// The outcome in words; empty while there is none.
std::string_view OutcomeName(const Case& held);

/// Kept line by line; shown to those who may read it.
web::Html Lines(const PersonalText& text);
/// "<input type=hidden name=version …>": what the page showed.
web::Html VersionField(const Case& held);
/// The keys of the form and the version.
web::Html CaseFormKeys(const web::Request& request, const Case& held);

using web::FilterOptions;
using web::NamedChoices;

// Added by AddCasePages.
void AddCaseCalendarPages(account::Office& office);
void AddCaseFilePages(account::Office& office);

}  // namespace gongkai::request
