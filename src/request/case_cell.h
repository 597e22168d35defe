// In which cells of table 3 of a year's report a case is counted: its column by who asked, one row of what came in, one
// row of what became of it. Pure.
//
// Source: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号; turn of the year: law/reply_year.h; rows: law/outcomes.h.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "law/reply_year.h"
#include "law/report_form.h"
#include "request/applicant.h"
#include "request/case_fold.h"

namespace gongkai::request {

struct CaseCells {
  std::string column;        // "自然人"
  std::string came_in;       // "一" or "二"; empty: it is not in that year's table
  std::string became_of_it;  // "三(一)", … or "四"; empty as above
};

/// A case that was opened again counts once, by its first end (case_reopening.h).
/// Empty of a case that was not confirmed by the end of the year, or ended before it.
CaseCells CellsOf(const CaseStatus& status, ApplicantKind kind, std::chrono::year year, const law::ReportForm& form);

}  // namespace gongkai::request
