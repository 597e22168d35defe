// Every page of assessments.
#pragma once

#include "account/office.h"

namespace gongkai::assessment {

void AddRoutes(account::Office& office);

}  // namespace gongkai::assessment
