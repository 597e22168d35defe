// What all pages of reports share: the frame, the name of who works here, badges, names of things.
//
// A page reads (a Reader), fills HTML, and changes nothing; a POST calls one action and answers with a redirect, or
// with the changed piece for htmx. Pages are split by what they show: start, upload, list, report, compare, rules.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "report/actions.h"
#include "web/page.h"
#include "web/request.h"
#include "web/response.h"
#include "web/router.h"

namespace gongkai::report {

/// What the pages are given by app/.
struct Site {
  Desk& desk;
  std::function<void()> wake;                               // tells the worker that files were queued
  std::map<std::string, std::string, std::less<>> notes{};  // what a sample shows, by file name
};

enum class Tab { kStart, kReports, kCompare, kRules, kSettings };

/// The frame with navigation; `current` is the tab that is marked.
web::Page Frame(const Site& site, std::string title, Tab current);

/// Empty until somebody has given a name.
std::string Person(const Site& site);

/// The page that asks for the name, when nobody has given one yet; it comes back to the address that was asked for.
std::optional<web::Response> AskName(const Site& site, const web::Request& request);

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
/// One row a report. Used by the start page and the list.
web::Html TableOfReports(const Site& site, const std::vector<ListRow>& rows, const SortLinks& sort = {});

/// 审核意见单: one page to print and file.
web::Response ShowCheckSheet(const Site& site, const web::Request& request);

// The handlers, each in the file of its name.
void AddStartPages(web::Router& router, Site& site);    // name, start, settings
void AddUploadPages(web::Router& router, Site& site);   // hand in, progress
void AddListPages(web::Router& router, Site& site);     // list, delete, undo
void AddReportPages(web::Router& router, Site& site);   // report, decisions, re-check, downloads, check sheet
void AddComparePages(web::Router& router, Site& site);  // two reports side by side
void AddRulesPages(web::Router& router, Site& site);    // all rules

}  // namespace gongkai::report
