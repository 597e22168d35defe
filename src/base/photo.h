// A photo, or another picture of points, without what a telephone or a program wrote into it besides the picture: the
// place where it was taken, the owner, the device, remarks, a second file behind its end. What is kept is a list; all
// else is taken away before the photo is stored. The points are not touched. Pure; made for hostile bytes.
//
// Formats: ITU-T T.81 annex B (JPEG), W3C PNG (third edition), Google's WebP container specification; of Exif
// (JEITA CP-3451) the one entry that says how the picture is turned stays.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

/// "image/jpeg", "image/png", "image/webp" by its first bytes; nothing else is shown by a browser.
std::optional<std::string_view> PhotoTypeOf(std::string_view bytes);

/// None for what is no photo, or one whose parts do not fit into it.
std::optional<std::string> BarePhoto(std::string_view bytes);

struct PhotoSize {
  std::uint32_t width = 0, height = 0;  // points, before it is turned
  std::uint64_t points() const { return std::uint64_t{width} * height; }
};
/// As its head says it: nothing is unpacked. None where it says none.
std::optional<PhotoSize> PhotoSizeOf(std::string_view bytes);

/// How a JPEG is to be turned when it is shown, as Exif counts: 3 half a turn, 6 a quarter clockwise, 8 the other way;
/// 0: as it is.
int PhotoTurnOf(std::string_view bytes);

}  // namespace gongkai
