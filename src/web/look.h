// How a visitor wants every page shown: large type (适老), high contrast. A wish of the browser, kept in a cookie that
// tells nothing else; it works without JavaScript, in the office and in the portal alike.
#pragma once

#include <string>

#include "web/html.h"
#include "web/request.h"
#include "web/router.h"

namespace gongkai::web {

struct Look {
  bool large = false;
  bool contrast = false;
  bool operator==(const Look&) const = default;
};

Look LookOf(const Request& request);
/// As if the visitor's browser had sent it: for pages that are made once for everybody (page_cache.h).
void PutLook(Request& request, Look look);

/// "l", "c", "lc" or "": as it stands in the cookie, and in the keys of cached pages.
std::string CodeOf(Look look);

/// Two links, each of which turns one of them on or off and leads back to this page.
Html LookSwitch(const Request& request);

/// Where these links lead: /look/{code}?back=/…
void AddLookRoutes(Router& router);

}  // namespace gongkai::web
