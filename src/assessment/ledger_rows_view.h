// The rows behind an automatic indicator, each by the ledger that keeps them: never counted anew, never typed. Each
// ledger is one function; a new one is added to kRows in ledger_rows_view.cc and to ledger_source.cc.
#pragma once

#include <map>
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

/// The same of many indicators of one organ: each ledger is read once.
class LedgerBook {
 public:
  LedgerBook(db::Session& session, const LedgerAsked& asked) : session_(session), asked_(asked) {}
  const std::vector<LedgerRow>& Rows(LedgerSource source);

 private:
  db::Session& session_;
  LedgerAsked asked_;
  std::map<LedgerSource, std::vector<LedgerRow>> rows_;
};

}  // namespace gongkai::assessment
