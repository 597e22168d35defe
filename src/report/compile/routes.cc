#include "report/compile/routes.h"

#include "report/compile/annual_pages.h"
#include "report/compile/annual_text_pages.h"

namespace gongkai::report {

void AddAnnualRoutes(account::Office& office, Site& site, const screening::Tools& tools, const TablesInstead& instead,
                     const SumReady& make_ready) {
  AddAnnualTablePages(office, site);
  AddAnnualCellPages(office);
  AddAnnualSincePages(office);
  AddAnnualLifePages(office, {.sources = SourcesOf(site.desk.office.now, instead, make_ready), .tools = tools});
  AddAnnualTextPages(office, site, instead, make_ready);
  AddFactSumPages(office, site, instead, make_ready);
  AddYearNotePages(office);
}

}  // namespace gongkai::report
