#include "request/year_facts_view.h"

#include <algorithm>
#include <vector>

#include "request/case_figures_store.h"
#include "request/fee_store.h"

namespace gongkai::request {
namespace {

bool IsIn(std::optional<Date> day, int year) { return day && static_cast<int>(day->year()) == year; }

void CountFee(const FeeOfYear& fee, int year, YearRequests& sums) {
  if (IsIn(fee.notice.notified, year)) ++sums.fee_notices;
  if (IsIn(fee.paid, year)) sums.fees = sums.fees + fee.notice.sum;
}

/// `days`: of the answers of the organ.
void CountCase(const CaseFact& fact, int year, YearRequests& sums, std::vector<std::int64_t>& days) {
  if (IsIn(fact.received, year)) ++sums.received[fact.channel];
  if (!IsIn(fact.ended, year) || !fact.in_time) return;  // only answers are in time or late
  ++(*fact.in_time ? sums.in_time : sums.late);
  if (fact.received) {
    days.push_back((std::chrono::sys_days(*fact.ended) - std::chrono::sys_days(*fact.received)).count());
  }
}

}  // namespace

YearRequests YearRequestsOf(db::Session& session, account::OrganId organ, int year) {
  return YearRequestsOf(session, std::vector{organ}, year)[organ];
}

Money FeesPaidIn(db::Session& session, account::OrganId organ, int year) {
  YearRequests sums;
  for (const FeeOfYear& fee : FeesOfYear(session, std::vector{organ}, year)) CountFee(fee, year, sums);
  return sums.fees;
}

std::map<account::OrganId, YearRequests> YearRequestsOf(db::Session& session,
                                                        const std::vector<account::OrganId>& organs, int year) {
  const DayRange period{Date(std::chrono::year(year) / 1 / 1), Date(std::chrono::year(year) / 12 / 31)};
  std::map<account::OrganId, YearRequests> sums;
  for (const account::OrganId organ : organs) sums[organ];
  std::map<account::OrganId, std::vector<std::int64_t>> days;
  for (const CaseFact& fact : FactsOfPeriod(session, organs, period)) {
    CountCase(fact, year, sums[fact.handler], days[fact.handler]);
  }
  for (auto& [organ, all] : days) {
    if (all.empty()) continue;
    std::ranges::sort(all);
    sums[organ].median_days = all[(all.size() - 1) / 2];
    sums[organ].longest_days = all.back();
  }
  for (const FeeOfYear& fee : FeesOfYear(session, organs, year)) CountFee(fee, year, sums[fee.handler]);
  return sums;
}

}  // namespace gongkai::request
