// Matters as chains: for the office all of it with what is wanted; for the public what the gate lets through, and
// nothing that would tell of the rest. The name of a matter was signed by nobody, so the public does not read it.
#pragma once

#include <string>
#include <vector>

#include "account/visitor.h"
#include "disclosure/matter/matter_store.h"

namespace gongkai::disclosure {

struct MatterChain {
  Matter matter{};
  std::vector<MatterItem> items{};  // tied, and those that name one that is tied
  std::vector<StepOfMatter> steps{};
  Waivers waivers{};
};
MatterChain ChainOfMatter(db::Session& session, const Matter& matter, Date today);

struct PublicLink {
  ItemId id{};
  std::string title{};
  Date from{};
};
/// The phases of which something is public, in their order.
struct PublicPhase {
  Phase phase = Phase::kBefore;
  std::vector<PublicLink> links{};
};
using PublicStrip = std::vector<PublicPhase>;
/// One for each matter of the item, or of the item that it names, of which something else is public too; without any
/// matter one out of the item that is named and all that name it. An item that is public alone has none.
std::vector<PublicStrip> PublicStripsOf(db::Session& session, const Item& item, Date today);

struct DueStep {
  ItemId matter{};
  std::string_view step_id{};
  std::string title{}, step{}, words{};
  std::optional<Date> due_on{};
};
/// What is due in open matters of the organs for which the visitor drafts.
std::vector<DueStep> DueSteps(db::Session& session, const account::Visitor& visitor, Date today);

}  // namespace gongkai::disclosure
