// SQL where entries and what screening keeps meet. Schema: migrations/0222_public_entry.sql, 0190_screening.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "disclosure/participation/public_entry.h"

namespace gongkai::disclosure {

/// The kind of subject (screening/run.h) under which entries are screened.
inline constexpr std::string_view kEntrySubject = "entry";

struct OpenEntryState {
  EntryId entry;
  std::string digest;  // over which something is open; perhaps of an earlier text of it
  int open = 0;
};
/// Of entries that stand before the public, in the order of ids. `organs`: none: of all of the county.
std::vector<OpenEntryState> OpenEntryStates(db::Session& session, const std::optional<std::vector<OrganId>>& organs);

/// What anybody may read of entries, behind that one, in the order of ids: public ones, and those that were taken down,
/// of which the reason is told.
std::vector<EntryId> ShownEntriesBehind(db::Session& session, EntryId after, int most);
std::int64_t CountShownEntries(db::Session& session);

}  // namespace gongkai::disclosure
