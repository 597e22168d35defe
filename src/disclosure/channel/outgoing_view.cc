#include "disclosure/channel/outgoing_view.h"

#include "account/organ_card_view.h"
#include "account/portal_view.h"

namespace gongkai::disclosure {

std::string PhoneOf(db::Session& session, OrganId organ, Date today) {
  const auto guide = account::PublicGuideOf(session, organ, today);
  if (!guide) return {};
  for (const account::GuideLine& line : guide->lines) {
    if (line.label == "联系电话") return line.value;
  }
  return {};
}

OutgoingItem GatherOutgoing(db::Session& session, Item item, ItemVersion version, std::string address, Date today) {
  OutgoingItem out{
      .item = std::move(item), .version = std::move(version), .organ = {}, .phone = {}, .address = std::move(address)};
  const OrganId organ = out.item.id.organ;
  if (const auto card = account::OrganCardOf(session, organ)) out.organ = card->names.front().name;
  out.phone = PhoneOf(session, organ, today);
  for (const ImageDigest& image : BodyOf(out.version.content).Images()) {
    if (auto bytes = ImageBytes(session, image)) out.images.emplace(image.text(), std::move(*bytes));
  }
  return out;
}

std::function<std::optional<std::string>(const ImageDigest&)> ImagesOf(const OutgoingItem& out) {
  return [&out](const ImageDigest& image) -> std::optional<std::string> {
    const auto found = out.images.find(image.text());
    return found == out.images.end() ? std::nullopt : std::optional(found->second);
  };
}

}  // namespace gongkai::disclosure
