// The rows behind an automatic indicator, each by the ledger that keeps them: never counted anew, never typed. Each
// ledger is one function; a new one is added to kRows in ledger_rows_view.cc and to ledger_source.cc.
#pragma once

#include <vector>

#include "account/organ.h"
#include "assessment/ledger_reading.h"
#include "base/day_range.h"
#include "db/database.h"

namespace gongkai::assessment {

struct LedgerAsked {
  account::OrganId organ{0};
  DayRange days{};  // over which it is assessed
  Date today{};
};

/// By key, each once.
std::vector<LedgerRow> LedgerRowsOf(db::Session& session, LedgerSource source, const LedgerAsked& asked);

}  // namespace gongkai::assessment
