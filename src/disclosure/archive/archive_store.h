// What is kept of yearly packages, and what is read for them. Schema: migrations/0229_archive_package.sql. The files
// themselves lie in a folder (archive_export.h).
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "db/database.h"
#include "disclosure/archive/archive_package.h"
#include "disclosure/archive/archived_item.h"
#include "disclosure/item_store.h"

namespace gongkai::disclosure {

/// package.number is given here.
std::int64_t AddPackage(db::Transaction& act, ArchivePackage package);
/// With its faults.
std::optional<ArchivePackage> FindPackage(db::Session& session, OrganId organ, std::int64_t number);
/// Newest first, without their faults.
std::vector<ArchivePackage> ListPackages(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                         int most);
std::int64_t CountPackages(db::Session& session, OrganId organ);
/// Whether one of the organ waits or is being made.
bool HasOpenPackage(db::Session& session, OrganId organ);

/// The one that is to be made next: it waits, or whoever had it fell silent. Held by `node` until then, its tries
/// counted up.
std::optional<ArchivePackage> TakePackage(db::Transaction& act, std::string_view node, Instant now, Instant until);
/// A sign of life with how far it has come. False when somebody else has it by now.
bool HoldPackage(db::Transaction& act, const ArchivePackage& package, Instant until);
/// Done or failed, with its lines and all that came of it. False when somebody else has it by now.
bool EndPackage(db::Transaction& act, const ArchivePackage& package);

std::vector<PackageLine> LinesOf(db::Session& session, OrganId organ, std::int64_t package);

/// The organ's items of which something was ever signed to be public, by number.
std::vector<std::int64_t> ItemsEverPublished(db::Session& session, OrganId organ, Instant before);

/// How often this version was screened, oldest first; never what was found.
std::vector<ArchivedScreening> ScreeningsOf(db::Session& session, ItemId item, std::int64_t version);

}  // namespace gongkai::disclosure
