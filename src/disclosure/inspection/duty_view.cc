#include "disclosure/inspection/duty_view.h"

#include "account/portal_view.h"
#include "disclosure/channel/reading_place_store.h"
#include "disclosure/inspection/duty_store.h"

namespace gongkai::disclosure {
namespace {

void AddDrafts(db::Session& session, Date today, int most, std::vector<SeenFault>& faults) {
  for (const Item& item : DraftsWithoutOutcome(session, today, most)) {
    const auto version = FindVersion(session, item.id, *item.publicity.published_version);
    const auto until = version ? version->content.DateField("comment_until") : std::nullopt;
    if (!until) continue;
    auto fault = FaultOf(DraftWithoutOutcome{item.id, item.title, *until}, today);
    if (fault) faults.push_back(std::move(*fault));
  }
}

void AddGuides(db::Session& session, Date today, std::vector<SeenFault>& faults) {
  const auto county = account::PublicCountyOf(session, today);
  if (!county) return;
  for (const account::PublicOrgan& organ : county->organs) {
    if (!organ.has_guide) faults.push_back(GuideFaultOf(organ.id));
  }
}

void AddPlaces(db::Session& session, Date today, std::vector<SeenFault>& faults) {
  std::vector<ReadingPlaceKind> there;
  for (const ReadingPlace& place : ReadingPlaces(session, today)) there.push_back(place.kind);
  for (SeenFault& fault : MissingPlaceFaults(there)) faults.push_back(std::move(fault));
}

void AddSupply(db::Session& session, Date today, std::vector<SeenFault>& faults) {
  for (const Receiver receiver : Receivers()) {
    for (const NothingSupplied& each : OrgansWithoutSupply(session, receiver, today)) faults.push_back(FaultOf(each));
  }
}

}  // namespace

std::vector<SeenFault> DutyFaults(db::Session& session, Date today, int most) {
  std::vector<SeenFault> faults;
  AddDrafts(session, today, most, faults);
  AddGuides(session, today, faults);
  AddPlaces(session, today, faults);
  AddSupply(session, today, faults);
  return faults;
}

}  // namespace gongkai::disclosure
