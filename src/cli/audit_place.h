// Where the commands of the audit trail work: data that are there, with the keys that belong to them. Nothing is made.
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

}  // namespace gongkai::cli
