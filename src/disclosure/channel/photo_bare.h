// A photo without what the telephone wrote into it besides the picture: the place where it was taken, the owner, the
// device. It is taken away before the photo is kept; the picture itself is not touched. Pure; made for hostile bytes.
//
// Formats: ITU-T T.81 annex B (JPEG), W3C PNG (third edition), Google's WebP container specification.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gongkai::disclosure {

/// "image/jpeg", "image/png", "image/webp" by its first bytes; nothing else is shown by a browser.
std::optional<std::string_view> PhotoTypeOf(std::string_view bytes);

/// Without Exif, XMP, IPTC and texts, and without what stands behind its end. None for what is no photo, or one whose
/// parts do not fit into it.
std::optional<std::string> BarePhoto(std::string_view bytes);

}  // namespace gongkai::disclosure
