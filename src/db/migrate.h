// Brings the tables to the state this program was written for. Migrations are files NNNN_what.sql (or
// NNNN_what.sqlite.sql, NNNN_what.postgres.sql where the engines part by more than dialect.h can bridge), applied in
// the order of their numbers, each once, never undone. They make tables, not rows: an import fills empty ones
// (transfer.h).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/embedded_file.h"
#include "base/result.h"
#include "db/engine.h"

namespace gongkai::db {

/// All in one transaction that has no other beside it: two programs that start at once do not meet.
/// Errors: kConflict when the data is newer than the program, kUnreadable when the tables are not ours. The sentence
///         names `place`.
Status Migrate(Engine& engine, std::span<const EmbeddedFile> migrations, std::string_view place);

/// 17 of "0017_what.sql".
std::int64_t MigrationNumber(std::string_view name);
/// 0 when there is none.
std::int64_t NewestMigration(std::span<const EmbeddedFile> migrations);

}  // namespace gongkai::db
