#include "disclosure/item_actions.h"

#include "account/working_days_view.h"
#include "db/blob_store.h"
#include "disclosure/body_image_actions.h"
#include "disclosure/content_body_view.h"
#include "disclosure/content_faults.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/publish_day.h"
#include "disclosure/step/step_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

/// What is copied of a version into the row of its item, for the lists. What is public keeps showing what is public.
void CopyInto(Item& item, const Content& content) {
  if (item.publicity.published_version) return;
  DescribeBy(item, content);
}

/// "12-345 7": what a form sent twice is answered with.
SavedDraft Committed(Deed& deed, SavedDraft saved) {
  deed.Commit(ToString(saved.item) + " " + std::to_string(saved.version));
  return saved;
}

SavedDraft SavedFrom(std::string_view text) {
  const std::size_t blank = text.find(' ');
  return {*ItemIdFrom(text.substr(0, blank)), std::stoll(std::string(text.substr(blank + 1)))};
}

/// A draft on its way in: its files were hashed before the deed, which holds the lock that everybody waits for.
struct Draft {
  const DraftForm& form;
  std::vector<db::HashedBytes> files;  // of form.files
};

/// The files that came are kept, and stand behind those that stay.
Content WithFiles(Deed& deed, const Draft& draft) {
  Content content = draft.form.content;
  for (std::size_t i = 0; i < draft.files.size(); ++i) {
    content.attachments.push_back(
        {draft.form.files[i].name, db::PutBlob(deed.transaction(), draft.files[i]), draft.files[i].size()});
  }
  return content;
}

FormResult<SavedDraft> AddNew(Deed& deed, OrganId organ, const Draft& draft) {
  const ItemId id = AddDraft(deed, organ, WithFiles(deed, draft));
  deed.Record(organ, "item.save", ObjectOf(id), {{"version", "1"}});
  return Committed(deed, {id, 1});
}

FormResult<SavedDraft> SaveInto(Deed& deed, Item item, const Draft& draft) {
  if (item.stage == Stage::kReview) {
    return FormRefused("这一件正在审签，内容已经定住。要改请先“撤回送审”。");
  }
  if (item.stage == Stage::kDropped) return FormRefused("这一件已经放弃。要接着写，请先“恢复草稿”。");
  if (item.stage != Stage::kDraft) return FormRefused("这一件已经签发。要改请用“更正”。");
  if (item.version != draft.form.version) return FormRefused("别人刚刚保存过这一件，请对照下面的不同之处。");
  db::Transaction& act = deed.transaction();
  // What others were asked about stays, as what was signed does.
  const bool is_kept =
      !SignaturesOf(act, item.id, item.latest_version).empty() || WasAskedAbout(act, item.id, item.latest_version);
  std::optional<ItemVersion> before;  // that is written anew
  if (is_kept) {
    item.latest_version = NextVersionOf(act, item.id);
  } else {
    before = FindVersion(act, item.id, item.latest_version);
  }
  item.changed_at = deed.now();
  const Content content = WithFiles(deed, draft);
  CopyInto(item, content);
  if (content.attribute != Attribute::kProactive) {
    LetGoOfOpenSteps(deed, item.id, "这一件改为" + std::string(NameOf(content.attribute)) + "，停止征求意见。");
  }
  if (before) LetGoOfImages(deed, item.id.organ, BodyOf(before->content), BodyOf(content));
  SaveVersion(act, {.item = item.id,
                    .number = item.latest_version,
                    .content = content,
                    .author = deed.actor().person,
                    .saved_at = deed.now()});
  UpdateItem(act, item);
  deed.Record(item.id.organ, "item.save", ObjectOf(item.id), {{"version", std::to_string(item.latest_version)}});
  return Committed(deed, {item.id, item.version + 1});
}

/// A day that is set now, and not one that has gone by since it was set.
FieldErrors FaultsOfPublishDay(Deed& deed, const DraftForm& form) {
  if (!form.content.publish_on) return {};
  if (form.item) {
    const auto item = FindItem(deed.transaction(), *form.item);
    const auto stored = item ? FindVersion(deed.transaction(), item->id, item->latest_version) : std::nullopt;
    if (stored && stored->content.publish_on == form.content.publish_on) return {};
  }
  const PublishDay day = CheckPublishDay(*form.content.publish_on, {}, account::WorkingDays(), deed.today());
  if (day.fault.empty()) return {};
  return FieldErrors{{"publish_on", day.fault}};
}

FormResult<SavedDraft> Save(Deed& deed, OrganId organ, const Draft& draft) {
  const DraftForm& form = draft.form;
  if (deed.done_before()) return SavedFrom(deed.earlier_result());
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) return FormRefused("您现在的岗位不能拟稿。");
  if (FieldErrors too_long = TooLong(form.content); !too_long.empty()) return too_long;
  if (FieldErrors past = FaultsOfPublishDay(deed, form); !past.empty()) return past;
  if (form.content.attachments.size() + form.files.size() > kMostAttachments) {
    return FieldError{"files", "一件最多 50 个附件，请合并或者分成几件。"};
  }
  if (FieldErrors against = TakeBodyImages(deed, organ, BodyOf(form.content)); !against.empty()) return against;
  if (!form.item) return AddNew(deed, organ, draft);
  auto item = LockedItem(deed.transaction(), *form.item);
  if (!item || item->id.organ != organ) return FormRefused("没有这一件。");
  return SaveInto(deed, std::move(*item), draft);
}

FormResult<ItemId> Correct(Deed& deed, ItemId id, const std::string& reason) {
  if (deed.done_before()) return deed.Earlier(ItemIdFrom);
  db::Transaction& act = deed.transaction();
  auto item = LockedItem(act, id);
  if (!item) return FormRefused("没有这一件。");
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) return FormRefused("您现在的岗位不能更正。");
  if (item->stage != Stage::kPublic && item->stage != Stage::kRegistered) {
    return FormRefused("草稿已经有了，请接着改那一份。");
  }
  const bool is_registered = item->stage == Stage::kRegistered;
  if (is_registered) {
    if (FieldErrors faults = FaultsOfLook(reason); !faults.empty()) return faults;
  }
  auto version = FindVersion(act, id, item->latest_version);
  item->review_again_on.reset();
  version->number = item->latest_version = NextVersionOf(act, id);
  version->digest.clear();
  version->content.correction.clear();
  version->content.correction_why.clear();
  version->content.publish_on.reset();
  version->author = deed.actor().person;
  version->saved_at = item->changed_at = deed.now();
  item->stage = Stage::kDraft;
  SaveVersion(act, *version);
  UpdateItem(act, *item);
  Note(deed, id, item->latest_version, "correction_begun", is_registered ? reason : std::string());
  deed.Record(id.organ, "item.correct", ObjectOf(id), {{"version", std::to_string(item->latest_version)}});
  deed.Commit(ToString(id));
  return id;
}

}  // namespace

FormResult<SavedDraft> SaveDraft(Desk& desk, const Actor& actor, OrganId organ, const DraftForm& form) {
  Draft draft{form, {}};
  for (const NewFile& file : form.files) draft.files.emplace_back(file.bytes);
  return RetryDeed(desk, actor, [&](Deed& deed) { return Save(deed, organ, draft); });
}

FormResult<ItemId> BeginCorrection(Desk& desk, const Actor& actor, ItemId item, std::string reason) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Correct(deed, item, reason); });
}

}  // namespace gongkai::disclosure
