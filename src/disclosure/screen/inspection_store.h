// What inspections found in files that go out, kept by the digest of the file and the name it went by, so that a file
// is opened once and not again after every start: what is found in a file that cannot be told apart is the same.
// Schema: migrations/0206_screening_files.sql. Next to read: look_actions.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "db/database.h"
#include "docread/inspect.h"

namespace gongkai::disclosure {

/// None where nothing is kept, or it was found by other rules of inspection.
std::optional<docread::Inspection> FindInspection(db::Session& session, std::string_view digest, std::string_view name);
bool HasInspection(db::Session& session, std::string_view digest, std::string_view name);

/// Nothing where it is longer than is kept, or somebody kept it meanwhile.
void KeepInspection(db::Transaction& act, std::string_view digest, std::string_view name,
                    const docread::Inspection& inspection);

/// Those of files that are kept no more, and those by other rules of inspection. How many.
std::int64_t SweepInspections(db::Transaction& act);

}  // namespace gongkai::disclosure
