// Timed work as the system administrator sees it: what ran last, what comes next, what failed, and a button to run it
// now.
#pragma once

#include <functional>
#include <vector>

#include "account/office.h"
#include "jobs/runner.h"

namespace gongkai::account {

/// `wake`: looks at once for what is due (jobs::Runner::Wake).
void AddJobPages(Office& office, std::vector<jobs::Job> jobs, std::function<void()> wake);

}  // namespace gongkai::account
