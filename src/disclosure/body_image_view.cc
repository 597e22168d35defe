#include "disclosure/body_image_view.h"

#include "base/photo.h"
#include "db/blob_store.h"
#include "docread/rich_text_reader.h"
#include "web/compression.h"

namespace gongkai::disclosure {
namespace {

using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kKind = "sm3:";

}  // namespace

RichText BodyOf(const Content& content) {
  auto read = docread::ReadRichText(content.body);
  return read ? std::move(read->text) : RichText();
}

Url AddressOfImage(const std::string& path, const ImageDigest& image) {
  return Url::Local(path + "/" + image.text().substr(kKind.size()));
}

web::ImageAddress ImagesUnder(const std::string& path) {
  return [path](const ImageDigest& image) -> std::optional<Url> { return AddressOfImage(path, image); };
}

std::string OfficeImages(OrganId organ) { return "/office/images/" + std::to_string(organ.value); }
std::string PublicImages(ItemId item) { return "/items/" + ToString(item) + "/images"; }

std::optional<ImageDigest> ImageIn(const Request& request) {
  return ImageDigest::Of(std::string(kKind) + std::string(request.params.Get("image")));
}

std::optional<std::string> ImageBytes(db::Session& session, const ImageDigest& image) {
  auto bytes = db::GetBlob(session, image.text());
  if (!bytes || db::BlobDigest(*bytes) != image.text()) return std::nullopt;
  return bytes;
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
