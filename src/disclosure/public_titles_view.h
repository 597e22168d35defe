// Titles of what is public, for who asks what a word would find among them.
#pragma once

#include <string>
#include <vector>

#include "account/organ.h"
#include "base/date.h"
#include "db/database.h"

namespace gongkai::disclosure {

/// Newest first, `most` at most; of an organ, or of all the county for kInstallation.
std::vector<std::string> PublicTitles(db::Session& session, account::OrganId organ, Date today, int most);

}  // namespace gongkai::disclosure
