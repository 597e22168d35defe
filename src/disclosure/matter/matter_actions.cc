#include "disclosure/matter/matter_actions.h"

#include "base/fold.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/matter/matter_store.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

std::string ObjectOfMatter(ItemId id) { return "matter:" + ToString(id); }

constexpr std::string_view kMayNot = "您现在的岗位不能登记事项。", kGone = "没有这一件事项。";

bool MayKeepMatters(const Actor& actor) { return MayActAs(actor, account::Act::kDraftItems); }

FormResult<ItemId> Change(Deed& deed, const Matter& matter) {
  auto kept = LockedMatter(deed.transaction(), matter.id);
  if (!kept) return FormRefused(std::string(kGone));
  if (kept->version != matter.version) return FormRefused("别人刚刚改过这一件，请对照现在的内容再改。");
  if (kept->kind != matter.kind) DropWaivers(deed.transaction(), matter.id);  // they spoke of steps of another chain
  kept->title = matter.title;
  kept->kind = matter.kind;
  UpdateMatter(deed.transaction(), *kept);
  return matter.id;
}

bool HasTooMany(db::Transaction& act, OrganId organ) {
  return CountOpenMatters(act, organ) >= static_cast<std::int64_t>(kMostOpenMatters);
}

FormResult<ItemId> Save(Deed& deed, const Matter& matter) {
  if (deed.done_before()) return deed.Earlier(ItemIdFrom);
  if (!MayKeepMatters(deed.actor())) return FormRefused(std::string(kMayNot));
  if (FieldErrors errors = FaultsOf(matter); !errors.empty()) return errors;
  const bool is_new = matter.id.number == 0;
  LockMatters(deed.transaction(), matter.id.organ);
  if (is_new && HasTooMany(deed.transaction(), matter.id.organ))
    return FormRefused("没有办结的事项太多了，请先把办完的办结。");
  FormResult<ItemId> id =
      is_new ? FormResult<ItemId>(AddMatter(deed.transaction(), matter, deed.actor().person, deed.now()))
             : Change(deed, matter);
  if (!id) return id;
  deed.Record(matter.id.organ, is_new ? "matter.begin" : "matter.change", ObjectOfMatter(*id),
              {{"kind", std::string(IdOf(matter.kind))}});
  deed.Commit(ToString(*id));
  return id;
}

/// What is in the way of tying it.
FieldErrors FaultsOfTie(db::Transaction& act, ItemId matter, std::int64_t number) {
  const auto item = FindItem(act, {matter.organ, number});
  if (!item) return {{"item", "没有这一件公开信息，请重新选择。"}};
  if (item->attribute != Attribute::kProactive) return {{"item", "不主动公开的信息不列入事项。"}};
  const std::vector<Matter> matters = MattersWith(act, item->id);
  for (const Matter& each : matters) {
    if (each.id == matter) return {};  // only its phase is changed
  }
  if (matters.size() >= kMostMattersOfItem)
    return {{"item", "一件信息最多列入 " + std::to_string(kMostMattersOfItem) + " 件事项。"}};
  if (CountItemsOf(act, matter) >= static_cast<std::int64_t>(kMostItemsOfMatter))
    return {{"item", "一件事项最多列入 " + std::to_string(kMostItemsOfMatter) + " 件信息。"}};
  return {};
}

FormResult<ItemId> Tie(Deed& deed, ItemId matter, std::int64_t item, Phase phase) {
  if (deed.done_before()) return matter;
  if (!MayKeepMatters(deed.actor())) return FormRefused(std::string(kMayNot));
  if (!LockedMatter(deed.transaction(), matter)) return FormRefused(std::string(kGone));
  if (FieldErrors errors = FaultsOfTie(deed.transaction(), matter, item); !errors.empty()) return errors;
  TieItemTo(deed.transaction(), matter, item, phase, deed.actor().person, deed.now());
  deed.Record(matter.organ, "matter.tie", ObjectOfMatter(matter),
              {{"item", std::to_string(item)}, {"phase", std::string(IdOf(phase))}});
  deed.Commit();
  return matter;
}

FormResult<ItemId> Untie(Deed& deed, ItemId matter, std::int64_t item) {
  if (deed.done_before()) return matter;
  if (!MayKeepMatters(deed.actor())) return FormRefused(std::string(kMayNot));
  if (!LockedMatter(deed.transaction(), matter)) return FormRefused(std::string(kGone));
  if (!UntieItemFrom(deed.transaction(), matter, item)) return FormRefused("这一件已经不在这件事项里。");
  deed.Record(matter.organ, "matter.untie", ObjectOfMatter(matter), {{"item", std::to_string(item)}});
  deed.Commit();
  return matter;
}

FormResult<ItemId> Waive(Deed& deed, ItemId id, std::string_view step, const std::string& words) {
  if (deed.done_before()) return id;
  if (!MayKeepMatters(deed.actor())) return FormRefused(std::string(kMayNot));
  if (FieldErrors errors = FaultsOfWaiver(words); !errors.empty()) return errors;
  const auto matter = LockedMatter(deed.transaction(), id);
  if (!matter) return FormRefused(std::string(kGone));
  if (FindStep(matter->kind, step) == nullptr) return FormRefused("这件事项没有这一步。");
  PutWaiver(deed.transaction(), id, step, std::string(Trim(words)), deed.actor().person, deed.actor().name, deed.now());
  deed.Record(id.organ, "matter.waive", ObjectOfMatter(id), {{"step", std::string(step)}});
  deed.Commit();
  return id;
}

FormResult<ItemId> TakeBack(Deed& deed, ItemId id, std::string_view step) {
  if (deed.done_before()) return id;
  if (!MayKeepMatters(deed.actor())) return FormRefused(std::string(kMayNot));
  if (!LockedMatter(deed.transaction(), id)) return FormRefused(std::string(kGone));
  if (!DropWaiver(deed.transaction(), id, step)) return FormRefused("这一步没有注明不适用。");
  deed.Record(id.organ, "matter.unwaive", ObjectOfMatter(id), {{"step", std::string(step)}});
  deed.Commit();
  return id;
}

FormResult<ItemId> Close(Deed& deed, ItemId id, bool closes) {
  if (deed.done_before()) return id;
  if (!MayKeepMatters(deed.actor())) return FormRefused(std::string(kMayNot));
  auto matter = LockedMatter(deed.transaction(), id);
  if (!matter) return FormRefused(std::string(kGone));
  if (matter->closed_on.has_value() == closes) return FormRefused("别人刚刚改过这一件，请看现在的内容。");
  if (!closes && HasTooMany(deed.transaction(), id.organ))
    return FormRefused("没有办结的事项太多了，请先把办完的办结。");
  matter->closed_on = closes ? std::optional(deed.today()) : std::nullopt;
  UpdateMatter(deed.transaction(), *matter);
  deed.Record(id.organ, closes ? "matter.close" : "matter.reopen", ObjectOfMatter(id));
  deed.Commit();
  return id;
}

}  // namespace

FormResult<ItemId> SaveMatter(Desk& desk, const Actor& actor, const Matter& matter) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Save(deed, matter); });
}

FormResult<ItemId> TieToMatter(Desk& desk, const Actor& actor, ItemId matter, std::int64_t item, Phase phase) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Tie(deed, matter, item, phase); });
}

FormResult<ItemId> UntieFromMatter(Desk& desk, const Actor& actor, ItemId matter, std::int64_t item) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Untie(deed, matter, item); });
}

FormResult<ItemId> WaiveStep(Desk& desk, const Actor& actor, ItemId matter, std::string_view step,
                             const std::string& words) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Waive(deed, matter, step, words); });
}

FormResult<ItemId> TakeBackWaiver(Desk& desk, const Actor& actor, ItemId matter, std::string_view step) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return TakeBack(deed, matter, step); });
}

FormResult<ItemId> CloseMatter(Desk& desk, const Actor& actor, ItemId matter, bool closes) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Close(deed, matter, closes); });
}

}  // namespace gongkai::disclosure
