// How an organ's applications of a year came in and in which time they were answered, and what fees it took, for the
// text of its annual report (report/compile/report_fact.h). The cells of table 3 are case_cell.h's. Nothing personal is
// in it. Each case is counted by the end by which table 3 counts it (case_year_view.h), so that text and table agree:
// one that was worked on anew by its first. Source: 条例第三十三条, 第五十条第一款第二项; fees:
// 国办函〔2020〕109号第九条 (the number of the article is not verified, written from memory).
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "base/money.h"
#include "db/database.h"
#include "law/receipt.h"
#include "request/case_event.h"

namespace gongkai::request {

struct YearRequests {
  std::map<law::Channel, std::int64_t> received;              // 收到申请之日 in the year
  std::int64_t in_time = 0, late = 0;                         // answered in the year
  std::optional<std::int64_t> median_days{}, longest_days{};  // calendar days from receipt to answer; none: no answer
  std::int64_t fee_notices = 0;                               // of the year
  Money fees;                                                 // paid in the year
};
YearRequests YearRequestsOf(db::Session& session, account::OrganId organ, int year);

/// The last of them alone.
Money FeesPaidIn(db::Session& session, account::OrganId organ, int year);

/// The same of many organs. Of each organ there is one.
std::map<account::OrganId, YearRequests> YearRequestsOf(db::Session& session,
                                                        const std::vector<account::OrganId>& organs, int year);

}  // namespace gongkai::request
