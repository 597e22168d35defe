// Timed work that failed is told to whoever runs it, once a day a job; with what is older than anybody asks for, out of
// the notices.
#pragma once

#include <span>
#include <string_view>

#include "account/deed.h"
#include "jobs/runner.h"

namespace gongkai::account {

/// `silent`: the job that sends, whose failure no letter could tell of.
void TellOfFailedJobs(Desk& desk, std::span<const jobs::Job> jobs, std::string_view silent);

/// Notices are kept for a year.
void DropOldNotices(Desk& desk);

}  // namespace gongkai::account
