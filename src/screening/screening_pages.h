// What the pages of word lists, of trying and of assessments share, and what they work with. Each page is for a side:
// the county's lists, or the own words of one organ, which only its people see.
//
// In this folder: list_pages.cc (the lists), list_word_pages.cc (one word), list_history_pages.cc (versions and what
// differs), list_import_pages.cc (xlsx in and out), try_pages.cc, assessment_pages.cc.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "account/office.h"
#include "screening/list_import_actions.h"
#include "screening/list_store.h"
#include "screening/try_shelf_actions.h"
#include "web/fields.h"

namespace gongkai::screening {

/// Titles that are public on that day, newest first: of an organ, or of all the county.
using PublishedTitles =
    std::function<std::vector<std::string>(db::Session& session, OrganId organ, Date today, int most)>;

struct ScreeningTools {
  WorkbookReader read;
  PublishedTitles titles;
  TryTools trying;
};

void AddScreeningPages(account::Office& office, const ScreeningTools& tools);

void AddListPages(account::Office& office);
void AddListWordPages(account::Office& office, PublishedTitles titles);
void AddListHistoryPages(account::Office& office);
void AddListImportPages(account::Office& office, WorkbookReader read);
void AddTryPages(account::Office& office, const TryTools& tools);
void AddAssessmentPages(account::Office& office);

/// The frame of the office, under "公开前检查"; `current`: the address of the part that is open.
web::Page ScreeningFrame(const account::Visitor& visitor, std::string title, std::string_view current);

/// Whose lists a page is about.
struct ListSide {
  OrganId keeper = kCounty;
  std::string name;  // "全县", "枕溪镇"
  bool may_keep = false;
  bool is_county() const { return keeper == kCounty; }
};
/// The organs whose own words the visitor sees: those in which a post is held.
std::vector<ListSide> OwnSides(const account::Visitor& visitor);
/// By the query's "organ"; the county without one. Errors: throws ProblemError (404) for one out of sight.
ListSide SideIn(const web::Request& request, const account::Visitor& visitor);
/// Errors: throws ProblemError (403).
account::Actor KeeperOf(const ListSide& side, const account::Visitor& visitor, const web::Request& request);

/// An address below /office/screening/lists with the side in it.
web::Url ListUrl(const ListSide& side, std::string_view rest = "");

/// Of the path's {list}. Errors: throws ProblemError (404).
ListKind KindOf(const ListSide& side, const web::Request& request);

/// "第 12 版，2026-03-10 10:00 何清修改 1 个词".
std::string InWords(const ListChange& change);

/// Without what shows nothing, and without blanks at both ends: what a person typed into a line or an area.
std::string Typed(const web::Request& request, std::string_view name);

inline web::Html Said(std::string_view sentence) {
  return web::Markup("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>", sentence);
}

}  // namespace gongkai::screening
