// An image within the body of an item: what is let in, and what is missing before a body with images can be handed in.
// The body names an image by the digest of its bytes and never by an address, so what was signed is what is seen. Pure.
//
// Source: 无障碍环境建设法第三十二条 (sites built with public money can be used by who does not see them); GB/T
// 37668-2019 (替代文本). Next to read: base/photo.h, body_image_actions.h (kept), body_image_view.h (sent).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/field_errors.h"
#include "base/photo.h"
#include "base/rich_text.h"

namespace gongkai::disclosure {

struct BodyImageLimits {
  static constexpr std::size_t kBytes = 5U << 20U;        // of one
  static constexpr std::uint32_t kSide = 8'000;           // points
  static constexpr std::uint64_t kPoints = 16'000'000;    // of one; whoever draws it unpacks four bytes a point
  static constexpr std::size_t kInBody = 40;              // of one body
  static constexpr std::int64_t kBytesInBody = 40 << 20;  // of all images of one body
  static constexpr int kADay = 300;                       // that an organ may send
};

/// An image as it is kept: without what was in the file besides.
struct BareImage {
  std::string bytes;
  PhotoSize size;
};

/// Errors: kInvalidInput with a sentence that names the file: no PNG, JPEG or WebP by what is in it (a drawing in SVG
/// is a page with scripts), too large, not whole.
Result<BareImage> ImageFrom(std::string_view bytes, std::string_view name);

/// One that is kept for the organ.
struct BodyImage {
  std::string digest;
  std::int64_t size = 0;  // bytes
  PhotoSize points;
};

/// What stands against keeping this body as a draft, under "body": too many images, or one that is not of `kept`.
FieldErrors AgainstKeeping(const RichText& body, const std::vector<BodyImage>& kept);

/// And against handing it in: an image that says nothing to who does not see it.
FieldErrors ImageFaults(const RichText& body, const std::vector<BodyImage>& kept);

/// The body with one more image at its end, for who writes without an editor.
Result<RichText> WithImage(const RichText& body, const ImageDigest& digest, std::string_view alt);

}  // namespace gongkai::disclosure
