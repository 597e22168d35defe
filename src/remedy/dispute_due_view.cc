#include "remedy/dispute_due_view.h"

#include <algorithm>
#include <set>

#include "account/names_view.h"
#include "account/working_days_view.h"
#include "remedy/dispute_copies_actions.h"

namespace gongkai::remedy {
namespace {

using account::Act;
using account::OrganId;
using account::Visitor;

constexpr law::WorkingDays kAhead{10};
constexpr int kMost = 100;

/// Where the visitor handles cases or signs as the leader in charge; nothing of who looks after the county.
std::vector<OrganId> OwnOrgans(const Visitor& visitor) {
  std::set<OrganId> organs;
  for (const Act act : {Act::kHandleCases, Act::kReviewItems}) {
    for (const OrganId organ : visitor.OrgansFor(act).value_or(std::vector<OrganId>())) organs.insert(organ);
  }
  return {organs.begin(), organs.end()};
}

std::string NameOf(const Dispute& dispute) {
  return ToString(dispute.id) + " 号" + (IsSuit(dispute.kind) ? "行政诉讼" : "行政复议");
}

}  // namespace

std::vector<DueDispute> DisputesDueSoon(db::Session& session, const Visitor& visitor, Date today) {
  const std::vector<OrganId> organs = OwnOrgans(visitor);
  std::vector<DueDispute> due;
  if (organs.empty()) return due;
  const Date until = account::WorkingDays().AddWorkingDays(today, kAhead);
  for (const Dispute& each : DueDisputes(session, organs, until, kMost)) {
    if (!each.next || (*each.next == Owed::kAnew && each.of_case)) continue;
    due.push_back({each.id, NameOf(each), *each.next, *each.next_due});
  }
  return due;
}

std::optional<CountyDisputesDue> CountyDisputesOverdue(db::Session& session, const Visitor& visitor, Date today) {
  constexpr int kAll = 10'000;
  if (!visitor.May(Act::kSuperviseCases)) return std::nullopt;
  auto organs = visitor.OrgansFor(Act::kSuperviseCases);
  if (!organs) organs = account::OrgansOfAllTimes(session, today);
  const Date yesterday = std::chrono::sys_days(today) - std::chrono::days(1);
  const auto overdue = DueDisputes(session, *organs, yesterday, kAll);
  if (overdue.empty()) return std::nullopt;
  return CountyDisputesDue{static_cast<int>(overdue.size()), *overdue.front().next_due, *overdue.back().next_due};
}

std::vector<WaitingDispute> DisputesToReopen(db::Session& session, const Visitor& visitor, Date today) {
  std::vector<WaitingDispute> waiting;
  const auto organs = visitor.OrgansFor(Act::kHandleCases);
  if (!organs || organs->empty()) return waiting;
  for (const Dispute& each : ListDisputes(session, {.organs = *organs, .only_open = true, .today = today})) {
    if (!each.of_case || StageOn(each, today) != DisputeStage::kAnew) continue;
    if (!FoldOf(session, each).reopened) waiting.push_back({each.id, NameOf(each)});
  }
  return waiting;
}

}  // namespace gongkai::remedy
