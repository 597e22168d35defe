// Every page of applications.
#pragma once

#include "account/office.h"

namespace gongkai::request {

void AddRoutes(account::Office& office);

}  // namespace gongkai::request
