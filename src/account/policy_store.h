// The policy as it is kept: settings named "policy.…". What is missing or damaged leaves the default of policy.h.
#pragma once

#include "account/policy.h"
#include "db/database.h"

namespace gongkai::account {

Policy ReadPolicy(db::Session& session);
void WritePolicy(db::Transaction& act, const Policy& policy);

}  // namespace gongkai::account
