// What all pages of reports share: the frame, who may see what, badges, names of things.
//
// A page reads (a Reader), fills HTML, and changes nothing; a POST calls one action and answers with a redirect, or
// with the changed piece for htmx. Pages are split by what they show: start, upload, list, report, compare, rules.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "account/office.h"
#include "report/actions.h"
#include "report/report_view.h"
#include "web/fields.h"
#include "web/page.h"
#include "web/request.h"
#include "web/response.h"

namespace gongkai::report {

/// What the pages are given by app/.
struct Site {
  Desk& desk;
  std::function<void()> wake;                               // tells the worker that files were queued
  std::map<std::string, std::string, std::less<>> notes{};  // what a sample shows, by file name
};

enum class Tab { kStart, kReports, kCompare, kRules };

/// The office's frame with the styles of reports; `current` is the tab that is marked.
web::Page Frame(const account::Visitor& visitor, std::string title, Tab current);

/// The areas of 年度报告 in the column beside a page: compiling one's own, what came as files, the campaign of that
/// year, its sum. `current`: the path that is open.
void AddReportsSide(web::Page& page, const account::Visitor& visitor, int year, std::string_view current);

/// What is not in the visitor's sight is not there, and what was deleted is under no address but its restoring.
/// Errors of all four: throw ProblemError (404).
StoredReport SeenOrDeletedReport(db::Session& session, const account::Visitor& visitor, std::int64_t report_id);
StoredReport SeenReport(db::Session& session, const account::Visitor& visitor, std::int64_t report_id);
ReportView SeenView(const Site& site, const account::Visitor& visitor, std::int64_t report_id);
StoredReport SeenReportOfFinding(db::Session& session, const account::Visitor& visitor, std::int64_t finding_id);

/// Who does this act on something of that organ. Errors: throws ProblemError (403).
account::Actor ActorOn(const account::Visitor& visitor, account::Act act, account::OrganId organ,
                       const web::Request& request);

/// The page to hand in at, with what stood against it beside its field.
web::Response ShowStart(const Site& site, const web::Request& request, const account::Visitor& visitor,
                        const FieldErrors& errors);

/// The hidden fields of a form that is one act: the token, and the key by which it is done once.
web::Html ActFields(const web::Request& request);

/// The number in the address. Errors: throws ProblemError (404) for anything else.
std::int64_t NumberIn(const web::Request& request, std::string_view name);

/// "澄砚县枕溪镇人民政府 2024年"; the file's name where organ or year was not read.
std::string NameOf(const StoredReport& report, std::string_view file_name);

web::Html BadgeOf(ReportState state);
web::Html BadgeOf(Severity severity);
std::string_view ClassOf(Severity severity);  // "error", "warning", "notice"

/// How the heads of the list sort: the order it is in now, and the address of the list in another. Empty: they do not.
struct SortLinks {
  std::string_view current;
  std::function<web::Url(std::string_view order)> url;
};
/// Says to an organ that this is another one's report, and what to do when it was the wrong file.
web::Html AnothersNote(const StoredReport& report);

/// One row a report. Used by the start page and the list.
web::Html TableOfReports(const Site& site, const account::Visitor& visitor, const std::vector<ListRow>& rows,
                         const SortLinks& sort = {});

/// 审核意见单: one page to print and file.
web::Response ShowCheckSheet(const Site& site, const web::Request& request, const account::Visitor& visitor);

// The handlers, each in the file of its name.
void AddStartPages(account::Office& office, Site& site);    // start, the townships' day
void AddUploadPages(account::Office& office, Site& site);   // hand in, progress
void AddListPages(account::Office& office, Site& site);     // list, delete, undo
void AddReportPages(account::Office& office, Site& site);   // report, decisions, re-check, downloads, check sheet
void AddComparePages(account::Office& office, Site& site);  // two reports side by side
void AddRulesPages(account::Office& office, Site& site);    // all rules

}  // namespace gongkai::report
