// The public part of the site outside the web server: how it looks (the county's header and footer), and its pages for
// whoever makes copies of them.
#pragma once

#include <memory>
#include <string>

#include "account/office.h"
#include "base/result.h"
#include "web/copied_pages.h"

namespace gongkai::app {

/// The county's own site, of which the portal is a column.
struct CountySite {
  std::string header_file{}, footer_file{};  // HTML as it stands in its pages; empty: none
  std::string name{}, domain{}, code{};      // of its meta tags (政府网站网页标签规范)
  std::string search{};  // the address of this program to which the search of copies leads; empty: they have none
};

/// For all pages that are made from now on. Errors: kInvalidInput for a file that cannot be opened, an
/// address that is none.
Status UseCountySite(const CountySite& site);

/// Where the copies stand, for the addresses in feeds and sitemaps: `site` ("https://zwgk.example" with the base path)
/// as the program is reached; where that is not known, under the domain of the county's site; else empty.
std::string AddressOfCopies(const std::string& site, const CountySite& county);

/// Above every page of a demo; everybody knows its passwords.
bool TellIfDemo(db::Database& database);

/// Another text with another program, another header of the site, another asset: then every page is made anew.
std::string LookStamp();

/// The routes of the public part on their own, for commands.
class PublicPart {
 public:
  /// `site`: as AddressOfCopies has it.
  PublicPart(account::Desk& desk, const std::string& site);
  web::CopiedPage Ask(const std::string& address) const { return copier_->Ask(address); }

 private:
  web::Router router_;
  account::Office office_;
  std::unique_ptr<web::PageCopier> copier_;
};

}  // namespace gongkai::app
