#include "base/photo.h"

#include <algorithm>
#include <cstdint>

namespace gongkai {
namespace {

constexpr std::string_view kPngStart = "\x89PNG\r\n\x1A\n";

std::uint32_t ByteAt(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::uint32_t BigEndian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8U | ByteAt(bytes, at + i);
  return value;
}

std::uint32_t LittleEndian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i > 0; --i) value = value << 8U | ByteAt(bytes, at + i - 1);
  return value;
}

// ---- JPEG

constexpr std::uint32_t kEndOfImage = 0xD9, kStartOfScan = 0xDA, kJfif = 0xE0, kExif = 0xE1, kColours = 0xE2,
                        kAdobe = 0xEE, kLastApplication = 0xEF, kComment = 0xFE;
constexpr std::string_view kExifStart("Exif\0\0", 6);

/// Marks that stand alone, without a length: restarts and TEM.
bool StandsAlone(std::uint32_t marker) { return (marker >= 0xD0 && marker <= 0xD7) || marker == 0x01; }

/// Where the coded data of a scan ends: before the next marker that is no restart, or at the end.
std::size_t EndOfScan(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    at = bytes.find('\xFF', at);
    if (at == std::string_view::npos || at + 1 >= bytes.size()) return bytes.size();
    const std::uint32_t next = ByteAt(bytes, at + 1);
    if (next == 0xFF) {
      ++at;
    } else if (next == 0 || StandsAlone(next)) {
      at += 2;
    } else {
      return at;
    }
  }
  return bytes.size();
}

/// Of the segments that programs put in for themselves only those stay without which the colours would be others.
bool IsOfThePicture(std::uint32_t marker, std::string_view inner) {
  if (marker == kColours) return inner.starts_with("ICC_PROFILE");
  if (marker == kJfif) return inner.starts_with("JFIF");
  if (marker == kAdobe) return inner.starts_with("Adobe");
  return marker != kComment && (marker < kJfif || marker > kLastApplication);
}

/// How the picture is to be turned, 2 to 8; 0: not at all, or it cannot be told. `exif`: a segment from "Exif" on.
int TurnIn(std::string_view exif) {
  constexpr std::size_t kEntry = 12;
  constexpr std::uint32_t kOrientation = 0x0112, kShort = 3;
  if (!exif.starts_with(kExifStart)) return 0;
  const std::string_view tiff = exif.substr(kExifStart.size());
  const bool is_big = tiff.starts_with(std::string_view("MM\0*", 4));
  if (!is_big && !tiff.starts_with(std::string_view("II*\0", 4))) return 0;
  const auto number = [&](std::size_t at, std::size_t count) {
    if (is_big) return BigEndian(tiff, at, count);
    return count == 4 ? LittleEndian(tiff, at) : ByteAt(tiff, at) | ByteAt(tiff, at + 1) << 8U;
  };
  if (tiff.size() < 8) return 0;
  const std::size_t list = number(4, 4);
  if (list > tiff.size() || tiff.size() - list < 2) return 0;
  const std::size_t count = number(list, 2);
  for (std::size_t i = 0; i < count && (tiff.size() - list - 2) / kEntry > i; ++i) {
    const std::size_t entry = list + 2 + i * kEntry;
    if (number(entry, 2) != kOrientation || number(entry + 2, 2) != kShort) continue;
    const std::uint32_t turn = number(entry + 8, 2);
    return turn >= 2 && turn <= 8 ? static_cast<int>(turn) : 0;
  }
  return 0;
}

/// A segment that says how the picture is turned, and nothing else.
std::string TurnSegment(int turn) {
  std::string segment("\xFF\xE1\0\x22", 4);
  segment += kExifStart;
  segment += std::string_view("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
  segment += static_cast<char>(turn);
  return segment + std::string(6, '\0');
}

std::optional<std::string> BareJpeg(std::string_view bytes) {
  std::string bare(bytes.substr(0, 2));
  std::size_t at = 2;
  bool has_scan = false;
  int turn = 0;
  while (at < bytes.size()) {
    if (ByteAt(bytes, at) != 0xFF) return std::nullopt;
    while (at + 1 < bytes.size() && ByteAt(bytes, at + 1) == 0xFF) ++at;  // fill bytes
    if (at + 1 >= bytes.size()) break;
    const std::uint32_t marker = ByteAt(bytes, at + 1);
    if (marker == kEndOfImage || StandsAlone(marker)) {
      bare += bytes.substr(at, 2);
      at += 2;
      if (marker == kEndOfImage) break;  // telephones put further pictures behind it, with a place of their own
      continue;
    }
    if (at + 4 > bytes.size()) return std::nullopt;
    const std::size_t length = BigEndian(bytes, at + 2, 2);
    if (length < 2 || length > bytes.size() - at - 2) return std::nullopt;
    std::size_t end = at + 2 + length;
    if (marker == kStartOfScan) {
      end = EndOfScan(bytes, end);
      has_scan = true;
    }
    const std::string_view inner = bytes.substr(at + 4, length - 2);
    if (marker == kExif && turn == 0) {
      turn = TurnIn(inner);
      if (turn != 0) bare += TurnSegment(turn);
    } else if (IsOfThePicture(marker, inner)) {
      bare += bytes.substr(at, end - at);
    }
    at = end;
  }
  // One that was cut off within its picture is shown as far as it goes.
  return has_scan ? std::optional(std::move(bare)) : std::nullopt;
}

// ---- PNG

std::optional<std::string> BarePng(std::string_view bytes) {
  static constexpr std::string_view kKept[] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM",
                                               "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "hIST"};
  std::string bare(kPngStart);
  std::size_t at = kPngStart.size();
  while (bytes.size() - at >= 12) {
    const std::size_t length = BigEndian(bytes, at, 4);
    if (length > bytes.size() - at - 12) return std::nullopt;
    const std::string_view type = bytes.substr(at + 4, 4);
    if (std::ranges::find(kKept, type) != std::end(kKept)) bare += bytes.substr(at, length + 12);
    at += length + 12;
    if (type == "IEND") return bare;
  }
  return std::nullopt;
}

// ---- WebP

std::optional<std::string> BareWebp(std::string_view bytes) {
  constexpr std::size_t kStart = 12, kHead = 8;
  constexpr unsigned kSaysExif = 0x08, kSaysXmp = 0x04;
  static constexpr std::string_view kKept[] = {"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"};
  const std::size_t size = LittleEndian(bytes, 4);
  if (size < 4 || size > bytes.size() - 8) return std::nullopt;
  bytes = bytes.substr(0, 8 + size);
  std::string bare(bytes.substr(0, kStart));
  std::size_t at = kStart;
  while (bytes.size() - at >= kHead) {
    const std::size_t length = LittleEndian(bytes, at + 4);
    if (length > bytes.size() - at - kHead) return std::nullopt;
    const std::size_t whole = std::min(kHead + length + length % 2, bytes.size() - at);
    const std::string_view type = bytes.substr(at, 4);
    if (std::ranges::find(kKept, type) != std::end(kKept)) {
      const std::size_t from = bare.size();
      bare += bytes.substr(at, whole);
      if (type == "VP8X" && length > 0) {
        const unsigned flags = ByteAt(bytes, at + kHead) & ~(kSaysExif | kSaysXmp);
        bare[from + kHead] = static_cast<char>(flags);
      }
    }
    at += whole;
  }
  if (bare.size() == kStart) return std::nullopt;
  const std::size_t left = bare.size() - 8;
  for (std::size_t i = 0; i < 4; ++i) bare[4 + i] = static_cast<char>((left >> (8 * i)) & 0xFFU);
  return bare;
}

// ---- how large it is

std::optional<PhotoSize> SizeOfJpeg(std::string_view bytes) {
  std::size_t at = 2;
  while (at + 4 <= bytes.size() && ByteAt(bytes, at) == 0xFF) {
    const std::uint32_t marker = ByteAt(bytes, at + 1);
    if (marker == 0xFF || StandsAlone(marker)) {
      at += marker == 0xFF ? 1 : 2;
      continue;
    }
    const std::size_t length = BigEndian(bytes, at + 2, 2);
    if (length < 2 || length > bytes.size() - at - 2) return std::nullopt;
    const bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame && length < 7) return std::nullopt;
    if (is_frame) return PhotoSize{BigEndian(bytes, at + 7, 2), BigEndian(bytes, at + 5, 2)};
    if (marker == kStartOfScan) return std::nullopt;
    at += 2 + length;
  }
  return std::nullopt;
}

std::optional<PhotoSize> SizeOfPng(std::string_view bytes) {
  if (bytes.size() < 24 || bytes.substr(12, 4) != "IHDR") return std::nullopt;
  return PhotoSize{BigEndian(bytes, 16, 4), BigEndian(bytes, 20, 4)};
}

std::optional<PhotoSize> SizeOfWebp(std::string_view bytes) {
  if (bytes.size() < 30) return std::nullopt;
  const std::string_view kind = bytes.substr(12, 4);
  const auto three = [&](std::size_t at) {
    return ByteAt(bytes, at) | ByteAt(bytes, at + 1) << 8U | ByteAt(bytes, at + 2) << 16U;
  };
  if (kind == "VP8X") return PhotoSize{three(24) + 1, three(27) + 1};
  if (kind == "VP8 ") return PhotoSize{three(26) & 0x3FFFU, (three(26) >> 16U | ByteAt(bytes, 29) << 8U) & 0x3FFFU};
  if (kind != "VP8L" || ByteAt(bytes, 20) != 0x2F) return std::nullopt;
  const std::uint32_t bits = LittleEndian(bytes, 21);
  return PhotoSize{(bits & 0x3FFFU) + 1, (bits >> 14U & 0x3FFFU) + 1};
}

}  // namespace

std::optional<PhotoSize> PhotoSizeOf(std::string_view bytes) {
  const auto type = PhotoTypeOf(bytes);
  if (!type) return std::nullopt;
  const auto size = *type == "image/jpeg"  ? SizeOfJpeg(bytes)
                    : *type == "image/png" ? SizeOfPng(bytes)
                                           : SizeOfWebp(bytes);
  return size && size->width > 0 && size->height > 0 ? size : std::nullopt;
}

int PhotoTurnOf(std::string_view bytes) {
  constexpr std::size_t kSegment = 36;
  if (PhotoTypeOf(bytes) != "image/jpeg") return 0;
  for (std::size_t at = 2; at + kSegment <= bytes.size() && ByteAt(bytes, at) == 0xFF;) {
    const std::size_t length = BigEndian(bytes, at + 2, 2);
    if (length < 2 || length > bytes.size() - at - 2) return 0;
    if (ByteAt(bytes, at + 1) == kExif) return TurnIn(bytes.substr(at + 4, length - 2));
    if (ByteAt(bytes, at + 1) == kStartOfScan) return 0;
    at += 2 + length;
  }
  return 0;
}

std::optional<std::string_view> PhotoTypeOf(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (bytes.starts_with(kPngStart)) return "image/png";
  if (bytes.size() > 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return "image/webp";
  return std::nullopt;
}

std::optional<std::string> BarePhoto(std::string_view bytes) {
  const auto type = PhotoTypeOf(bytes);
  if (!type) return std::nullopt;
  if (*type == "image/jpeg") return BareJpeg(bytes);
  if (*type == "image/png") return BarePng(bytes);
  return BareWebp(bytes);
}

}  // namespace gongkai
