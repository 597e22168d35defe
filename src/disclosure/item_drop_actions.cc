#include "disclosure/item_drop_actions.h"

#include <algorithm>

#include "disclosure/decision/decision_store.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/review_actions.h"
#include "disclosure/step/step_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

constexpr std::string_view kReleased = "decisions_released";

/// By which the item was signed to the end the last time; null where it never was, or where that was stopped.
const ItemEvent* SignedLast(std::span<const ItemEvent> events) {
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    if (event->kind == kPublicationStopped) return nullptr;
    if (event->kind == "published" || event->kind == "registered") return &*event;
  }
  return nullptr;
}

/// Signed for a later day and stopped before it: nobody outside ever saw anything of it, and it is in no register.
bool WasNeverOut(const Item& item, std::span<const ItemEvent> events) {
  if (item.publicity.published_version || SignedLast(events) != nullptr) return false;
  return std::ranges::none_of(
      events, [](const ItemEvent& event) { return event.kind == "withdrawn" || event.kind == "registered"; });
}

bool WasEverSigned(std::span<const ItemEvent> events) {
  return std::ranges::any_of(
      events, [](const ItemEvent& event) { return event.kind == "published" || event.kind == "registered"; });
}

/// What the acts have in common: the same form again, the post, the item with its events.
template <class DropAct>
FormResult<ItemId> OnItem(Desk& desk, const Actor& actor, ItemId id, DropAct act,
                          account::ActPlace place = account::ActPlace::current()) {
  return RetryDeed(desk, actor, place, [&](Deed& deed) -> FormResult<ItemId> {
    if (deed.done_before()) return id;
    if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能放弃或者恢复草稿。");
    auto item = LockedItem(deed.transaction(), id);
    if (!item) return FormRefused("没有这一件。");
    return act(deed, *item, EventsOf(deed.transaction(), id));
  });
}

FormResult<ItemId> Done(Deed& deed, Item& item, std::string_view act, std::string_view event, std::int64_t version) {
  item.changed_at = deed.now();
  UpdateItem(deed.transaction(), item);
  Note(deed, item.id, version, event);
  deed.Record(item.id.organ, act, ObjectOf(item.id), {{"version", std::to_string(version)}});
  deed.Commit();
  return item.id;
}

FormResult<ItemId> Drop(Deed& deed, Item& item, std::span<const ItemEvent> events) {
  if (MayBeDropped(item, events) != Droppable::kDraft) {
    return FormRefused("只有没有公开过、没有登记在册的草稿可以放弃；正在审签的，请先撤回送审。");
  }
  LetGoOfOpenSteps(deed, item.id, "草稿已经放弃。");
  if (const std::int64_t count = ReleaseDecisionsOf(deed.transaction(), item.id); count > 0) {
    Note(deed, item.id, item.latest_version, kReleased, std::to_string(count) + " 件，可以重新汇总拟稿。");
  }
  item.stage = Stage::kDropped;
  return Done(deed, item, "item.drop", "dropped", item.latest_version);
}

FormResult<ItemId> PickUp(Deed& deed, Item& item, std::span<const ItemEvent> events) {
  if (!MayBePickedUp(item, events)) {
    return FormRefused("这一件不能恢复：没有放弃过，或者是行政决定汇总的，请从“行政决定”重新汇总拟稿。");
  }
  item.stage = Stage::kDraft;
  return Done(deed, item, "item.pick_up", "picked_up", item.latest_version);
}

FormResult<ItemId> DropBegunCorrection(Deed& deed, Item& item, std::span<const ItemEvent> events) {
  if (MayBeDropped(item, events) != Droppable::kCorrection) {
    return FormRefused("没有可以放弃的更正；正在审签的，请先撤回送审。");
  }
  LetGoOfOpenSteps(deed, item.id, "更正已经放弃。");
  const ItemEvent& last = *SignedLast(events);
  const std::int64_t dropped = item.latest_version;
  item.latest_version = last.version;
  item.stage = last.kind == "published" ? Stage::kPublic : Stage::kRegistered;
  const Content content = FindVersion(deed.transaction(), item.id, last.version)->content;
  if (!item.publicity.published_version) DescribeBy(item, content);
  if (item.stage == Stage::kRegistered) item.review_again_on = ReviewAgainAfter(content, events);
  return Done(deed, item, "item.drop_correction", "correction_dropped", dropped);
}

}  // namespace

Droppable MayBeDropped(const Item& item, std::span<const ItemEvent> events) {
  if (item.stage != Stage::kDraft) return Droppable::kNothing;
  if (!WasEverSigned(events) || WasNeverOut(item, events)) return Droppable::kDraft;
  return SignedLast(events) != nullptr ? Droppable::kCorrection : Droppable::kNothing;
}

bool MayBePickedUp(const Item& item, std::span<const ItemEvent> events) {
  return item.stage == Stage::kDropped && std::ranges::find(events, kReleased, &ItemEvent::kind) == events.end();
}

FormResult<ItemId> DropDraft(Desk& desk, const Actor& actor, ItemId item) { return OnItem(desk, actor, item, Drop); }

FormResult<ItemId> PickUpDraft(Desk& desk, const Actor& actor, ItemId item) {
  return OnItem(desk, actor, item, PickUp);
}

FormResult<ItemId> DropCorrection(Desk& desk, const Actor& actor, ItemId item) {
  return OnItem(desk, actor, item, DropBegunCorrection);
}

}  // namespace gongkai::disclosure
