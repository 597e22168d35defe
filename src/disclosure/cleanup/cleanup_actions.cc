#include "disclosure/cleanup/cleanup_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

constexpr int kMostDocuments = 20'000;

std::string ObjectOfCleanup(ItemId id) { return "cleanup:" + ToString(id); }

FieldErrors Faults(Deed& deed, const Cleanup& cleanup) {
  return FaultsOf(cleanup, CleanedDocumentsOf(deed.transaction(), cleanup.id.organ, kMostDocuments), deed.today());
}

Cleanup CleanupFrom(Deed& deed, ItemId id, const CleanupForm& form) {
  Cleanup cleanup{.id = id,
                  .title = std::string(Trim(form.title)),
                  .basis = std::string(Trim(form.basis)),
                  .decided_on = form.decided_on,
                  .entries = form.entries,
                  .made_by = deed.actor().person,
                  .made_name = deed.actor().name,
                  .version = form.version};
  std::ranges::sort(cleanup.entries, {}, &CleanupEntry::item);
  const auto twice = std::ranges::unique(cleanup.entries, {}, &CleanupEntry::item);
  cleanup.entries.erase(twice.begin(), twice.end());
  return cleanup;
}

FormResult<ItemId> Save(Deed& deed, OrganId organ, std::optional<ItemId> id, const CleanupForm& form) {
  if (deed.done_before()) return deed.Earlier(ItemIdFrom);
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能登记清理结果。");
  Cleanup cleanup = CleanupFrom(deed, id.value_or(ItemId{organ, 0}), form);
  if (FieldErrors errors = Faults(deed, cleanup); !errors.empty()) return errors;
  if (!id) {
    cleanup.id = AddCleanup(deed.transaction(), cleanup, deed.now());
  } else if (!RewriteCleanup(deed.transaction(), cleanup, deed.now())) {
    return FormRefused("别人刚刚保存过这一次清理，或者已经签署，请看过现在的内容再改。");
  }
  deed.Record(organ, "cleanup.save", ObjectOfCleanup(cleanup.id),
              {{"documents", std::to_string(cleanup.entries.size())}});
  deed.Commit(ToString(cleanup.id));
  return cleanup.id;
}

FormResult<ItemId> DoHandIn(Deed& deed, ItemId id, std::int64_t version) {
  if (deed.done_before()) return id;
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能送签。");
  const auto cleanup = FindCleanup(deed.transaction(), id);
  if (!cleanup) return FormRefused("没有这一次清理。");
  if (cleanup->version != version) return FormRefused("别人刚刚改过这一次清理，请看过再送签。");
  if (FieldErrors errors = Faults(deed, *cleanup); !errors.empty()) return FormRefused(errors.front().message);
  if (!HandInCleanup(deed.transaction(), *cleanup)) return FormRefused("这一次清理已经送签或者签署。");
  const account::Notice notice{.kind = account::NoticeKind::kItem,
                               .title = "请签署：" + cleanup->title,
                               .detail = CountsInWords(cleanup->entries) + "。签署以后在公开的页面上标明。",
                               .path = "/office/cleanups/" + ToString(id)};
  account::TellOrgan(deed, id.organ, Act::kReviewItems, notice);
  account::TellOrgan(deed, id.organ, Act::kApproveItems, notice);
  deed.Record(id.organ, "cleanup.hand_in", ObjectOfCleanup(id));
  deed.Commit();
  return id;
}

FormResult<ItemId> DoSign(Deed& deed, ItemId id, std::string_view digest) {
  if (deed.done_before()) return id;
  if (!MayActAs(deed.actor(), Act::kReviewItems) && !MayActAs(deed.actor(), Act::kApproveItems)) {
    return FormRefused("清理结果由分管领导或者主要负责人签署。");
  }
  const auto cleanup = FindCleanup(deed.transaction(), id);
  if (!cleanup) return FormRefused("没有这一次清理。");
  if (cleanup->state != CleanupState::kWaiting) return FormRefused("这一次清理不在等签署：可能又改过，或者已经签署。");
  if (cleanup->made_by == deed.actor().person) return FormRefused("登记的人不能自己签署，请另一位负责人签署。");
  if (cleanup->digest != digest || DigestOf(*cleanup) != digest) {
    return FormRefused("内容在您打开之后变过，请看过再签署。");
  }
  if (FieldErrors errors = Faults(deed, *cleanup); !errors.empty()) {
    return FormRefused("现在不能签署：" + errors.front().message);
  }
  if (!SignCleanup(deed.transaction(), *cleanup, deed.actor().person, deed.actor().name, deed.now())) {
    return FormRefused("别人刚刚办过这一次清理，请重新打开。");
  }
  for (const CleanupEntry& entry : cleanup->entries) {
    const auto item = LockedItem(deed.transaction(), entry.item);
    if (!item || !item->publicity.published_version) continue;
    Note(deed, entry.item, *item->publicity.published_version, "cleaned_up",
         std::string(NameOf(entry.outcome)) + "，依据：" + cleanup->basis);
  }
  deed.Record(id.organ, "cleanup.sign", ObjectOfCleanup(id), {{"digest", cleanup->digest}});
  deed.Commit();
  return id;
}

FormResult<ItemId> DoAnnul(Deed& deed, ItemId id, const std::string& words) {
  if (deed.done_before()) return id;
  if (!MayActAs(deed.actor(), Act::kApproveItems)) return FormRefused("签署了的清理结果，由主要负责人作废。");
  const auto cleanup = FindCleanup(deed.transaction(), id);
  if (!cleanup) return FormRefused("没有这一次清理。");
  if (IsBlankText(words)) return FieldErrors{{"words", "请写明为什么作废。"}};
  if (Utf8Length(words) > kLongestEntryWords) return FieldErrors{{"words", "写得太长了，最多 200 字。"}};
  if (!AnnulCleanup(deed.transaction(), *cleanup, deed.actor().name, Trim(words), deed.now())) {
    return FormRefused("只有签署了的才作废；这一次可能刚刚作废过。");
  }
  deed.Record(id.organ, "cleanup.annul", ObjectOfCleanup(id));
  deed.Commit();
  return id;
}

}  // namespace

FormResult<ItemId> SaveCleanup(Desk& desk, const Actor& actor, OrganId organ, std::optional<ItemId> id,
                               const CleanupForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Save(deed, organ, id, form); });
}

FormResult<ItemId> HandInCleanup(Desk& desk, const Actor& actor, ItemId id, std::int64_t version) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoHandIn(deed, id, version); });
}

FormResult<ItemId> SignCleanup(Desk& desk, const Actor& actor, ItemId id, std::string_view digest) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoSign(deed, id, digest); });
}

FormResult<ItemId> AnnulCleanup(Desk& desk, const Actor& actor, ItemId id, const std::string& words) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoAnnul(deed, id, words); });
}

}  // namespace gongkai::disclosure
