// Where commands work that need data which are there, with the keys that belong to them: those of the audit trail, and
// the way back for an administrator. Nothing is made.
#pragma once

#include <memory>
#include <string>

#include "account/deed.h"
#include "cli/installation.h"

namespace gongkai::cli {

struct AuditPlace {
  std::unique_ptr<db::Database> database;
  account::Keys keys;
  std::string heads_folder;  // DATA/audit-heads
};

/// By --data, --db and --keys. Errors: kNotFound when there are no data or no key files, and what opening them gives.
Result<AuditPlace> OpenAuditPlace(const Arguments& arguments);

/// For acts there, by this machine's clock. It must not outlive `place`.
account::Desk DeskOf(const AuditPlace& place);

}  // namespace gongkai::cli
