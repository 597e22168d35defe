// Every page of items.
#pragma once

#include "account/office.h"

namespace gongkai::disclosure {

void AddRoutes(account::Office& office);

}  // namespace gongkai::disclosure
