// Signs the heads of all chains and gives them out: into the table audit_export, and as files into a folder from which
// the county takes copies to where the database's owner has no hand. What the files hold: audit_heads.h, docs/audit.md.
//
//   FOLDER/2026-03-10.json  2026-03-10.json.sig  signing.pub.pem
//
// A file is never overwritten, and is on disk when the function returns. Several processes may do this at once: one
// signs, each writes the files that its folder does not have.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/audit_heads.h"
#include "account/deed.h"

namespace gongkai::account {

enum class Occasion {
  kDaily,  // the first of the day; nothing when there is one already
  kStop,   // nothing when nothing happened since the last one
  kAsked,  // in any case
};

/// What was signed. It stands in the trail as kHeadsAct of `actor`.
/// Exceptions: std::system_error when a file cannot be written; the export is in the database then, and the next call
/// writes the file.
std::optional<HeadsExport> ExportHeads(Desk& desk, const Actor& actor, const std::string& folder, Occasion occasion);

/// The newest; nothing when there is none, or when its signature does not fit (verify-audit names it then).
std::optional<HeadsExport> LastSigned(db::Session& session, const crypto::Sm2PublicKey& signer);

/// Whether the first export of today is still to be made.
bool IsDailyExportOwed(Desk& desk);

/// The last export of each month of that year up to that day, oldest first: what goes with a year of records.
std::vector<SignedHeads> HeadsOfMonths(db::Session& session, std::chrono::year year, Date until);

/// The exports in a folder, or the one in a file; in no order, their signatures unchecked and empty where there is
/// none. Errors: kNotFound when there is no such place.
Result<std::vector<SignedHeads>> ReadHeadsFiles(const std::string& place);

}  // namespace gongkai::account
