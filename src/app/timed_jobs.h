// What the program does by the clock, listed once: for the runner that does it and the page that shows it.
#pragma once

#include <string>
#include <vector>

#include "account/deed.h"
#include "account/sending_actions.h"
#include "disclosure/inspection/look_links_actions.h"
#include "disclosure/site/site_push_actions.h"
#include "jobs/runner.h"
#include "screening/tools_actions.h"

namespace gongkai::app {

/// `heads_folder`: where signed heads of the audit trail go (account/audit_heads_export.h). `outlets` outlive the jobs.
/// `pushing`: how copies of the public part reach the county's site. `tools`: what the public items are screened with.
/// `archive_folder`: where yearly packages lie. `inspecting`: what the self-inspection asks.
/// `erasure_list`: what was destroyed, beside the database (request/erasure_list_export.h).
std::vector<jobs::Job> TimedJobs(account::Desk& desk, const std::string& heads_folder, const account::Outlets& outlets,
                                 disclosure::SitePushing pushing, const screening::Tools& tools,
                                 const std::string& archive_folder, disclosure::Inspecting inspecting,
                                 const std::string& erasure_list);

/// When the program stops: what happened since the last heads were given out. Says what fails in one line.
std::string GiveOutLastHeads(account::Desk& desk, const std::string& heads_folder);

}  // namespace gongkai::app
