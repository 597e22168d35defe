// A JPEG or PNG put upon a page of its own size, as it is: PDF packs pictures as these formats do, so nothing is
// unpacked here. Sources: ISO 32000-1 7.4.8 (DCTDecode), 7.4.4.4 (the predictors of PNG); PNG (W3C) 11.2.
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "base/photo.h"
#include "docread/to_pages.h"

namespace gongkai::docread {
namespace {

std::uint32_t BigEndian(std::string_view bytes, std::size_t at, int count = 4) {
  std::uint32_t value = 0;
  for (int i = 0; i < count; ++i, ++at) {
    value = value << 8U | (at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U);
  }
  return value;
}

/// A picture as PDF holds it.
struct Picture {
  std::uint32_t width = 0, height = 0;
  int turn = 0;      // as Exif counts; 0: none
  std::string keys;  // of its dictionary: how it is packed, its colours
  std::string bytes;
};

/// How many colours a point of a JPEG has: of the first frame in it; 0 where none is found.
int ColoursOfJpeg(std::string_view jpeg) {
  for (std::size_t at = 2; at + 9 < jpeg.size() && static_cast<unsigned char>(jpeg[at]) == 0xFF;) {
    const unsigned marker = static_cast<unsigned char>(jpeg[at + 1]);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) return static_cast<int>(BigEndian(jpeg, at + 9, 1));
    at += 2 + BigEndian(jpeg, at + 2, 2);
  }
  return 0;
}

std::optional<Picture> JpegPicture(std::string_view image) {
  const std::optional<PhotoSize> size = PhotoSizeOf(image);
  const int colours = ColoursOfJpeg(image);
  // Four colours may be inverted or not, which no reader agrees upon.
  if (!size || (colours != 1 && colours != 3)) return std::nullopt;
  return Picture{
      size->width, size->height, PhotoTurnOf(image),
      std::string("/Filter/DCTDecode/BitsPerComponent 8/ColorSpace/") + (colours == 1 ? "DeviceGray" : "DeviceRGB"),
      std::string(image)};
}

std::string Hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string hex;
  for (const char c : bytes) {
    hex += kDigits[static_cast<unsigned char>(c) >> 4U];
    hex += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  return hex;
}

struct PngParts {
  std::string data, palette;
  bool transparent = false;
};

PngParts PartsOfPng(std::string_view png) {
  PngParts parts;
  for (std::size_t at = 8; at + 12 <= png.size();) {
    const std::size_t length = BigEndian(png, at);
    if (length > png.size() - at - 12) break;
    const std::string_view kind = png.substr(at + 4, 4), body = png.substr(at + 8, length);
    if (kind == "IDAT") parts.data += body;
    if (kind == "PLTE") parts.palette = body;
    if (kind == "tRNS") parts.transparent = true;
    if (kind == "IEND") break;
    at += 12 + length;
  }
  return parts;
}

std::optional<Picture> PngPicture(std::string_view png) {
  constexpr std::size_t kHead = 16, kBits = 24, kColour = 25, kInterlace = 28;
  const std::uint32_t bits = BigEndian(png, kBits, 1), colour = BigEndian(png, kColour, 1);
  PngParts parts = PartsOfPng(png);
  constexpr std::uint32_t kGrey = 0, kRgb = 2, kIndexed = 3;
  const bool known = colour == kGrey || colour == kRgb || (colour == kIndexed && parts.palette.size() >= 3);
  if (!known || BigEndian(png, kInterlace, 1) != 0 || parts.transparent || parts.data.empty()) return std::nullopt;
  Picture picture{BigEndian(png, kHead), BigEndian(png, kHead + 4), 0, {}, std::move(parts.data)};
  const std::string depth = std::to_string(bits), width = std::to_string(picture.width);
  std::string space = colour == kGrey ? "/DeviceGray" : "/DeviceRGB";
  if (colour == kIndexed) {
    space = "[/Indexed/DeviceRGB " + std::to_string(parts.palette.size() / 3 - 1) + "<" + Hex(parts.palette) + ">]";
  }
  picture.keys = "/Filter/FlateDecode/BitsPerComponent " + depth + "/ColorSpace" + space +
                 "/DecodeParms<</Predictor 15/BitsPerComponent " + depth + "/Columns " + width + "/Colors " +
                 (colour == kRgb ? "3" : "1") + ">>";
  return picture;
}

/// The page as the camera wants it seen: quarter turns by /Rotate, a mirror by what is drawn.
struct Turned {
  int rotate = 0;
  bool mirrored = false;
};
Turned TurnedBy(int exif) {
  constexpr Turned kTurns[] = {{0, false},  {0, false},  {0, true},  {180, false}, {180, true},
                               {270, true}, {90, false}, {90, true}, {270, false}};
  return exif >= 0 && exif <= 8 ? kTurns[exif] : Turned{};
}

std::string PageOf(const Picture& picture) {
  constexpr double kPointsPerDot = 72.0 / 200;
  const Turned turned = TurnedBy(picture.turn);
  const double wide = picture.width * kPointsPerDot, high = picture.height * kPointsPerDot;
  char content[120], box[80];
  std::snprintf(content, sizeof content, "%.3f 0 0 %.3f %.3f 0 cm /I Do", turned.mirrored ? -wide : wide, high,
                turned.mirrored ? wide : 0);
  std::snprintf(box, sizeof box, "[0 0 %.3f %.3f]/Rotate %d", wide, high, turned.rotate);
  const std::string drawn = content;
  const std::string objects[] = {
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
      std::string("<</Type/Page/Parent 2 0 R/MediaBox") + box + "/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
      "<</Length " + std::to_string(drawn.size()) + ">>stream\n" + drawn + "\nendstream",
      "<</Type/XObject/Subtype/Image/Width " + std::to_string(picture.width) + "/Height " +
          std::to_string(picture.height) + picture.keys + "/Length " + std::to_string(picture.bytes.size()) +
          ">>stream\n" + picture.bytes + "\nendstream"};
  std::string pdf = "%PDF-1.5\n", table;
  int number = 0;
  for (const std::string& object : objects) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", pdf.size());
    table += entry;
    pdf += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
  }
  const std::string start = std::to_string(pdf.size());
  return pdf + "xref\n0 6\n0000000000 65535 f \n" + table + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + start +
         "\n%%EOF\n";
}

}  // namespace

std::string ImageAsPage(std::string_view image) {
  const std::optional<std::string_view> type = PhotoTypeOf(image);
  if (!type || *type == "image/webp") return {};
  const std::optional<Picture> picture = *type == "image/jpeg" ? JpegPicture(image) : PngPicture(image);
  constexpr std::uint32_t kMostSide = 40'000;
  if (!picture || picture->width < 1 || picture->height < 1 || picture->width > kMostSide ||
      picture->height > kMostSide) {
    return {};
  }
  return PageOf(*picture);
}

}  // namespace gongkai::docread
