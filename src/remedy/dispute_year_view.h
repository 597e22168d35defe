// Table 4 of an organ's year, for who makes its annual report: each dispute that counts in it (table_four.h), and the
// page that shows the rows of a cell. Nothing personal is in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "remedy/table_four.h"

namespace gongkai::remedy {

/// By their numbers.
std::vector<DisputeFact> DisputeFactsOf(db::Session& session, account::OrganId organ, int year);

/// "/office/disputes/table/rows?…"
std::string PathOfTableFourRows(account::OrganId organ, int year, DisputeKind kind, DisputeResult result);

}  // namespace gongkai::remedy
