#include "docread/ole_file.h"

#include <algorithm>

#include "base/utf8.h"
#include "docread/ole_names.h"

namespace gongkai::docread {
namespace {

constexpr std::size_t kHeader = 512;
constexpr std::size_t kEntry = 128;
constexpr std::size_t kSmallSector = 64;
constexpr std::size_t kSmallLimit = 4096;
constexpr std::uint32_t kLastRegular = 0xFFFFFFFA;

std::uint32_t NumberAt(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint32_t value = 0;
  if (at > bytes.size() || bytes.size() - at < width) return 0xFFFFFFFF;
  for (std::size_t i = width; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

}  // namespace

OleFile::OleFile(std::string_view bytes) : bytes_(bytes) {
  if (!IsOleFile(bytes) || bytes.size() <= kHeader) return;
  sector_ = std::size_t{1} << (Number(30, 2) == 12 ? 12U : 9U);
  ReadTables();
  ReadDirectory();
}

std::uint32_t OleFile::Number(std::size_t at, std::size_t width) const { return NumberAt(bytes_, at, width); }

std::size_t OleFile::OffsetOf(std::uint32_t sector) const {
  const std::size_t offset = (std::size_t{sector} + 1) * sector_;
  return sector > kLastRegular || offset >= bytes_.size() ? std::string_view::npos : offset;
}

/// The sectors of the table: 109 in the header, the others in a chain of their own.
void OleFile::ReadTables() {
  const std::size_t most = bytes_.size() / sector_ + 1;
  for (std::size_t i = 0; i < 109 && fat_sectors_.size() < most; ++i) {
    const std::uint32_t sector = Number(76 + i * 4, 4);
    if (sector <= kLastRegular) fat_sectors_.push_back(sector);
  }
  std::uint32_t more = Number(68, 4);
  for (std::size_t steps = 0; steps < most && OffsetOf(more) != std::string_view::npos; ++steps) {
    const std::size_t offset = OffsetOf(more);
    for (std::size_t i = 0; i + 1 < sector_ / 4 && fat_sectors_.size() < most; ++i) {
      const std::uint32_t sector = Number(offset + i * 4, 4);
      if (sector <= kLastRegular) fat_sectors_.push_back(sector);
    }
    more = Number(offset + sector_ - 4, 4);
  }
}

std::uint32_t OleFile::Next(std::uint32_t sector) const {
  const std::size_t per_part = sector_ / 4, part = sector / per_part;
  if (part >= fat_sectors_.size()) return 0xFFFFFFFE;
  const std::size_t offset = OffsetOf(fat_sectors_[part]);
  return offset == std::string_view::npos ? 0xFFFFFFFE : Number(offset + sector % per_part * 4, 4);
}

std::string OleFile::Chain(std::uint32_t first, std::size_t most) const {
  std::string content;
  const std::size_t steps = bytes_.size() / sector_ + 1;
  std::uint32_t sector = first;
  for (std::size_t i = 0; i < steps && content.size() < most; ++i) {
    const std::size_t offset = OffsetOf(sector);
    if (offset == std::string_view::npos) break;
    content += bytes_.substr(offset, sector_);
    sector = Next(sector);
  }
  content.resize(std::min(content.size(), most));
  return content;
}

void OleFile::ReadDirectory() {
  const std::string directory = Chain(Number(48, 4), bytes_.size());
  for (std::size_t at = 0; at + kEntry <= directory.size(); at += kEntry) {
    const unsigned type = NumberAt(directory, at + 66, 1);
    const std::size_t length = std::min<std::size_t>(NumberAt(directory, at + 64, 2), 64);
    Stream stream;
    for (std::size_t i = 0; i + 2 < length; i += 2) {
      const std::uint32_t unit = NumberAt(directory, at + i, 2);
      if (unit < 0xD800 || unit > 0xDFFF) AppendUtf8(stream.name, unit);
    }
    stream.first = NumberAt(directory, at + 116, 4);
    stream.size = NumberAt(directory, at + 120, 4);
    if (type == 5) {
      small_ = Chain(stream.first, std::min(stream.size, bytes_.size()));
      small_table_ = Chain(Number(60, 4), bytes_.size());
    } else if (type == 2) {
      streams_.push_back(std::move(stream));
    }
  }
}

std::string OleFile::Read(const Stream& stream, std::size_t most) const {
  const std::size_t size = std::min(stream.size, most);
  if (stream.size >= kSmallLimit) return Chain(stream.first, size);
  std::string content;
  std::uint32_t sector = stream.first;
  while (content.size() < size && std::size_t{sector} * kSmallSector < small_.size()) {
    content += small_.substr(std::size_t{sector} * kSmallSector, kSmallSector);
    sector = NumberAt(small_table_, std::size_t{sector} * 4, 4);
    if (sector > kLastRegular) break;
  }
  content.resize(std::min(content.size(), size));
  return content;
}

}  // namespace gongkai::docread
