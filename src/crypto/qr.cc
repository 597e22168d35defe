#include "crypto/qr.h"

#include <fmt/format.h>

#include <iterator>
#include <qrcodegen/qrcodegen.hpp>

namespace gongkai::crypto {
namespace {

constexpr int kQuietZone = 4;

}  // namespace

QrPath QrSvgPath(const std::string& text) {
  const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  QrPath drawn{.size = code.getSize() + 2 * kQuietZone, .path = ""};
  for (int y = 0; y < code.getSize(); ++y) {
    for (int x = 0; x < code.getSize(); ++x) {
      const int begin = x;
      while (code.getModule(x, y)) ++x;  // false beyond the edge
      if (x == begin) continue;
      const int run = x - begin;
      fmt::format_to(std::back_inserter(drawn.path), "M{} {}h{}v1h-{}z", begin + kQuietZone, y + kQuietZone, run, run);
    }
  }
  return drawn;
}

}  // namespace gongkai::crypto
