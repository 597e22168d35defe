// Copies of the public part go out: exported once, then brought to each target that is on, file by file, what was taken
// down first and the signed manifest last. Called every minute by a timed job; whatever it was killed in, the next one
// goes on from what is known to have arrived.
#pragma once

#include <memory>
#include <string>

#include "disclosure/site/site_export.h"
#include "disclosure/site/site_target.h"
#include "web/http_client.h"

namespace gongkai::disclosure {

struct SitePushing {
  SiteExporting exporting{};
  web::Fetch fetch{};
  std::string holder{};                    // the name of this process
  std::shared_ptr<std::string> kept_as{};  // the folder is kept up to date without a target too; none: it is not
};

/// One line of what came of it. Throws when a target has failed kAlarmAfter times in a row, so that the turn of the job
/// has failed where people look for it.
std::string PushSite(account::Desk& desk, const SitePushing& pushing);

/// A new one, or with target.id another form of it. Errors: beside their fields; kVersionField when somebody was
/// faster.
FormResult<PushTargetId> SavePushTarget(account::Desk& desk, const account::Actor& actor, PushTargetId id,
                                        const PushTargetForm& form);

}  // namespace gongkai::disclosure
