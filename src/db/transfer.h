// A whole installation into one file and out of it again, from either engine into either: every row of every table with
// its id, attachments included, as of one moment. What the file looks like: transfer_format.h.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/embedded_file.h"
#include "base/result.h"
#include "db/database.h"

namespace gongkai::db {

struct TransferCount {
  std::int64_t tables = 0;
  std::int64_t rows = 0;
};

/// Into a new file, for its owner alone. Errors: those of NewFile. Exceptions: DatabaseError, std::system_error.
Result<TransferCount> Export(Database& database, const std::string& file);

/// Into a place that holds nothing yet; tables are made as they were for the file, filled, then brought up to date.
/// Nothing is kept when it fails.
/// Errors: kUnreadable when the file is none, was cut or changed, or holds what the database refuses; kConflict when
/// the place holds data already or the file
///         is of a newer program, and those of Database::Open.
Result<TransferCount> Import(const std::string& file, const Location& into, std::span<const EmbeddedFile> migrations);

}  // namespace gongkai::db
