// Copies of the public part go out: exported once, then brought to each target that is on, file by file, what was taken
// down first and the signed manifest last. Called every minute by a timed job; whatever it was killed in, the next one
// goes on from what is known to have arrived.
#pragma once

#include <memory>
#include <string>

#include "disclosure/site/site_export.h"
#include "disclosure/site/site_outlet_export.h"
#include "disclosure/site/site_target.h"
#include "web/http_client.h"

namespace gongkai::disclosure {

/// Of what the folder was made last.
struct KeptFolder {
  std::string made_of{};
  Date day{};
};

struct SitePushing {
  SiteExporting exporting{};
  web::Fetch fetch{};
  std::string holder{};  // the name of this process
  OutletRules rules{};
  std::shared_ptr<KeptFolder> kept_as{};  // the folder is kept up to date without a target too; none: it is not
};

/// One line of what came of it. Throws when a target has failed kAlarmAfter times in a row, so that the turn of the job
/// has failed where people look for it.
std::string PushSite(account::Desk& desk, const SitePushing& pushing);

}  // namespace gongkai::disclosure
