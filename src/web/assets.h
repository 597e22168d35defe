// Stylesheets and scripts built into the program, under addresses that change with their bytes, so that browsers may
// keep them for ever: /assets/css/gongkai.3f2a91c07be4d855.css. Served compressed by brotli or gzip to those who take
// it.
#pragma once

#include <string>
#include <string_view>

#include "web/router.h"
#include "web/url.h"

namespace gongkai::web {

/// The address of an asset ("css/gongkai.css"). Aborts for a name that was not built in: a programmer's mistake.
Url AssetUrl(std::string_view name);

/// Adds the routes under /assets/ and /favicon.ico.
void AddAssets(Router& router);

}  // namespace gongkai::web
