// The pages about what many reports show beside one another (对比), under /office/rollup/{year}/see: over the years,
// side by side, on the map, outliers, copying. Each chart has its table, each table goes out as xlsx and CSV.
#pragma once

#include <memory>
#include <string>

#include "report/campaign/see_export.h"
#include "report/campaign/see_view.h"
#include "report/pages.h"

namespace gongkai::report {

/// `site` must outlive the office.
void AddSeePages(account::Office& office, Site& site, const std::shared_ptr<SeeShelf>& shelf);

// ---- what its files share

/// The place and the year that are looked at.
struct SeeAsked {
  Unit top;
  int year = 0;
  bool sees_all = false;  // who looks oversees the county: other places may be chosen
  int last_year = 0;      // on which there can be reports
  bool has_below = true;  // false: no unit stands below it, so there is nothing to hold beside one another
};
/// {year} of the address, `top` of the query; none chosen: the county of this installation, else the first place, and
/// of who does not oversee the county the organ itself. Its reports are brought in step first. Errors: throws
/// ProblemError (404) for another year, no such place or one that is not in sight.
SeeAsked SeeAskedIn(Site& site, const web::Request& request, const account::Visitor& visitor);

enum class SeePart { kStart, kYears, kBeside, kMap, kOutliers, kCopying };
/// "/office/rollup/2025/see/map?top=12"
web::Url SeeUrl(const SeeAsked& asked, SeePart part);
/// The same of another place or year.
web::Url SeeUrl(UnitId top, int year, SeePart part);
/// The roll-up of the place and these parts of it, beside a page of either; none: the roll-up is open. Of who has no
/// units below, only the parts that are of one unit.
void AddSeeSide(web::Page& page, const SeeAsked& asked, std::optional<SeePart> part);
/// With the parts beside it, the places above and the years to go to.
web::Page SeeFrame(db::Session& session, const account::Visitor& visitor, const SeeAsked& asked, std::string title,
                   SeePart part);

/// A part that holds units beside one another, of a place that has none below it: that in one sentence.
web::Response NothingBelow(db::Session& session, const web::Request& request, const account::Visitor& visitor,
                           const SeeAsked& asked, std::string title, SeePart part);

/// The measure of the query, else the first of the common ones.
Measure MeasureIn(const web::Request& request);
/// A form that shows the page with another measure; `fields`: what else it keeps.
web::Html MeasureForm(const SeeAsked& asked, SeePart part, const Measure& chosen, const web::Html& fields = {});

/// "本年新收政府信息公开申请（件）".
std::string NameWithUnit(const Measure& measure);

void AddSeeYearPages(account::Office& office, Site& site, std::shared_ptr<SeeShelf> shelf);
void AddSeeBesidePages(account::Office& office, Site& site, std::shared_ptr<SeeShelf> shelf);
void AddSeeMapPages(account::Office& office, Site& site, std::shared_ptr<SeeShelf> shelf);
void AddSeeOutlierPages(account::Office& office, Site& site, std::shared_ptr<SeeShelf> shelf);
void AddSeeCopyingPages(account::Office& office, Site& site);

}  // namespace gongkai::report
