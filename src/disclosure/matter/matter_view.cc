#include "disclosure/matter/matter_view.h"

#include <algorithm>

#include "base/fold.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Visitor;

/// So many matters of an organ are looked at for what is due.
constexpr int kMostLookedAt = static_cast<int>(kMostOpenMatters);

/// What was signed for the boards alone went out all the same: its step of the chain is done by it.
Gate GateByAnyChannel(Publicity publicity, Date today) {
  publicity.is_on_site = true;
  return GateOf(publicity, today);
}

MatterItem MatterItemOf(const ItemWithFields& from, Phase phase, Date today) {
  const Item& item = from.item;
  MatterItem made{.id = item.id,
                  .kind = item.kind,
                  .phase = phase,
                  .title = item.title,
                  .gate = GateByAnyChannel(item.publicity, today),
                  .public_from = item.publicity.public_from,
                  .due_on = item.publicity.published_version ? std::nullopt : item.due_on,
                  .is_tied = from.phase.has_value()};
  if (const auto until = from.fields.find("comment_until"); until != from.fields.end())
    made.comment_until = ParseDate(Trim(until->second));
  return made;
}

template <class Items>
bool Holds(const Items& items, ItemId id) {
  return std::ranges::any_of(items, [&](const auto& each) { return each.id == id; });
}

/// Tied ones, then those that name one of them.
std::vector<MatterItem> ItemsOf(db::Session& session, ItemId matter, Date today) {
  std::vector<MatterItem> items;
  for (const ItemWithFields& each : ItemsTiedTo(session, matter))
    items.push_back(MatterItemOf(each, *each.phase, today));
  for (const ItemWithFields& each : ItemsThatNameTied(session, matter, today)) {
    if (!Holds(items, each.item.id)) items.push_back(MatterItemOf(each, Phase::kAfter, today));
  }
  return items;
}

// ---- for the public

void AddNaming(std::vector<PublicItem>& items, std::vector<PublicItem> naming) {
  for (PublicItem& each : naming) {
    each.phase = Phase::kAfter;
    if (!Holds(items, each.id)) items.push_back(std::move(each));
  }
}

std::vector<PublicItem> PublicItemsOf(db::Session& session, ItemId matter, Date today) {
  std::vector<PublicItem> items = PublicItemsTiedTo(session, matter, today);
  AddNaming(items, PublicItemsThatNameTied(session, matter, today));
  return items;
}

/// The one that is named, and all that name it.
std::vector<PublicItem> PublicItemsAround(db::Session& session, const Item& root, Date today) {
  std::vector<PublicItem> items;
  if (IsPublic(root.publicity, today)) {
    items.push_back({.id = root.id,
                     .kind = root.kind,
                     .title = root.title,
                     .from = *root.publicity.public_from,
                     .phase = PhaseFor(MatterKind::kDecision, root.kind).value_or(Phase::kBefore)});
  }
  AddNaming(items, PublicItemsThatName(session, root.index_number, today));
  return items;
}

/// Nothing where that is the item alone.
PublicStrip StripOf(std::vector<PublicItem> items, ItemId item) {
  if (items.size() < 2 || !Holds(items, item)) return {};
  std::ranges::stable_sort(items, {},
                           [](const PublicItem& each) { return std::pair(std::chrono::sys_days(each.from), each.id); });
  PublicStrip strip;
  for (const Phase phase : kPhases) {
    PublicPhase made{.phase = phase, .links = {}};
    for (const PublicItem& each : items) {
      if (each.phase == phase) made.links.push_back({each.id, each.title, each.from});
    }
    if (!made.links.empty()) strip.push_back(std::move(made));
  }
  return strip;
}

/// What the item names, or itself.
Item RootOf(db::Session& session, const Item& item) {
  const auto number = IndexNumberNamedBy(session, item.id);
  auto named = number ? FindItemByIndexNumber(session, *number) : std::nullopt;
  return named ? *named : item;
}

}  // namespace

MatterChain ChainOfMatter(db::Session& session, const Matter& matter, Date today) {
  MatterChain chain{.matter = matter,
                    .items = ItemsOf(session, matter.id, today),
                    .steps = {},
                    .waivers = WaiversOf(session, matter.id)};
  std::set<std::string, std::less<>> waived;
  for (const auto& [step, waiver] : chain.waivers) waived.insert(step);
  chain.steps = ChainOf(matter.kind, chain.items, waived, today);
  return chain;
}

std::vector<PublicStrip> PublicStripsOf(db::Session& session, const Item& item, Date today) {
  std::vector<PublicStrip> strips;
  const auto add = [&](std::vector<PublicItem> items) {
    if (PublicStrip strip = StripOf(std::move(items), item.id); !strip.empty()) strips.push_back(std::move(strip));
  };
  std::vector<Matter> matters = MattersWith(session, item.id);
  const Item root = matters.empty() ? RootOf(session, item) : item;
  if (matters.empty() && root.id != item.id) matters = MattersWith(session, root.id);
  for (const Matter& matter : matters) add(PublicItemsOf(session, matter.id, today));
  if (matters.empty()) add(PublicItemsAround(session, root, today));
  return strips;
}

std::vector<DueStep> DueSteps(db::Session& session, const Visitor& visitor, Date today) {
  std::vector<DueStep> due;
  for (const OrganId organ : visitor.OrgansFor(Act::kDraftItems).value_or(std::vector<OrganId>())) {
    for (const Matter& matter :
         ListMatters(session, {.organs = std::vector{organ}, .page_size = kMostLookedAt}).matters) {
      for (const StepOfMatter& step : ChainOfMatter(session, matter, today).steps) {
        if (step.state != MatterStepState::kDue) continue;
        due.push_back({.matter = matter.id,
                       .step_id = step.step->id,
                       .title = matter.title,
                       .step = std::string(step.step->name),
                       .words = step.words,
                       .due_on = step.due_on});
      }
    }
  }
  return due;
}

}  // namespace gongkai::disclosure
