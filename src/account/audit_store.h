// What is read of the audit trail, and the signed heads as they are kept. Entries are written by audit.h alone.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/audit_heads.h"
#include "db/database.h"

namespace gongkai::account {

/// Every entry, ordered by chain and number, one at a time.
void ForEachEntry(db::Session& session, const std::function<void(const StoredEntry&)>& take);
/// Ordered by chain.
std::vector<ChainHead> ReadHeads(db::Session& session);
std::optional<StoredEntry> FindEntry(db::Session& session, OrganId organ, std::int64_t number);

/// What is looked for; what is empty does not matter.
struct TrailFilter {
  std::optional<Instant> from{}, before{};  // [from, before)
  std::optional<OrganId> organ{};
  std::optional<PersonId> person{};  // who did it
  std::optional<PersonId> about{};   // about whose account or posts it was
  std::string act;
  std::optional<Outcome> outcome{};
};

/// Where a page of the trail ended: the next one begins behind it.
struct TrailPlace {
  Instant at{};
  OrganId organ{0};
  std::int64_t number = 0;
};

/// Newest first, at most `limit`.
std::vector<StoredEntry> ReadTrail(db::Session& session, const TrailFilter& filter,
                                   const std::optional<TrailPlace>& behind, int limit);

/// The last entry with this act.
std::optional<AuditEntry> LastWith(db::Session& session, std::string_view act);

/// In the order of their numbers, one at a time.
void ForEachExport(db::Session& session, const std::function<void(const SignedHeads&)>& take);
std::optional<SignedHeads> LastExport(db::Session& session);
std::int64_t NextExportNumber(db::Session& session);
std::optional<SignedHeads> FindExport(db::Session& session, std::string_view name);
std::vector<std::string> ExportNames(db::Session& session);
/// False when there is one with this name or number: another process was faster.
bool AddExport(db::Transaction& act, const HeadsExport& heads, const SignedHeads& written);

}  // namespace gongkai::account
