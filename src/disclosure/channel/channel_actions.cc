#include "disclosure/channel/channel_actions.h"

#include <algorithm>

#include "base/fold.h"
#include "base/photo.h"
#include "base/utf8.h"
#include "db/blob_store.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

std::string ObjectOf(ItemId item, std::int64_t posting) {
  return "posting:" + std::to_string(item.organ.value) + "-" + std::to_string(posting);
}

/// What the acts have in common: the same form again, the post, the item.
template <class Act>
FormResult<std::int64_t> OnItem(Desk& desk, const Actor& actor, ItemId id, Act act,
                                account::ActPlace place = account::ActPlace::current()) {
  return RetryDeed(desk, actor, place, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (deed.done_before()) return deed.EarlierId();
    if (!MayActAs(deed.actor(), account::Act::kDraftItems)) return FormRefused("您现在的岗位不能登记渠道。");
    const auto item = LockedItem(deed.transaction(), id);
    if (!item) return FormRefused("没有这一件。");
    return act(deed, *item);
  });
}

FormResult<std::int64_t> Done(Deed& deed, const Item& item, std::int64_t number, std::string_view act,
                              Channel channel) {
  deed.Record(item.id.organ, act, ObjectOf(item.id, number),
              {{"item", ToString(item.id)}, {"channel", std::string(IdOf(channel))}});
  deed.Commit(std::to_string(number));
  return number;
}

/// As they are kept, or what is wrong with them.
FormResult<std::vector<NewFile>> BarePhotos(const std::vector<NewFile>& photos) {
  FieldErrors errors;
  std::vector<NewFile> bare;
  if (photos.size() > kMostPhotos) errors.push_back({"photos", "照片最多 6 张。"});
  for (const NewFile& photo : photos) {
    if (photo.bytes.size() > kLargestPhoto) {
      errors.push_back({"photos", "“" + photo.name + "”超过 15 MB，请缩小以后再传。"});
    } else if (!PhotoTypeOf(photo.bytes)) {
      errors.push_back({"photos", "“" + photo.name + "”不是照片，请用 JPG、PNG 或者 WebP。"});
    } else if (auto bytes = BarePhoto(photo.bytes)) {
      bare.push_back({photo.name, std::move(*bytes)});
    } else {
      errors.push_back({"photos", "“" + photo.name + "”不完整，打不开，请重新拍照或者另存以后再传。"});
    }
  }
  if (!errors.empty()) return errors;
  return bare;
}

std::optional<Date> WithdrawnOn(const Item& item) {
  return item.withdrawal ? std::optional(BeijingDay(item.withdrawal->at)) : std::nullopt;
}

/// What is wrong with it, held against the version that is said to have gone out.
FieldErrors FaultsOn(Deed& deed, const Item& item, const Posting& posting) {
  const auto published = PublishedVersions(deed.transaction(), item);
  const auto chosen = std::ranges::find(published, posting.version, &PublishedVersion::number);
  const auto version =
      chosen == published.end() ? std::nullopt : FindVersion(deed.transaction(), item.id, posting.version);
  if (!version) return FieldErrors{FieldError{"posted_version", "请选择发布的是哪一版。"}};
  const Publicity publicity{version->number, chosen->from, PublicUntil(version->content), IsOnSite(version->content),
                            false};
  return FaultsOf(posting, publicity, version->content, WithdrawnOn(item), deed.today());
}

/// One that is there still. Errors: under kVersionField.
FormResult<Posting> Standing(Deed& deed, const Item& item, std::int64_t number) {
  auto posting = FindPosting(deed.transaction(), item.id.organ, number);
  if (!posting || posting->item != item.id) return FormRefused("没有这一条登记。");
  if (!posting->annulled_words.empty()) return FormRefused("这一条登记已经作废。");
  return std::move(*posting);
}

}  // namespace

FormResult<std::int64_t> RecordPosting(Desk& desk, const Actor& actor, ItemId id, const Posting& form,
                                       const std::vector<NewFile>& photos) {
  // Before the deed, which holds the lock that everybody waits for.
  const auto bare = BarePhotos(photos);
  std::vector<db::HashedBytes> hashed;
  if (bare) {
    for (const NewFile& photo : *bare) hashed.emplace_back(photo.bytes);
  }
  return OnItem(desk, actor, id, [&](Deed& deed, const Item& item) -> FormResult<std::int64_t> {
    if (!item.publicity.published_version) return FormRefused("这一件还没有签发公开，公开以后才能登记渠道。");
    Posting posting = form;
    if (!bare) {
      FieldErrors errors = FaultsOn(deed, item, posting);
      for (const FieldError& error : bare.errors()) errors.push_back(error);
      return errors;
    }
    for (std::size_t i = 0; i < hashed.size(); ++i) {
      posting.photos.push_back({(*bare)[i].name, db::PutBlob(deed.transaction(), hashed[i]), hashed[i].size()});
    }
    const auto number = AddCheckedPosting(deed, item, posting);
    if (!number) return number.errors();
    return Done(deed, item, *number, "posting.record", posting.channel);
  });
}

FormResult<std::int64_t> AddCheckedPosting(Deed& deed, const Item& item, Posting posting) {
  posting.item = item.id;
  posting.recorded_by = deed.actor().person;
  posting.recorded_at = deed.now();
  if (FieldErrors errors = FaultsOn(deed, item, posting); !errors.empty()) return errors;
  return AddPosting(deed.transaction(), posting);
}

FormResult<std::int64_t> TakeDownPosting(Desk& desk, const Actor& actor, ItemId id, std::int64_t number, Date on) {
  return OnItem(desk, actor, id, [&](Deed& deed, const Item& item) -> FormResult<std::int64_t> {
    const auto posting = Standing(deed, item, number);
    if (!posting) return posting.errors();
    if (posting->taken_down_on) return FormRefused("这一条已经登记撤下。");
    if (!on.ok() || on > deed.today()) return FieldError{"taken_down_on", "请填撤下的日期，不能晚于今天。"};
    if (on < posting->posted_on) return FieldError{"taken_down_on", "撤下的日期不能早于发布的那一天。"};
    TakeDown(deed.transaction(), id.organ, number, on);
    return Done(deed, item, number, "posting.take_down", posting->channel);
  });
}

FormResult<std::int64_t> AnnulPosting(Desk& desk, const Actor& actor, ItemId id, std::int64_t number,
                                      const std::string& words) {
  return OnItem(desk, actor, id, [&](Deed& deed, const Item& item) -> FormResult<std::int64_t> {
    const auto posting = Standing(deed, item, number);
    if (!posting) return posting.errors();
    if (IsBlankText(words)) return FieldError{"words", "请写明作废的原因。"};
    if (Utf8Length(words) > 2 * kLongestPlace) return FieldError{"words", "原因最多 200 字。"};
    Annul(deed.transaction(), id.organ, number, words);
    return Done(deed, item, number, "posting.annul", posting->channel);
  });
}

}  // namespace gongkai::disclosure
