// What is kept of notices to pay. Schema: migrations/0267_request_fee.sql. Whether one was paid is read off the events
// of its case, so that there is one answer. Functions that write take the caller's transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "request/case_event.h"
#include "request/fee.h"

namespace gongkai::request {

struct FeeNotice {
  CaseId id;
  Date notified{};
  law::FeeBasis basis = law::FeeBasis::kItems;
  int units = 0, already = 0;
  Money sum;
  std::string computation, payment;
  std::string letter;   // its ref
  std::string receipt;  // number of the 财政票据; empty until it is paid
  std::optional<account::PersonId> person{};
  Instant at{};
};
void AddFee(db::Transaction& act, const FeeNotice& notice);
std::optional<FeeNotice> FindFee(db::Session& session, CaseId id);
void PutFeeReceipt(db::Transaction& act, CaseId id, const std::string& receipt);

/// How the organ told to pay the last time, for the next notice; empty: never.
std::string LastPaymentWords(db::Session& session, account::OrganId handler);

/// Items beyond one each that earlier notices of the same applicant, organ and calendar month counted: an application
/// that holds several matters (第四条第二款) is one in the register and several in the month.
int ItemsBeyondOne(db::Session& session, CaseId of, Date day);

struct FeeOfYear {
  FeeNotice notice;
  account::OrganId handler{0};
  std::string register_number;
  std::optional<Date> paid{}, lapsed{};
};
/// Notified or paid in that year, the oldest first. `organs`: none: all.
std::vector<FeeOfYear> FeesOfYear(db::Session& session, const std::optional<std::vector<account::OrganId>>& organs,
                                  int year);

}  // namespace gongkai::request
