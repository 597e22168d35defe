// Every page of looking after openness.
#pragma once

#include "account/office.h"

namespace gongkai::oversight {

void AddRoutes(account::Office& office);

}  // namespace gongkai::oversight
