// Who holds a blob: a row of any subject names it by its digest, and two subjects may have the same bytes.
#pragma once

#include <string_view>

#include "db/database.h"

namespace gongkai::db {

/// Removes it unless some row still names it, and what was found in it with it. The caller has taken his own row away,
/// and nobody can add one until the transaction ends. False when it stays. A new table that names blobs is added to the
/// list in blob_holders.cc.
bool RemoveBlobUnlessHeld(Transaction& transaction, std::string_view digest);

}  // namespace gongkai::db
