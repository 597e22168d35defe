// What programs read of everything that is public. In this folder: feed_pages.cc (RSS and Atom), sitemap_pages.cc,
// items_api.cc (JSON, described by open_api_text.h), bulk_pages.cc (JSON Lines and CSV), open_data_pages.cc (the page
// that tells people of all of it). Every answer asks the gate anew, in the statement or by public_version_view.h.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "account/office.h"
#include "disclosure/open_data/open_query.h"
#include "web/call_budget.h"
#include "web/page_cache.h"

namespace gongkai::disclosure {

/// What these pages share. Who is counted is a network (web/peer.h); copies of the site are counted nowhere.
struct OpenData {
  account::Desk& desk;
  const std::string site;  // as SiteAddress (pages.h) has it
  web::PageCache feeds{16U << 20U};
  web::CallBudget calls{3600};  // of the API and of feeds of a query, in an hour
  web::CallBudget words{240};   // of them those for which the index of the search is asked
  web::CallBudget bulk{40};     // whole files
  web::CallBudget maps{200};    // sitemaps: all that is public is counted

  Date today() const { return BeijingDay(desk.now()); }
  /// Of this site, without a slash at the end.
  std::string SiteFor(const web::Request& request) const;
  /// Why not now (429, with Retry-After); none: go on.
  std::optional<web::Response> Refused(web::CallBudget& budget, const web::Request& request) const;
};

void AddFeedPages(account::Office& office, const std::shared_ptr<OpenData>& open);
void AddSitemapPages(account::Office& office, const std::shared_ptr<OpenData>& open);
void AddItemsApi(account::Office& office, const std::shared_ptr<OpenData>& open);
void AddBulkPages(account::Office& office, const std::shared_ptr<OpenData>& open);
void AddOpenDataPage(account::Office& office, const std::shared_ptr<OpenData>& open);

/// All of them. `site`: as SiteAddress (pages.h) has it.
void AddOpenDataPages(account::Office& office, const std::string& site);

/// The organ of that short code. Errors: throws ProblemError (404).
OrganId OrganOfCodeIn(db::Session& session, std::string_view code);

/// Whether the index of the search would be asked: it has a budget of its own.
bool AsksSearch(const web::Parameters& query);

/// A query out of "organ" (the short code), "column", "kind", "from", "until", "year", "validity", "words" of an
/// address; what is empty does not narrow. Errors: kInvalidInput with the name of the field as its source.
Result<OpenQuery> OpenQueryIn(db::Session& session, const web::Parameters& query, Date today);

}  // namespace gongkai::disclosure
