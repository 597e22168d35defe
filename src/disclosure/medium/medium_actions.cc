#include "disclosure/medium/medium_actions.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/medium/medium_store.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

constexpr std::string_view kFaster = "别人刚刚改过这一条，请对照现在的内容再改。";

std::string ObjectOfMedium(ItemId id) { return "medium:" + ToString(id); }
std::string ObjectOfPlatform(ItemId id) { return "platform:" + ToString(id); }

FormResult<ItemId> Save(Deed& deed, ItemId id, std::int64_t version, const MediumForm& form) {
  if (deed.done_before()) return deed.Earlier(ItemIdFrom);
  if (!MayActAs(deed.actor(), Act::kEditGuide)) return FormRefused("您现在的岗位不能登记新媒体账号。");
  auto read = MediumFrom(form, deed.today());
  if (!read) return read.errors();
  Medium medium = *read;
  medium.id = id;
  medium.version = version;
  const bool is_new = id.number == 0;
  if (is_new) {
    const auto added = AddMedium(deed.transaction(), medium);
    if (!added) return FormRefused("一个机关最多登记 " + std::to_string(kMostMediaOfOrgan) + " 个账号。");
    medium.id = *added;
  } else if (!UpdateMedium(deed.transaction(), medium)) {
    return FormRefused(std::string(kFaster));
  }
  deed.Record(id.organ, is_new ? "medium.register" : "medium.change", ObjectOfMedium(medium.id),
              {{"state", std::string(IdOf(medium.state))}});
  deed.Commit(ToString(medium.id));
  return medium.id;
}

FormResult<std::int64_t> Enter(Deed& deed, ItemId medium, const MediumEntryForm& form) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能登记发布。");
  const auto kept = FindMedium(deed.transaction(), medium);
  if (!kept) return FormRefused("没有这个账号。");
  auto read = MediumEntryFrom(form, deed.today());
  if (!read) return read.errors();
  MediumEntry entry = *read;
  if (kept->opened_on && entry.published_on < *kept->opened_on)
    return FieldError{"published_on", "发布日期早于账号的开通日期，请核对。"};
  if (kept->state != MediumState::kRunning && kept->state_since && entry.published_on >= *kept->state_since)
    return FieldError{"published_on", "这个账号从" + ToChinese(*kept->state_since) + "起" +
                                          std::string(NameOf(kept->state)) + "，请核对发布日期。"};
  entry.medium = medium;
  entry.recorded_name = deed.actor().name;
  const auto number = AddEntry(deed.transaction(), entry, deed.actor().person, deed.now());
  if (!number) return FieldError{"published_on", "一个账号一天最多登记 " + std::to_string(kMostEntriesOfDay) + " 条。"};
  deed.Record(medium.organ, "medium.entry", ObjectOfMedium(medium), {{"entry", std::to_string(*number)}});
  deed.Commit(std::to_string(*number));
  return *number;
}

FormResult<std::int64_t> Annul(Deed& deed, ItemId medium, std::int64_t number, const std::string& words) {
  if (deed.done_before()) return number;
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能作废。");
  const std::string reason(Trim(words));
  if (reason.empty()) return FieldError{"reason", "请写明为什么作废。"};
  if (Utf8Length(reason) > kLongestMediumReason)
    return FieldError{"reason", "写得太长了，最多 " + std::to_string(kLongestMediumReason) + " 字。"};
  if (!AnnulEntry(deed.transaction(), medium, number, reason)) return FormRefused("这一条已经作废，或者已经不在。");
  deed.Record(medium.organ, "medium.annul_entry", ObjectOfMedium(medium), {{"entry", std::to_string(number)}});
  deed.Commit(std::to_string(number));
  return number;
}

FormResult<ItemId> SaveIt(Deed& deed, ItemId id, std::int64_t version, const PlatformForm& form) {
  if (deed.done_before()) return deed.Earlier(ItemIdFrom);
  if (!MayActAs(deed.actor(), Act::kEditGuide)) return FormRefused("您现在的岗位不能登记平台。");
  auto read = PlatformFrom(form, deed.today());
  if (!read) return read.errors();
  ServicePlatform platform = *read;
  platform.id = id;
  platform.version = version;
  const bool is_new = id.number == 0;
  if (is_new) {
    const auto added = AddPlatform(deed.transaction(), platform);
    if (!added) return FormRefused("一个机关最多登记 " + std::to_string(kMostPlatformsOfOrgan) + " 个平台。");
    platform.id = *added;
  } else if (!UpdatePlatform(deed.transaction(), platform)) {
    return FormRefused(std::string(kFaster));
  }
  deed.Record(id.organ, is_new ? "platform.register" : "platform.change", ObjectOfPlatform(platform.id));
  deed.Commit(ToString(platform.id));
  return platform.id;
}

}  // namespace

FormResult<ItemId> SaveMedium(Desk& desk, const Actor& actor, ItemId id, std::int64_t version, const MediumForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Save(deed, id, version, form); });
}

FormResult<std::int64_t> RecordEntry(Desk& desk, const Actor& actor, ItemId medium, const MediumEntryForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Enter(deed, medium, form); });
}

FormResult<std::int64_t> AnnulMediumEntry(Desk& desk, const Actor& actor, ItemId medium, std::int64_t number,
                                          const std::string& words) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Annul(deed, medium, number, words); });
}

FormResult<ItemId> SavePlatform(Desk& desk, const Actor& actor, ItemId id, std::int64_t version,
                                const PlatformForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return SaveIt(deed, id, version, form); });
}

}  // namespace gongkai::disclosure
