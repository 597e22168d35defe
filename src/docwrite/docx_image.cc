#include "docwrite/docx_image.h"

#include <cstddef>

namespace gongkai::docwrite {
namespace {

constexpr int kLargest = 30'000;

unsigned ByteAt(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
unsigned TwoAt(std::string_view bytes, std::size_t at) { return ByteAt(bytes, at) << 8U | ByteAt(bytes, at + 1); }

std::optional<ImageSize> Plausible(std::string_view ending, unsigned width, unsigned height) {
  if (width == 0 || height == 0 || width > kLargest || height > kLargest) return std::nullopt;
  return ImageSize{ending, static_cast<int>(width), static_cast<int>(height)};
}

std::optional<ImageSize> OfPng(std::string_view bytes) {
  constexpr std::size_t kHeadLength = 24;
  if (bytes.size() < kHeadLength || bytes.substr(12, 4) != "IHDR") return std::nullopt;
  if (TwoAt(bytes, 16) != 0 || TwoAt(bytes, 20) != 0) return std::nullopt;  // above 65,535
  return Plausible("png", TwoAt(bytes, 18), TwoAt(bytes, 22));
}

/// Of a frame: C0 to CF without DHT, JPG and DAC.
bool IsFrame(unsigned marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<ImageSize> OfJpeg(std::string_view bytes) {
  std::size_t at = 2;
  while (at + 4 <= bytes.size()) {
    if (ByteAt(bytes, at) != 0xFF) return std::nullopt;
    const unsigned marker = ByteAt(bytes, at + 1);
    if (marker == 0xFF) {  // filling
      ++at;
      continue;
    }
    if (IsFrame(marker)) {
      if (at + 9 > bytes.size()) return std::nullopt;
      return Plausible("jpeg", TwoAt(bytes, at + 7), TwoAt(bytes, at + 5));
    }
    const unsigned length = TwoAt(bytes, at + 2);
    if (length < 2) return std::nullopt;
    at += 2 + length;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ImageSize> SizeOfImage(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return OfPng(bytes);
  if (bytes.starts_with("\xFF\xD8")) return OfJpeg(bytes);
  return std::nullopt;
}

}  // namespace gongkai::docwrite
