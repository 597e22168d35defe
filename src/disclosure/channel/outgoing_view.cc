#include "disclosure/channel/outgoing_view.h"

#include "account/organ_card_view.h"
#include "disclosure/body_image_store.h"

namespace gongkai::disclosure {

OutgoingItem GatherOutgoing(db::Session& session, Item item, ItemVersion version, std::string address, Date today,
                            bool with_images) {
  OutgoingItem out{
      .item = std::move(item), .version = std::move(version), .organ = {}, .phone = {}, .address = std::move(address)};
  const OrganId organ = out.item.id.organ;
  if (const auto card = account::OrganCardOf(session, organ)) out.organ = card->names.front().name;
  out.phone = PhoneOf(session, organ, today);
  if (!with_images) return out;
  const RichText body = BodyOf(out.version.content);
  for (const ImageDigest& image : body.Images()) {
    if (out.images.contains(image.text())) continue;
    if (auto bytes = ImageBytes(session, image)) {
      out.images.emplace(image.text(), std::make_shared<const std::string>(std::move(*bytes)));
    }
  }
  return out;
}

std::function<docwrite::PdfImage(const ImageDigest&)> ImagesOf(const OutgoingItem& out) {
  return [&out](const ImageDigest& image) -> docwrite::PdfImage {
    const auto found = out.images.find(image.text());
    return found == out.images.end() ? nullptr : found->second;
  };
}

}  // namespace gongkai::disclosure
