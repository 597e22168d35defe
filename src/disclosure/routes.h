// Every page of items and decisions.
#pragma once

#include "account/office.h"
#include "disclosure/decision_import_actions.h"

namespace gongkai::disclosure {

void AddRoutes(account::Office& office, const DecisionImporting& importing);

}  // namespace gongkai::disclosure
