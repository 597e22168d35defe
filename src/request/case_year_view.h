// Table 3 of an organ's year, for who makes its annual report: each case that counts in it, with its cells
// (case_cell.h). Nothing personal is in it.
#pragma once

#include <string>
#include <vector>

#include "db/database.h"
#include "request/case_cell.h"

namespace gongkai::request {

struct CountedCase {
  CaseId id;
  std::string register_number;  // "2026-0012"
  CaseCells cells;
  Date received{};
  // As table 3 counts it: of a case that was opened again, of its first end.
  std::optional<Date> due{};  // none while it waits for who asked, or for an organ that has no term
  std::optional<Date> ended{};
  std::string outcome;            // in words; empty of one that had not ended
  std::optional<bool> in_time{};  // of an answer
  law::Channel channel = law::Channel::kOnline;
};
/// In the order of their receipt.
std::vector<CountedCase> CountedCasesOf(db::Session& session, account::OrganId handler, int year,
                                        const law::ReportForm& form);

/// "/office/requests/18-12"
std::string PathOfCase(CaseId id);

}  // namespace gongkai::request
