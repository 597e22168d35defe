// The tables of an organ whose report is not of its own ledgers alone: the county government's report tells of all its
// organs (条例第四十九条第二款). Whoever knows the sum gives it (campaign/county_sum_view.h); none for all others.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "account/organ.h"
#include "db/database.h"
#include "report/compile/annual_paper.h"
#include "report/compile/report_fact.h"

namespace gongkai::report {

struct SumOfOthers {
  std::vector<PaperCell> cells;
  SumTold told;
  std::string cell_path{};  // where a cell of it opens, the key of which goes behind it; empty: nowhere
};

using TablesInstead = std::function<std::optional<SumOfOthers>(db::Session&, const account::Organ&, int)>;

}  // namespace gongkai::report
