#include "disclosure/matter/matter_view.h"

#include <algorithm>

#include "base/fold.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Visitor;

/// So many matters of an organ are looked at for what is due.
constexpr int kMostLookedAt = static_cast<int>(kMostOpenMatters);

MatterItem MatterItemOf(const ItemWithFields& from, Phase phase, Date today) {
  const Item& item = from.item;
  MatterItem made{.id = item.id,
                  .kind = item.kind,
                  .phase = phase,
                  .title = item.title,
                  .is_public = IsPublic(item.publicity, today),
                  .is_over = GateOf(item.publicity, today) == Gate::kExpired,
                  .public_from = item.publicity.public_from,
                  .due_on = item.publicity.published_version ? std::nullopt : item.due_on,
                  .is_tied = from.phase.has_value()};
  if (const auto until = from.fields.find("comment_until"); until != from.fields.end())
    made.comment_until = ParseDate(Trim(until->second));
  return made;
}

bool Holds(const std::vector<MatterItem>& items, ItemId id) {
  return std::ranges::find(items, id, &MatterItem::id) != items.end();
}

/// Tied ones, then those that name one of them.
std::vector<MatterItem> ItemsOf(db::Session& session, ItemId matter, Date today) {
  std::vector<MatterItem> items;
  std::vector<std::string> numbers;
  for (const ItemWithFields& each : ItemsTiedTo(session, matter)) {
    items.push_back(MatterItemOf(each, *each.phase, today));
    numbers.push_back(each.item.index_number);
  }
  for (const std::string& number : numbers) {
    for (const ItemWithFields& each : ItemsThatName(session, matter.organ, number)) {
      if (!Holds(items, each.item.id)) items.push_back(MatterItemOf(each, Phase::kAfter, today));
    }
  }
  return items;
}

Phase PhaseAlone(ItemKind kind) { return PhaseFor(MatterKind::kDecision, kind); }

/// Of an item of no matter: what it names, and what names the same.
std::vector<MatterItem> ItemsAround(db::Session& session, const Item& item, Date today) {
  std::vector<MatterItem> items;
  auto root = ItemWithItsFields(session, item.id);
  if (!root) return items;
  if (const auto named = root->fields.find("of_item"); named != root->fields.end()) {
    const auto other = FindItemByIndexNumber(session, Trim(named->second));
    if (other && other->id.organ == item.id.organ) root = ItemWithItsFields(session, other->id);
  }
  items.push_back(MatterItemOf(*root, PhaseAlone(root->item.kind), today));
  for (const ItemWithFields& each : ItemsThatName(session, item.id.organ, root->item.index_number)) {
    if (!Holds(items, each.item.id)) items.push_back(MatterItemOf(each, Phase::kAfter, today));
  }
  return items;
}

/// Only what the gate lets through; nothing where that is the item alone.
PublicStrip StripOf(std::vector<MatterItem> items, ItemId item) {
  std::erase_if(items, [](const MatterItem& each) { return !each.is_public; });
  if (items.size() < 2 || !Holds(items, item)) return {};
  std::ranges::stable_sort(items, {}, [](const MatterItem& each) { return std::chrono::sys_days(*each.public_from); });
  PublicStrip strip;
  for (const Phase phase : kPhases) {
    PublicPhase made{.phase = phase, .links = {}};
    for (const MatterItem& each : items) {
      if (each.phase == phase) made.links.push_back({each.id, each.title, *each.public_from});
    }
    if (!made.links.empty()) strip.push_back(std::move(made));
  }
  return strip;
}

bool MayBeNamed(ItemKind kind) {
  return kind == ItemKind::kDraft || kind == ItemKind::kOutcome || kind == ItemKind::kInterpretation ||
         PhaseAlone(kind) == Phase::kDuring;
}

}  // namespace

MatterChain ChainOfMatter(db::Session& session, const Matter& matter, Date today) {
  MatterChain chain{.matter = matter, .items = ItemsOf(session, matter.id, today), .steps = {}};
  chain.steps = ChainOf(matter.kind, chain.items, today);
  return chain;
}

std::vector<PublicStrip> PublicStripsOf(db::Session& session, const Item& item, Date today) {
  std::vector<PublicStrip> strips;
  const std::vector<Matter> matters = MattersWith(session, item.id);
  for (const Matter& matter : matters) {
    if (PublicStrip strip = StripOf(ItemsOf(session, matter.id, today), item.id); !strip.empty())
      strips.push_back(std::move(strip));
  }
  if (matters.empty() && MayBeNamed(item.kind)) {
    if (PublicStrip strip = StripOf(ItemsAround(session, item, today), item.id); !strip.empty())
      strips.push_back(std::move(strip));
  }
  return strips;
}

std::vector<DueStep> DueSteps(db::Session& session, const Visitor& visitor, Date today) {
  std::vector<DueStep> due;
  const std::vector<OrganId> own = visitor.OrgansFor(Act::kDraftItems).value_or(std::vector<OrganId>());
  if (own.empty()) return due;
  for (const Matter& matter : ListMatters(session, {.organs = own, .page_size = kMostLookedAt}).matters) {
    for (const StepOfMatter& step : ChainOfMatter(session, matter, today).steps) {
      if (step.state == MatterStepState::kDue)
        due.push_back({matter.id, matter.title, std::string(step.step->name), step.words, step.due_on});
    }
  }
  return due;
}

}  // namespace gongkai::disclosure
