// The only header of the subject that app/ includes for its pages.
#pragma once

#include "report/pages.h"

namespace gongkai::report {

/// `site` must outlive the office.
void AddRoutes(account::Office& office, Site& site);

}  // namespace gongkai::report
