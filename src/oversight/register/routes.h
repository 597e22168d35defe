// Every page of the registers of oversight.
#pragma once

#include "account/office.h"

namespace gongkai::oversight {

void AddRegisterRoutes(account::Office& office);

}  // namespace gongkai::oversight
