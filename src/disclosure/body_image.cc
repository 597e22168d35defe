#include "disclosure/body_image.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

using Limits = BodyImageLimits;

constexpr std::size_t kShownName = 40;

Error Refused(std::string_view name, std::string_view sentence) {
  return {ErrorKind::kInvalidInput, "“" + Ellipsis(name, kShownName) + "”" + std::string(sentence), {}};
}

/// "第 2、5 张"
std::string Numbers(const std::vector<std::size_t>& numbers) {
  std::string text;
  for (const std::size_t number : numbers) text += (text.empty() ? "第 " : "、") + std::to_string(number);
  return text + " 张";
}

}  // namespace

Result<BareImage> ImageFrom(std::string_view bytes, std::string_view name) {
  if (bytes.size() > Limits::kBytes) return Refused(name, "超过 5 MB，请缩小以后再放进来。");
  if (!PhotoTypeOf(bytes)) return Refused(name, "不是图片，请用 PNG、JPG 或者 WebP；SVG 等格式请先转成 PNG。");
  auto bare = BarePhoto(bytes);
  const auto size = bare ? PhotoSizeOf(*bare) : std::nullopt;
  if (!size) return Refused(name, "不完整，打不开，请重新保存或者截图以后再放进来。");
  if (size->width > Limits::kSide || size->height > Limits::kSide || size->points() > Limits::kPoints) {
    return Refused(name, "太大了，一边不能超过 8000 点，一共不能超过 1600 万点，请缩小以后再放进来。");
  }
  return BareImage{std::move(*bare), *size};
}

FieldErrors AgainstKeeping(const RichText& body, const std::vector<BodyImage>& kept) {
  const std::vector<ImageDigest> images = body.Images();
  std::int64_t bytes = 0;
  std::vector<std::size_t> unknown;
  for (std::size_t i = 0; i < images.size(); ++i) {
    const auto found = std::ranges::find(kept, images[i].text(), &BodyImage::digest);
    if (found == kept.end()) {
      unknown.push_back(i + 1);
    } else {
      bytes += found->size;
    }
  }
  FieldErrors errors;
  if (!unknown.empty()) {
    errors.push_back({"body", "正文里" + Numbers(unknown) + "图片不是本机关放进来的，请删掉，从原来的文件重新插入。"});
  }
  if (images.size() > Limits::kInBody) {
    errors.push_back({"body", "一篇正文最多 40 张图片，请拆成几篇，或者作为附件。"});
  } else if (bytes > Limits::kBytesInBody) {
    errors.push_back({"body", "正文的图片一共不能超过 40 MB，请缩小几张，或者作为附件。"});
  }
  return errors;
}

FieldErrors ImageFaults(const RichText& body, const std::vector<BodyImage>& kept) {
  FieldErrors errors = AgainstKeeping(body, kept);
  std::vector<std::size_t> without;
  std::size_t number = 0;
  for (const RichBlock& block : body.blocks()) {
    const auto* image = std::get_if<RichImage>(&block);
    if (image == nullptr) continue;
    ++number;
    if (IsBlankText(image->alt)) without.push_back(number);
  }
  if (!without.empty()) {
    errors.push_back(
        {"body", "正文里" + Numbers(without) +
                     "图片还没有说明，请写明图片里是什么，看不见图片的人靠它了解（无障碍环境建设法第三十二条）。"});
  }
  return errors;
}

Result<RichText> WithImage(const RichText& body, const ImageDigest& digest, std::string_view alt) {
  std::vector<RichBlock> blocks = body.blocks();
  blocks.emplace_back(RichImage{digest, std::string(alt)});
  return RichText::Of(std::move(blocks));
}

}  // namespace gongkai::disclosure
