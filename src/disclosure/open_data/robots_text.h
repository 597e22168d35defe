// robots.txt as search engines read it (RFC 9309): what is public may be looked through, all but what answers a query,
// shows what belongs to one reader, or is the office's. It keeps nobody out: that is done where each page is asked for.
// Pure.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::disclosure {

/// `base`: "" or "/zwgk", before every address in it. `site`: with the base, without a slash at the end.
/// `is_copy`: of the site as files, where there is no office.
std::string RobotsText(std::string_view base, std::string_view site, bool is_copy);

}  // namespace gongkai::disclosure
