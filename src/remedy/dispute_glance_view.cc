#include "remedy/dispute_glance_view.h"

#include "remedy/dispute_copies_actions.h"

namespace gongkai::remedy {
namespace {

DisputeGlance GlanceOf(const Dispute& of) {
  return {.id = of.id,
          .kind = of.kind,
          .ground = of.ground,
          .result = of.result,
          .outcome = of.outcome,
          .received = of.received,
          .decided = of.decided,
          .next = of.next,
          .next_due = of.next_due};
}

}  // namespace

std::vector<DisputeGlance> DisputesReceivedIn(db::Session& session, const std::vector<account::OrganId>& organs,
                                              int year) {
  std::vector<DisputeGlance> received;
  for (const Dispute& each : DisputesOfYear(session, organs, year)) {
    if (static_cast<int>(each.received.year()) == year) received.push_back(GlanceOf(each));
  }
  return received;
}

std::vector<DisputeGlance> DisputesDueBy(db::Session& session, const std::vector<account::OrganId>& organs, Date until,
                                         int most) {
  std::vector<DisputeGlance> due;
  for (const Dispute& each : DueDisputes(session, organs, until, most)) due.push_back(GlanceOf(each));
  return due;
}

std::string PathOfDispute(DisputeId id) { return PathOf(id); }

}  // namespace gongkai::remedy
