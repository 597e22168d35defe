// The whole public part as files for a plain web server: every page that leads from the front page, asked of the very
// routes that the live site has, every attachment, every asset; at the address of what was taken down a page that says
// so. Whatever the gate (gate.h) does not let through is asked for like any visitor would, and so is not there.
//
//   address "/items/12-345" → file items/12-345/index.html      "/items/12-345/files/1/名册.xlsx" → the same path
//
// A query never reaches a plain web server, so no page of the portal needs one: what stands at an address here is what
// the live site answers there without a query (search, the switch of the look: they say what to do instead).
//
// Only addresses of the public part are asked for at all (kParts in site_export.cc), whatever a text links to; what is
// no address of a file, or would stand in the way of another, is a dead link and is counted, and stops nothing.
//
// Pages of items are asked for again only when the item, what it shows of others, its organ's name or the look of
// pages is another one; lists, guides and the front page each time. Unchanged files stay the same files. Next to read:
// site_folder_export.h.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "account/deed.h"
#include "disclosure/site/site_manifest.h"
#include "web/copied_pages.h"

namespace gongkai::disclosure {

struct SiteExporting {
  std::function<web::CopiedPage(const std::string& address)> ask{};  // web::PageCopier
  std::string folder{};                                              // made when it is missing
  std::string stamp{};  // another one as soon as pages may look otherwise: another program, another header of the site
  bool is_fresh = false;  // asks for every page and writes every file, whatever is there
};

struct SiteExported {
  std::string pages{};  // the folder that holds manifest.json; stays until the next export but one
  Manifest manifest{};
  std::int64_t serial = 0;  // all that was done before this number was drawn is in it
  std::int64_t written = 0, kept = 0, removed = 0;
  std::vector<std::string> dead_links{};  // addresses to which pages lead and that nobody would find
  bool has_changed = false;
};

/// Errors: throws std::system_error when the folder cannot be written, std::runtime_error when the portal itself does
/// not answer. What was there before stays then.
SiteExported ExportSite(account::Desk& desk, const SiteExporting& exporting);

/// One line for people.
std::string InWords(const SiteExported& exported);

}  // namespace gongkai::disclosure
