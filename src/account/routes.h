// All pages of this subject, in one place: what is added here is covered by the test that holds every route against the
// table of permissions (routes_test.cc).
#pragma once

#include "account/office.h"

namespace gongkai::account {

void AddRoutes(Office& office);

}  // namespace gongkai::account
