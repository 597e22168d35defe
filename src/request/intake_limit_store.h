// What is kept of where applications and wrong lookups came from, as long as limits are counted over it: keyed digests,
// for two days. Schema: migrations/0262_request_intake.sql.
#pragma once

#include <string>
#include <string_view>

#include "account/keys.h"
#include "base/instant.h"
#include "db/database.h"
#include "request/intake_limits.h"

namespace gongkai::request {

/// Digests of where somebody sends from, each wider than the one before.
struct ApplyNetworks {
  std::string network, household, place;
};
/// Of what web::NetworkOf told.
ApplyNetworks ApplyNetworksOf(const account::Keys& keys, const std::string& network);

IntakeLoad IntakeLoadOf(db::Session& session, const ApplyNetworks& from, Instant now);
/// What came of that network alone: asked again under the write lock, which all others wait for.
IntakeLoad NetworkLoadOf(db::Session& session, const ApplyNetworks& from, Instant now);
/// One application with files of so many bytes; forgets what is too old to count.
void AddArrival(db::Transaction& act, const ApplyNetworks& from, Instant now, std::uint64_t file_bytes = 0);

inline constexpr std::chrono::minutes kWrongWithin{15}, kWrongWithinDay{24 * 60};
int WrongCaseLookups(db::Session& session, std::string_view subject, Instant now,
                     std::chrono::minutes within = kWrongWithin);
void AddWrongCaseLookup(db::Transaction& act, std::string_view subject, Instant now);

/// 32 bytes out of which the query code of this form is made, the same each time it is sent: database and keys alone do
/// not make it again.
std::string CaseCodeBytes(const account::Keys& keys, std::string_view once_key);

}  // namespace gongkai::request
