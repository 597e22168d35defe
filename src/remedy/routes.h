// Every page of disputes.
#pragma once

#include "account/office.h"

namespace gongkai::remedy {

void AddRoutes(account::Office& office);

}  // namespace gongkai::remedy
