#include "disclosure/body_image_actions.h"

#include <algorithm>

#include "db/blob_holders.h"
#include "db/blob_store.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

constexpr auto kDay = std::chrono::hours(24);

constexpr auto kSweptAfter = 30 * kDay, kLetGoSweptAfter = kDay;
constexpr int kSweptAtOnce = 500;

bool IsTooMuch(const SentImages& sent) {
  return sent.of_organ >= BodyImageLimits::kADay || sent.of_person >= BodyImageLimits::kADayOfPerson ||
         sent.bytes_of_organ >= BodyImageLimits::kBytesADay;
}

/// Whether it is there already, so that nothing needs to be written.
bool IsThere(Desk& desk, OrganId organ, std::string_view digest) {
  db::Reader reader = desk.database.Read();
  return IsBodyImageSafe(reader, organ, digest, desk.now() - kSweptAfter / 2);
}

Result<ImageDigest> Keep(Deed& deed, OrganId organ, const BareImage& image, const db::HashedBytes& hashed) {
  if (deed.done_before()) return deed.Earlier(ImageDigest::Of);
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) {
    return Error{ErrorKind::kForbidden, "您现在的岗位不能拟稿。", {}};
  }
  db::Transaction& act = deed.transaction();
  if (IsTooMuch(ImagesSentSince(act, organ, deed.actor().person, deed.now() - kDay))) {
    return Error{ErrorKind::kInvalidInput, "一天里放进来的图片太多了，请明天再放，或者作为附件。", {}};
  }
  const std::string& digest = db::PutBlob(act, hashed);
  AddBodyImage(act, organ,
               {digest, static_cast<std::int64_t>(image.bytes.size()), image.size,
                std::string(PhotoTypeOf(image.bytes).value_or(""))},
               deed.actor().person, deed.now());
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
  const db::HashedBytes hashed(image->bytes);
  if (MayActAs(actor, account::Act::kDraftItems) && IsThere(desk, organ, hashed.digest())) {
    return *ImageDigest::Of(hashed.digest());
  }
  return RetryDeed(desk, actor, [&](Deed& deed) { return Keep(deed, organ, *image, hashed); });
}

FieldErrors TakeBodyImages(Deed& deed, OrganId organ, const RichText& body) {
  // Marked first: what is marked is not swept between looking and saving.
  for (const ImageDigest& digest : body.Images()) MarkNamed(deed.transaction(), organ, digest.text());
  std::vector<BodyImage> kept = BodyImagesOf(deed.transaction(), organ, body);
  for (const ImageDigest& digest : body.Images()) {
    if (FindBodyImage(deed.transaction(), organ, digest.text())) continue;
    const auto own = FindBodyImageOf(deed.transaction(), deed.actor().person, digest.text());
    if (!own) continue;
    AddBodyImage(deed.transaction(), organ, *own, deed.actor().person, deed.now());
    kept.push_back(*own);
  }
  for (const BodyImage& image : kept) MarkNamed(deed.transaction(), organ, image.digest);
  return AgainstKeeping(body, kept);
}

void LetGoOfImages(Deed& deed, OrganId organ, const RichText& before, const RichText& now) {
  const std::vector<ImageDigest> named = now.Images();
  for (const ImageDigest& digest : before.Images()) {
    if (std::ranges::find(named, digest) == named.end())
      MarkLetGo(deed.transaction(), organ, digest.text(), deed.now());
  }
}

namespace {

/// Whether it is gone. What a body names still is marked so again, and not looked at every night.
int Sweep(Desk& desk, const UnusedImage& image) {
  bool is_in_body = false;
  {
    db::Reader reader = desk.database.Read();
    is_in_body = IsInBody(reader, image);
  }
  if (is_in_body) {
    db::Retry(desk.database, [&](db::Transaction& act) {
      MarkNamed(act, image.organ, image.digest);
      act.Commit();
    });
    return 0;
  }
  return RetryDeed(desk, Actor{}, [&](Deed& deed) {
    if (!RemoveUnusedImage(deed.transaction(), image)) return 0;
    db::RemoveBlobUnlessHeld(deed.transaction(), image.digest);
    deed.Record(image.organ, "item.image_swept", "image:" + image.digest);
    deed.Commit();
    return 1;
  });
}

}  // namespace

std::string SweepBodyImages(Desk& desk) {
  std::vector<UnusedImage> unused;
  {
    db::Reader reader = desk.database.Read();
    unused = UnusedImages(reader, desk.now() - kSweptAfter, desk.now() - kLetGoSweptAfter, kSweptAtOnce);
  }
  int swept = 0;
  for (const UnusedImage& image : unused) swept += Sweep(desk, image);
  return "清理了 " + std::to_string(swept) + " 张没有用上的图片。";
}

}  // namespace gongkai::disclosure
