#include "crypto/qr.h"

#include <fmt/format.h>

#include <iterator>
#include <qrcodegen/qrcodegen.hpp>

namespace gongkai::crypto {
namespace {

constexpr int kQuietZone = 4;

qrcodegen::QrCode CodeOf(const std::string& text) {
  return qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
}

}  // namespace

QrPath QrSvgPath(const std::string& text) {
  const auto code = CodeOf(text);
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

QrModules QrModulesOf(const std::string& text) {
  const auto code = CodeOf(text);
  QrModules modules{.size = code.getSize() + 2 * kQuietZone, .dark = {}};
  modules.dark.reserve(static_cast<std::size_t>(modules.size) * static_cast<std::size_t>(modules.size));
  for (int y = 0; y < modules.size; ++y) {
    // Beyond its edge the code answers false.
    for (int x = 0; x < modules.size; ++x) modules.dark.push_back(code.getModule(x - kQuietZone, y - kQuietZone));
  }
  return modules;
}

}  // namespace gongkai::crypto
