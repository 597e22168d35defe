// What is done with the audit trail as a whole: hold all of it against its macs and signed heads, look at it, take a
// signed copy of it away. Each stands in the trail itself.
#pragma once

#include <string>
#include <vector>

#include "account/audit_store.h"
#include "account/deed.h"
#include "account/verify_audit.h"

namespace gongkai::account {

struct TrailChecked {
  AuditCounts counts;
  std::int64_t exports = 0;   // signed heads that were there to hold it against
  std::string last_export{};  // name of the newest; empty when there is none
};

/// The keys that it takes to check: they write nothing and sign nothing.
struct CheckKeys {
  const crypto::Key& audit;
  const crypto::Sm2PublicKey& signer;
};

/// Reads every entry once, all of one moment. `copies`: signed heads from outside the database (audit_heads_export.h).
TrailChecked CheckTrail(db::Session& session, const CheckKeys& keys, const std::vector<SignedHeads>& copies,
                        const TellFault& tell);

/// The acts below.
inline constexpr std::string_view kVerifyAct = "audit.verify", kSightAct = "audit.see", kExportAct = "audit.export";

/// CheckTrail, its outcome put down as kVerifyAct: counts and the first faults, for the page to show.
TrailChecked CheckAndRecord(Desk& desk, const Actor& actor);

/// What the last kVerifyAct said.
struct LastCheck {
  Instant at{};
  std::int64_t entries = 0, faults = 0, warnings = 0;
  std::vector<AuditFault> first_faults{};
};
std::optional<LastCheck> ReadLastCheck(db::Session& session);

/// Whoever looks at the trail stands in it: once an hour, not at each page.
void RecordSight(Desk& desk, const Visitor& visitor);

/// No more are taken away at once.
inline constexpr int kMostExported = 100'000;

/// A zip archive: the entries as JSON lines, the SM2 signature over them, the public key, and how to check it.
/// Errors: kForbidden; kInvalidInput when there are none, or more than kMostExported.
Result<std::string> ExportTrail(Desk& desk, const Visitor& visitor, const TrailFilter& filter);

}  // namespace gongkai::account
