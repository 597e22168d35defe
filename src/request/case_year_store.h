// Which cases a year's report may count: those of an organ that were received by its end and had not ended before it
// began, or that were opened again later. No word that anybody wrote is read.
#pragma once

#include <vector>

#include "db/database.h"
#include "request/case_store.h"

namespace gongkai::request {

struct CaseInYear {
  Case held;
  bool was_reopened = false;  // the copies tell of its latest end, and table 3 counts its first one
};
/// In the order of their receipt.
std::vector<CaseInYear> CasesInYear(db::Session& session, account::OrganId handler, int year);

}  // namespace gongkai::request
