#include "report/compile/annual_due_view.h"

#include <algorithm>

#include "account/organ_card_view.h"

namespace gongkai::report {
namespace {

using account::OrganId;

constexpr int kYearsBack = 3;  // a correction of an older report is begun by hand

/// Each once.
std::vector<account::Organ> OwnOrgans(db::Session& session, const account::Visitor& visitor) {
  std::vector<account::Organ> organs;
  for (const account::HeldPost& post : visitor.posts) {
    const auto organ = account::RegisteredOrgan(session, post.organ);
    if (!organ || !visitor.May(account::Act::kDraftItems, organ->id)) continue;
    const bool is_new = std::ranges::none_of(organs, [&](const auto& other) { return other.id == organ->id; });
    if (is_new) organs.push_back(*organ);
  }
  return organs;
}

std::optional<AnnualWait> WaitOf(const AnnualFacts& facts, const std::optional<AnnualDue>& due, SubmitsTo to,
                                 bool is_due_year, Date today) {
  const AnnualStage stage = StageOf(facts, today);
  // What is submitted within a system of its own is that system's to ask for.
  const bool is_owed_here = to == SubmitsTo::kCountyOffice || to == SubmitsTo::kCountyByCounty;
  if (is_owed_here && MayDo(AnnualAct::kSubmit, facts, today)) return AnnualWait::kSubmit;
  if (stage == AnnualStage::kReturned) return AnnualWait::kReturned;
  // Of one that nobody has begun the list of missing reports tells (report/due_view.h).
  if (is_due_year && due && stage == AnnualStage::kSigning) return AnnualWait::kPublish;
  return std::nullopt;
}

}  // namespace

std::vector<WaitingAnnual> WaitingAnnuals(db::Session& session, const account::Visitor& visitor, Date today) {
  std::vector<WaitingAnnual> waiting;
  const int due_year = static_cast<int>(today.year()) - 1;
  for (const account::Organ& organ : OwnOrgans(session, visitor)) {
    for (int year = due_year; year > due_year - kYearsBack; --year) {
      const AnnualFacts facts = AnnualFactsOf(session, organ.id, year);
      const auto due = AnnualDueOf(session, organ.id, year);
      const auto wait = WaitOf(facts, due, SubmitsToOf(organ.kind, organ.IsLedFromAbove()), year == due_year, today);
      if (!wait) continue;
      waiting.push_back(
          {.organ = organ.id,
           .name = organ.short_name.empty() ? organ.name : organ.short_name,
           .year = year,
           .wait = *wait,
           .due = due,
           .path = "/office/annual/" + std::to_string(year) + "/sign?organ=" + std::to_string(organ.id.value)});
    }
  }
  return waiting;
}

std::vector<OrganId> OrgansDone(db::Session& session, int year, Date today) {
  std::vector<OrganId> done = OrgansThatSubmitted(session, year);
  for (const OrganId organ : OrgansWithReport(session, year)) {
    if (std::ranges::find(done, organ) != done.end()) continue;
    const auto due = AnnualDueOf(session, organ, year);
    if (!due || due->is_submitted) continue;
    if (StageOf(AnnualFactsOf(session, organ, year), today) == AnnualStage::kPublic) done.push_back(organ);
  }
  return done;
}

}  // namespace gongkai::report
