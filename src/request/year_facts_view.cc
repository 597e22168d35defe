#include "request/year_facts_view.h"

#include <algorithm>
#include <vector>

#include "request/case_figures_store.h"
#include "request/fee_store.h"

namespace gongkai::request {
namespace {

bool IsIn(std::optional<Date> day, int year) { return day && static_cast<int>(day->year()) == year; }

void CountFees(const std::vector<FeeOfYear>& fees, int year, YearRequests& sums) {
  for (const FeeOfYear& fee : fees) {
    if (IsIn(fee.notice.notified, year)) ++sums.fee_notices;
    if (IsIn(fee.paid, year)) sums.fees = sums.fees + fee.notice.sum;
  }
}

}  // namespace

YearRequests YearRequestsOf(db::Session& session, account::OrganId organ, int year) {
  const DayRange period{Date(std::chrono::year(year) / 1 / 1), Date(std::chrono::year(year) / 12 / 31)};
  YearRequests sums;
  std::vector<std::int64_t> days;
  for (const CaseFact& fact : FactsOfPeriod(session, std::vector{organ}, period)) {
    if (IsIn(fact.received, year)) ++sums.received[fact.channel];
    if (!IsIn(fact.ended, year) || !fact.in_time) continue;  // only answers are in time or late
    ++(*fact.in_time ? sums.in_time : sums.late);
    if (fact.received)
      days.push_back((std::chrono::sys_days(*fact.ended) - std::chrono::sys_days(*fact.received)).count());
  }
  if (!days.empty()) {
    std::ranges::sort(days);
    sums.median_days = days[(days.size() - 1) / 2];
    sums.longest_days = days.back();
  }
  CountFees(FeesOfYear(session, std::vector{organ}, year), year, sums);
  return sums;
}

}  // namespace gongkai::request
