#include "request/year_facts_view.h"

#include <algorithm>
#include <vector>

#include "law/report_form.h"
#include "request/case_year_view.h"
#include "request/fee_store.h"

namespace gongkai::request {
namespace {

bool IsIn(std::optional<Date> day, int year) { return day && static_cast<int>(day->year()) == year; }

void CountFee(const FeeOfYear& fee, int year, YearRequests& sums) {
  if (IsIn(fee.notice.notified, year)) ++sums.fee_notices;
  if (IsIn(fee.paid, year)) sums.fees = sums.fees + fee.notice.sum;
}

/// `days`: of the answers of the organ.
void CountCase(const CountedCase& each, int year, YearRequests& sums, std::vector<std::int64_t>& days) {
  if (IsIn(each.received, year)) ++sums.received[each.channel];
  if (!IsIn(each.ended, year) || !each.in_time) return;  // only answers are in time or late
  ++(*each.in_time ? sums.in_time : sums.late);
  days.push_back((std::chrono::sys_days(*each.ended) - std::chrono::sys_days(each.received)).count());
}

/// Of the cases that table 3 counts, by the same end: of one that was worked on anew, its first.
void CountCases(db::Session& session, account::OrganId organ, int year, YearRequests& sums) {
  const law::ReportForm* const form = law::FormInForce(year);
  std::vector<std::int64_t> days;
  for (const CountedCase& each : CountedCasesOf(session, organ, year, form == nullptr ? law::LatestForm() : *form)) {
    CountCase(each, year, sums, days);
  }
  if (days.empty()) return;
  std::ranges::sort(days);
  sums.median_days = days[(days.size() - 1) / 2];
  sums.longest_days = days.back();
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
  std::map<account::OrganId, YearRequests> sums;
  for (const account::OrganId organ : organs) CountCases(session, organ, year, sums[organ]);
  for (const FeeOfYear& fee : FeesOfYear(session, organs, year)) CountFee(fee, year, sums[fee.handler]);
  return sums;
}

}  // namespace gongkai::request
