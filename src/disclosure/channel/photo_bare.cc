#include "disclosure/channel/photo_bare.h"

#include <algorithm>
#include <cstdint>

namespace gongkai::disclosure {
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

constexpr std::uint32_t kEndOfImage = 0xD9, kStartOfScan = 0xDA, kExif = 0xE1, kIptc = 0xED, kComment = 0xFE;

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

std::optional<std::string> BareJpeg(std::string_view bytes) {
  std::string bare(bytes.substr(0, 2));
  std::size_t at = 2;
  bool has_scan = false;
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
    if (marker != kExif && marker != kIptc && marker != kComment) bare += bytes.substr(at, end - at);
    at = end;
  }
  // One that was cut off within its picture is shown as far as it goes.
  return has_scan ? std::optional(std::move(bare)) : std::nullopt;
}

// ---- PNG

std::optional<std::string> BarePng(std::string_view bytes) {
  static constexpr std::string_view kDropped[] = {"eXIf", "tEXt", "zTXt", "iTXt", "tIME"};
  std::string bare(kPngStart);
  std::size_t at = kPngStart.size();
  while (bytes.size() - at >= 12) {
    const std::size_t length = BigEndian(bytes, at, 4);
    if (length > bytes.size() - at - 12) return std::nullopt;
    const std::string_view type = bytes.substr(at + 4, 4);
    if (std::ranges::find(kDropped, type) == std::end(kDropped)) bare += bytes.substr(at, length + 12);
    at += length + 12;
    if (type == "IEND") return bare;
  }
  return std::nullopt;
}

// ---- WebP

std::optional<std::string> BareWebp(std::string_view bytes) {
  constexpr std::size_t kStart = 12, kHead = 8;
  constexpr unsigned kSaysExif = 0x08, kSaysXmp = 0x04;
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
    if (type != "EXIF" && type != "XMP ") {
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

}  // namespace

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

}  // namespace gongkai::disclosure
