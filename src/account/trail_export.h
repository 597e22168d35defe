// What the audit administrator takes away: entries as JSON lines under one SM2 signature, with all that somebody else
// needs to check it, as a zip archive. Part of audit_actions.h.
//
//   审计记录.jsonl  first a line that says when, by which filter, and which names the numbers stand for; then a line an
//   entry 审计记录.jsonl.sig · signing.pub.pem · 如何核对.txt
#pragma once

#include <string>
#include <vector>

#include "account/audit_store.h"
#include "crypto/sm2.h"

namespace gongkai::account {

/// Names of organs and people are those of now; the entries hold their numbers alone.
std::string TrailLines(db::Session& session, const std::vector<StoredEntry>& entries, const TrailFilter& filter,
                       Instant now);

/// The archive's bytes.
std::string TrailArchive(const std::string& lines, const crypto::Sm2PrivateKey& signing);

}  // namespace gongkai::account
