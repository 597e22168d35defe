// What of disputes waits for whom, as the worklist asks for it. Nothing personal: a dispute is named by its number.
#pragma once

#include <string>
#include <vector>

#include "account/visitor.h"
#include "db/database.h"
#include "remedy/dispute_store.h"

namespace gongkai::remedy {

struct DueDispute {
  DisputeId id;
  std::string name;  // "18-3 号行政复议"
  Owed owed{};
  Date due{};
};
/// Duties of the organs whose cases the visitor handles or reviews, due within ten working days or overdue. What is to
/// be answered anew stands with the applications, where there is one (request/case_due_view.h).
std::vector<DueDispute> DisputesDueSoon(db::Session& session, const account::Visitor& visitor, Date today);

struct CountyDisputesDue {
  int count = 0;
  Date first{}, last{};
};
/// Overdue in the whole county: for who looks after all organs.
std::optional<CountyDisputesDue> CountyDisputesOverdue(db::Session& session, const account::Visitor& visitor,
                                                       Date today);

struct WaitingDispute {
  DisputeId id;
  std::string name;
};
/// A decision that takes effect tells the organ to answer anew, and its application was not opened again.
std::vector<WaitingDispute> DisputesToReopen(db::Session& session, const account::Visitor& visitor, Date today);

}  // namespace gongkai::remedy
