#include "disclosure/body_image_actions.h"

#include "db/blob_store.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

constexpr auto kDay = std::chrono::hours(24);

Result<ImageDigest> Keep(Deed& deed, OrganId organ, const BareImage& image) {
  if (deed.done_before()) return *ImageDigest::Of(deed.earlier_result());
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) {
    return Error{ErrorKind::kForbidden, "您现在的岗位不能拟稿。", {}};
  }
  db::Transaction& act = deed.transaction();
  if (CountBodyImagesSince(act, organ, deed.now() - kDay) >= BodyImageLimits::kADay) {
    return Error{ErrorKind::kInvalidInput, "本机关一天里已经放进来 300 张图片，请明天再放，或者作为附件。", {}};
  }
  const std::string digest = db::PutBlob(act, image.bytes);
  AddBodyImage(act, organ, {digest, static_cast<std::int64_t>(image.bytes.size()), image.size}, deed.actor().person,
               deed.now());
  deed.Record(organ, "item.image", "image:" + digest);
  deed.Commit(digest);
  return *ImageDigest::Of(digest);
}

}  // namespace

Result<ImageDigest> KeepBodyImage(Desk& desk, const Actor& actor, OrganId organ, std::string_view bytes,
                                  std::string_view name) {
  // Before the deed, which holds the lock that everybody waits for.
  const auto image = ImageFrom(bytes, name);
  if (!image) return image.error();
  return RetryDeed(desk, actor, [&](Deed& deed) { return Keep(deed, organ, *image); });
}

FieldErrors TakeBodyImages(Deed& deed, OrganId organ, const RichText& body) {
  std::vector<BodyImage> kept = BodyImagesOf(deed.transaction(), organ, body);
  for (const ImageDigest& digest : body.Images()) {
    if (FindBodyImage(deed.transaction(), organ, digest.text())) continue;
    const auto own = FindBodyImageOf(deed.transaction(), deed.actor().person, digest.text());
    if (!own) continue;
    AddBodyImage(deed.transaction(), organ, *own, deed.actor().person, deed.now());
    kept.push_back(*own);
  }
  return AgainstKeeping(body, kept);
}

}  // namespace gongkai::disclosure
