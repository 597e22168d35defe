#include "disclosure/body_image_view.h"

#include <map>

#include "base/photo.h"
#include "web/compression.h"

namespace gongkai::disclosure {
namespace {

using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kKind = "sm3:";

}  // namespace

Url AddressOfImage(const std::string& path, const ImageDigest& image) {
  return Url::Local(path + "/" + image.text().substr(kKind.size()));
}

web::ImageAddress ImagesUnder(const std::string& path) {
  return [path](const ImageDigest& image) -> std::optional<Url> { return AddressOfImage(path, image); };
}

std::string OfficeImages(OrganId organ) { return "/office/images/" + std::to_string(organ.value); }
std::string PublicImages(ItemId item) { return "/items/" + ToString(item) + "/images"; }

web::ImageAddress PublicImageAddresses(db::Session& session, ItemId item, const Content& content) {
  std::map<std::string, std::string, std::less<>> endings;
  for (const BodyImage& image : BodyImagesOf(session, item.organ, BodyOf(content))) {
    endings.emplace(image.digest, EndingOf(image.type));
  }
  return [path = PublicImages(item), endings = std::move(endings)](const ImageDigest& image) -> std::optional<Url> {
    const auto ending = endings.find(image.text());
    const std::string digits(image.text().substr(kKind.size()));
    return Url::Local(path + "/" + digits + (ending == endings.end() ? std::string() : ending->second));
  };
}

std::optional<ImageDigest> ImageIn(const Request& request) {
  std::string_view name = request.params.Get("image");
  for (const std::string_view ending : {".png", ".jpg", ".webp"}) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  return ImageDigest::Of(std::string(kKind) + std::string(name));
}

Response SendImage(db::Session& session, const Request& request, const ImageDigest& image) {
  const std::string tag = "\"" + image.text().substr(kKind.size()) + "\"";
  Response response;
  response.With("Cache-Control", "private, no-cache");
  response.With("ETag", tag);
  if (web::HoldsTag(request, tag)) {
    response.status = 304;
    return response;
  }
  const auto bytes = ImageBytes(session, image);
  const auto type = bytes ? PhotoTypeOf(*bytes) : std::nullopt;
  if (!type) throw web::ProblemError({503, "暂时不能显示", "这张图片和签发时不一致，已经停止显示，请联系公开机关。"});
  response.content_type = std::string(*type);
  response.body = *bytes;
  response.With("Content-Disposition", "inline");
  return response;
}

}  // namespace gongkai::disclosure
