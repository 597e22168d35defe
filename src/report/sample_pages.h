// A report with findings, drawn as its page draws it, for the page that shows all parts (home/style_pages.h).
#pragma once

#include <string_view>

#include "web/html.h"

namespace gongkai::report {

/// `text`: a report as plain text. The whole of it with its marks, in a box that scrolls, and the findings below. Needs
/// css/report.css.
web::Html DrawMarkedSample(std::string_view text);

}  // namespace gongkai::report
