// Every page of applications.
#pragma once

#include "account/office.h"
#include "screening/tools_actions.h"

namespace gongkai::request {

/// `tools`: what goes out with a reply is screened with them; none: text alone.
void AddRoutes(account::Office& office, const screening::Tools& tools = {});

}  // namespace gongkai::request
