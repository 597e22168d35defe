#include "request/case_year_store.h"

#include "request/case_row_store.h"

namespace gongkai::request {
namespace {

#define WAS_REOPENED                                                                                    \
  "EXISTS (SELECT 1 FROM request_event e WHERE e.organ_id = request_case.organ_id AND e.case_number = " \
  "request_case.number AND e.kind = 'reopened')"

constexpr std::string_view kInYear =
    "SELECT " CASE_COLUMNS ", CASE WHEN " WAS_REOPENED
    " THEN 1 ELSE 0 END FROM request_case WHERE handler_id = ? AND received_on <= ? AND (ended_on IS NULL OR ended_on "
    ">= ?) ORDER BY received_on, organ_id, number";
constexpr int kReopenedColumn = 21;

}  // namespace

std::vector<CaseInYear> CasesInYear(db::Session& session, account::OrganId handler, int year) {
  std::vector<CaseInYear> found;
  for (const db::Row& row : session.Query(kInYear, handler.value, Date(std::chrono::year(year) / 12 / 31),
                                          Date(std::chrono::year(year) / 1 / 1))) {
    found.push_back({CaseFromRow(row), row.Get<std::int64_t>(kReopenedColumn) != 0});
  }
  return found;
}

}  // namespace gongkai::request
