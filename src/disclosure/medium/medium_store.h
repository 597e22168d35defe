// What is kept of accounts (政务新媒体), of what they published, and of platforms. Schema: migrations/0180_medium.sql.
// Functions that write take the caller's transaction.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "account/post.h"
#include "base/instant.h"
#include "db/database.h"
#include "disclosure/medium/medium.h"
#include "disclosure/medium/service_platform.h"

namespace gongkai::disclosure {

/// None: the whole county.
using OrgansInSight = std::optional<std::vector<OrganId>>;

// ---- accounts

std::optional<Medium> FindMedium(db::Session& session, ItemId id);
/// By organ, running ones first.
std::vector<Medium> ListMedia(db::Session& session, const OrgansInSight& organs);
/// medium.id.number is given here. None: the organ has as many as it may.
std::optional<ItemId> AddMedium(db::Transaction& act, const Medium& medium);
/// False when somebody else changed it since medium.version.
bool UpdateMedium(db::Transaction& act, const Medium& medium);

// ---- what they published

/// None: the account has as many of that day as it may.
std::optional<std::int64_t> AddEntry(db::Transaction& act, const MediumEntry& entry, account::PersonId by, Instant at);
/// False when it is annulled already, or not there.
bool AnnulEntry(db::Transaction& act, ItemId medium, std::int64_t number, const std::string& words);
/// Newest first, annulled ones too.
std::vector<MediumEntry> EntriesOf(db::Session& session, ItemId medium, int most);
/// The last day of the entries that count, up to a day, of each account.
std::map<ItemId, Date> LastEntryDays(db::Session& session, const OrgansInSight& organs, Date until);
std::vector<MediumEntry> EntriesBetween(db::Session& session, const OrgansInSight& organs, Date first, Date last);

/// A posting by the channel 政务新媒体 that counts; its place names the account.
struct MediumPosting {
  ItemId item{};
  Date posted_on{};
  std::string place{}, title{}, receipt{};
};
/// The last of each organ and place, up to a day.
std::vector<MediumPosting> LastPostings(db::Session& session, const OrgansInSight& organs, Date until);
std::vector<MediumPosting> PostingsBetween(db::Session& session, const OrgansInSight& organs, Date first, Date last);

// ---- platforms

std::optional<ServicePlatform> FindPlatform(db::Session& session, ItemId id);
std::vector<ServicePlatform> ListPlatforms(db::Session& session, const OrgansInSight& organs);
std::optional<ItemId> AddPlatform(db::Transaction& act, const ServicePlatform& platform);
bool UpdatePlatform(db::Transaction& act, const ServicePlatform& platform);

}  // namespace gongkai::disclosure
