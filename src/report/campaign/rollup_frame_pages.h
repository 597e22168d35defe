// What the pages of a roll-up share: which place and year is asked for and by whom, the frame with the levels above,
// the three tables as the form prints them. The files: rollup_pages.cc (the roll-up, what changed, what was kept),
// rollup_cell_pages.cc (a cell and what each put into it), rollup_unit_pages.cc (whose report is in it, one report),
// rollup_file_pages.cc (as files).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "report/campaign/see_view.h"
#include "report/pages.h"

namespace gongkai::report {

struct RollUpAsked {
  Unit unit;
  int year = 0;
};
/// {year} of the address and `unit`; none: the county of this installation, else the first top there is. The year's
/// reports are brought in step first. Errors: throws ProblemError: 403 for who does not see the reports of the county,
/// 404 for a year without such a form or a unit that is not there.
RollUpAsked RollUpAskedIn(Site& site, const web::Request& request, const account::Visitor& visitor);

/// "/office/rollup/2025/cell?unit=3"; `part`: "", "/cell", "/units", …
web::Url RollUpUrl(int year, UnitId unit, std::string_view part = "");

/// Under 年度报告, with the levels above as breadcrumbs.
web::Page RollUpFrame(db::Session& session, const account::Visitor& visitor, const RollUpAsked& asked,
                      std::string title, bool is_part);

/// The three tables; `url`: where a cell leads.
web::Html DrawFigures(const Figures& figures, const std::function<web::Url(const CellKey&)>& url);

std::string ShownNumber(const std::optional<Number>& value);  // "空白" for none

/// Pages of a long list: from the address, and the links.
struct ListPart {
  std::size_t first = 0, last = 0;  // of all, behind the last
  int page = 1, pages = 1;
};
/// ?page= of the address; beyond the last gives the last.
ListPart PartAsked(const web::Request& request, std::size_t count, std::size_t page_size);
/// Nothing where there is one page.
web::Html Paging(const ListPart& part, web::Url url);

// The handlers, each in the file of its name.
void AddRollUpPages(account::Office& office, Site& site, const std::shared_ptr<SeeShelf>& shelf);
void AddRollUpCellPages(account::Office& office, Site& site, const std::shared_ptr<SeeShelf>& shelf);
void AddRollUpUnitPages(account::Office& office, Site& site, const std::shared_ptr<SeeShelf>& shelf);
void AddRollUpFilePages(account::Office& office, Site& site);

}  // namespace gongkai::report
