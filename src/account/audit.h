// The audit trail: who did what, when, from where, and what was refused. One chain an organ (and one for the
// installation), each entry bound to the one before it by a key that is not in the database (audit_entry.h).
//
// An entry is written in the transaction of the act (deed.h), so that neither is there without the other. Next to read:
// deed.h, verify_audit.h, audit_heads.h.
#pragma once

#include "account/audit_entry.h"
#include "account/visitor.h"
#include "db/database.h"

namespace gongkai::account {

/// Appends to the chain of entry.organ; `number` is given here. Locks that chain until the transaction ends.
void Record(db::Transaction& act, const crypto::Key& audit_key, const AuditEntry& entry);

}  // namespace gongkai::account
