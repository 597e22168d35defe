// The pages of an organ's own annual report (编制): what app/ includes of this folder.
#pragma once

#include "account/office.h"

namespace gongkai::report {

void AddAnnualRoutes(account::Office& office);

}  // namespace gongkai::report
