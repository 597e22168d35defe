// Walks the directory chain of a compound file. Every step is bounded by the size of the file, so a chain that bites
// its own tail ends.
#include "docread/ole_names.h"

#include <cstdint>
#include <optional>

namespace gongkai::docread {
namespace {

using std::string_view;

constexpr std::size_t kHeader = 512;
constexpr std::size_t kEntry = 128;
constexpr std::uint32_t kLastRegularSector = 0xFFFFFFFA;

std::uint32_t Number(string_view bytes, std::size_t offset, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t i = width; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[offset + i]);
  return value;
}

class CompoundFile {
 public:
  explicit CompoundFile(string_view bytes) : bytes_(bytes) {
    if (IsOleFile(bytes) && bytes.size() > kHeader) sector_ = std::size_t{1} << (Number(bytes, 30, 2) == 12 ? 12U : 9U);
  }
  bool good() const { return sector_ != 0; }
  std::size_t sector() const { return sector_; }
  std::uint32_t first_directory_sector() const { return Number(bytes_, 48, 4); }

  std::optional<std::size_t> OffsetOf(std::uint32_t sector) const {
    const std::size_t offset = (std::size_t{sector} + 1) * sector_;
    if (sector > kLastRegularSector || offset + sector_ > bytes_.size()) return std::nullopt;
    return offset;
  }

  /// By way of the table of sectors, of which the header names the first 109 parts.
  std::optional<std::uint32_t> Next(std::uint32_t sector) const {
    const std::size_t per_part = sector_ / 4;
    const std::size_t part = sector / per_part;
    if (part >= 109) return std::nullopt;
    const std::optional<std::size_t> table = OffsetOf(Number(bytes_, 76 + part * 4, 4));
    if (!table) return std::nullopt;
    return Number(bytes_, *table + (sector % per_part) * 4, 4);
  }

 private:
  string_view bytes_;
  std::size_t sector_ = 0;
};

std::string NameAt(string_view bytes, std::size_t entry) {
  const std::size_t length = Number(bytes, entry + 64, 2);
  std::string name;
  for (std::size_t i = 0; i + 2 < length && i < 64; i += 2) {
    const std::uint32_t unit = Number(bytes, entry + i, 2);
    name += unit >= 0x20 && unit < 0x7F ? static_cast<char>(unit) : '?';
  }
  return name;
}

}  // namespace

bool IsOleFile(string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"); }

std::vector<OleStream> OleStreams(string_view bytes) {
  const CompoundFile file(bytes);
  std::vector<OleStream> streams;
  if (!file.good()) return streams;
  std::uint32_t sector = file.first_directory_sector();
  for (std::size_t steps = bytes.size() / file.sector(); steps > 0; --steps) {
    const std::optional<std::size_t> offset = file.OffsetOf(sector);
    if (!offset) break;
    for (std::size_t entry = *offset; entry < *offset + file.sector(); entry += kEntry) {
      std::string name = NameAt(bytes, entry);
      if (name.empty()) continue;
      streams.push_back({std::move(name), file.OffsetOf(Number(bytes, entry + 116, 4)).value_or(0)});
    }
    const std::optional<std::uint32_t> next = file.Next(sector);
    if (!next) break;
    sector = *next;
  }
  return streams;
}

}  // namespace gongkai::docread
