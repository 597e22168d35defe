// A statutory table on a page, as the form prints it: heads and merged labels by the form, the cells of values as the
// caller draws them.
#pragma once

#include <functional>

#include "report/official_tables.h"
#include "web/html.h"

namespace gongkai::report {

/// One <td> with the cell's column span.
using DrawsValue = std::function<web::Html(const OfficialCell& cell)>;

/// Table 2, 3 or 4 with its caption, in a box that scrolls; its id is "table-3".
web::Html DrawOfficialTable(const law::ReportForm& form, int number, const DrawsValue& value);

}  // namespace gongkai::report
