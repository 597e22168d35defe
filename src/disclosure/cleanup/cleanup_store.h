// What is kept of clean-ups. Schema: migrations/0185_cleanup, whose triggers hold the rule too: a second person signs,
// and what is signed stays as it is.
#pragma once

#include "account/sight.h"
#include "db/database.h"
#include "disclosure/cleanup/cleanup.h"

namespace gongkai::disclosure {

/// Documents of the organ that were ever published, with what is known of their validity; by the day they were formed.
std::vector<CleanedDocument> CleanedDocumentsOf(db::Session& session, OrganId organ, int most);

std::optional<Cleanup> FindCleanup(db::Session& session, ItemId id);
/// Newest first, without their entries; of one state, or of any.
struct ListedCleanup {
  Cleanup cleanup;
  std::int64_t entries = 0;
};
std::vector<ListedCleanup> ListCleanups(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                        std::optional<CleanupState> state, int most);

/// The number is given here.
ItemId AddCleanup(db::Transaction& act, Cleanup cleanup, Instant at);
/// As a draft with these entries; false when somebody was faster (cleanup.version), or it is no draft any more.
bool RewriteCleanup(db::Transaction& act, const Cleanup& cleanup, Instant at);
/// Each false when it is in another state.
bool HandInCleanup(db::Transaction& act, const Cleanup& cleanup);
bool SignCleanup(db::Transaction& act, const Cleanup& cleanup, account::PersonId by, std::string_view name, Instant at);
bool AnnulCleanup(db::Transaction& act, const Cleanup& cleanup, std::string_view name, std::string_view words,
                  Instant at);

}  // namespace gongkai::disclosure
