// Which PDFs were made anew here: the digests of the whole files (docread/burnt_here.h). Schema:
// migrations/0206_screening_files.sql.
#pragma once

#include <span>
#include <string>

#include "base/instant.h"
#include "db/database.h"

namespace gongkai::screening {

bool WasBurnt(db::Session& session, const std::string& digest);
/// Nothing where it is known already.
void AddBurnt(db::Transaction& act, std::span<const std::string> digests, Instant at);

}  // namespace gongkai::screening
