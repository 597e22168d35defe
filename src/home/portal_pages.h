// The front of the county's platform: search, what is new, drafts and until when something may be said on them, the
// columns, the organs. A page for everybody: without forms that change anything, tokens or cookies, kept by the version
// of what it shows, read without a script. All that it leads to stands in disclosure/portal/.
//
// Source: 条例第十二条, 第二十四条, 第二十八条; 国办公开办函〔2019〕61号 (the parts of the platform and their names);
// 政府网站发展指引 (国办发〔2017〕47号: the tags of pages and the 网站标识码 at their foot). Next to read:
// disclosure/portal/portal_pages.h, account/portal_view.h, web/page_cache.h.
#pragma once

#include <string>

#include "account/deed.h"
#include "web/html.h"
#include "web/request.h"
#include "web/response.h"
#include "web/router.h"

namespace gongkai::home {

/// "/" and "/search/organs". Before the county is set up "/" leads to the office, which says so.
void AddPortalPages(web::Router& router, account::Desk& desk);

/// The foot of every public page, above that of the county's own site. What is empty is left out.
web::Html PortalFoot(const std::string& site_name, const std::string& site_code);
/// The same of pages that stand elsewhere as copies: no way into the office.
web::Html CopiedFoot(const std::string& site_name, const std::string& site_code);

/// The page of what cannot be shown, as everybody sees it: nothing on it differs from one asking to the next.
web::Html PublicProblem(const web::Problem& problem, const web::Request& request);

}  // namespace gongkai::home
