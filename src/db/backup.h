// A copy of the whole installation, made while it is in use and looked through before it is called one. Of SQLite it is
// the database file itself; of PostgreSQL, whose files are the server's, an export (transfer.h). Files that lie beside
// the database, keys above all, are not in it.
#pragma once

#include <span>
#include <string>

#include "base/embedded_file.h"
#include "base/result.h"
#include "db/database.h"
#include "db/transfer.h"

namespace gongkai::db {

/// Into a new file, for its owner alone. Rows and attachments of the copy are counted and held against their digests.
/// Errors: those of NewFile, kUnreadable when the copy is not sound. Exceptions: DatabaseError, std::system_error.
Result<TransferCount> Backup(Database& database, const std::string& file);

/// Either kind of file into a place that holds nothing yet. A damaged one is refused and leaves nothing.
/// Errors: kUnreadable when the file is damaged or no backup, kConflict when the place holds data already or the file
/// is of
///         a newer program, kInvalidInput for the copy of an SQLite file into PostgreSQL.
Result<TransferCount> Restore(const std::string& file, const Location& into, std::span<const EmbeddedFile> migrations);

}  // namespace gongkai::db
