// Whose a report is and who handed it in: a township that drops its neighbour's report must be told.
#pragma once

#include <string>
#include <vector>

#include "report/report_store.h"

namespace gongkai::report {

/// Whether an organ that does not collect reports holds another one's: most likely the wrong file was chosen. The
/// county office collects them (条例第三条、第四十九条), whoever of it hands them in. False where nothing can be told:
/// no organ was read, or none is set up.
bool IsAnothers(db::Session& session, const StoredReport& report);

/// Fills ListRow::handed_in_by.
void NameHolders(db::Session& session, std::vector<ListRow>& rows);

}  // namespace gongkai::report
