// What a check of the audit trail has to say, each naming chain, number and what: found by verify_audit.h, shown by the
// command line and the page of the audit administrator.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "account/audit_entry.h"

namespace gongkai::account {

enum class FaultKind {
  kChanged,         // the content does not fit the mac
  kMoved,           // a true entry under another number
  kMissing,         // numbers between two entries that are not there
  kDoubled,         // a number that stands more than once
  kCut,             // the end is gone: the head, or signed heads, know more
  kRewritten,       // a true entry, but another one than when the heads were signed
  kHeadChanged,     // the head is not that of the last entry
  kHeadMissing,     // entries without a head
  kForeignHead,     // a head without entries
  kClockBack,       // a warning: an entry much older than the one before it
  kExportForged,    // signed heads that nobody signed, or that were changed
  kExportUnlinked,  // signed heads that do not follow the ones before
  kExportMissing,   // signed heads of which the trail or a copy outside knows, and the database does not
};
std::string_view IdOf(FaultKind kind);  // "changed", …
std::optional<FaultKind> FaultKindFrom(std::string_view id);

struct AuditFault {
  FaultKind kind = FaultKind::kChanged;
  OrganId chain{0};
  std::int64_t first = 0, last = 0;  // numbers, both included
  std::int64_t figure = 0;           // kMoved: the true number; kClockBack: minutes; kHeadChanged: what the head says
  std::string heads;                 // name of the signed heads that tell it; empty when none do

  bool IsWarning() const { return kind == FaultKind::kClockBack; }
};

/// One plain sentence. `chain_name`: the organ's, or "系统" for kInstallation.
std::string SentenceOf(const AuditFault& fault, std::string_view chain_name);

using TellFault = std::function<void(const AuditFault&)>;

}  // namespace gongkai::account
