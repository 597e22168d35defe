// The description of the API (OpenAPI 3.1), as programs read it. Pure.
#pragma once

#include <string>

namespace gongkai::disclosure {

/// `site`: where it is served, without a slash at the end.
std::string OpenApiText(const std::string& site);

}  // namespace gongkai::disclosure
