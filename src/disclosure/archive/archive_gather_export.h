// An item out of the database as it goes into the package of a year (archived_item.h): which of its versions, what of
// them, and where its files will lie. Everything is read from one Reader, so that all of a package is of one moment.
#pragma once

#include <optional>
#include <vector>

#include "db/database.h"
#include "disclosure/archive/archived_item.h"
#include "disclosure/item_store.h"

namespace gongkai::disclosure {

struct PackScope {
  OrganId organ{0};
  int year = 0;
  Date until{};  // what became public, ended or was posted later is not in it
  std::string organ_name{};
};

/// The item as it goes in; nothing when nothing of it belongs to that year: no version became public in it, none ended
/// in it, nothing of it was posted.
std::optional<ArchivedItem> GatherForArchive(db::Session& session, const PackScope& scope, const Item& item);

}  // namespace gongkai::disclosure
