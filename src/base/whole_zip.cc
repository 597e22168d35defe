#include "base/whole_zip.h"

#include <algorithm>
#include <cstdint>

namespace gongkai {
namespace {

constexpr std::string_view kBegins = "PK\x03\x04", kEnds = "PK\x05\x06";
constexpr std::size_t kEndBytes = 22, kLongestRemark = 65535;
constexpr std::uint64_t kInZip64 = 0xFFFFFFFF;  // the figure stands elsewhere, in files of 4 GB and more

std::uint64_t NumberAt(std::string_view bytes, std::size_t at) {
  std::uint64_t number = 0;
  for (std::size_t i = 4; i-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

}  // namespace

bool IsZip(std::string_view bytes) { return bytes.starts_with(kBegins); }

bool IsWholeZip(std::string_view bytes) {
  if (!IsZip(bytes) || bytes.size() < kEndBytes) return false;
  const std::size_t last = bytes.size() - kEndBytes, first = last - std::min(last, kLongestRemark);
  const std::size_t at = bytes.rfind(kEnds, last);
  if (at == std::string_view::npos || at < first) return false;
  const std::uint64_t size = NumberAt(bytes, at + 12), start = NumberAt(bytes, at + 16);
  return start == kInZip64 || start + size <= at;
}

}  // namespace gongkai
