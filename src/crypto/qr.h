// QR codes (ISO/IEC 18004): as a path, to be drawn by an inline <svg>, or module by module.
//   <svg viewBox="0 0 SIZE SIZE" shape-rendering="crispEdges"><path d="PATH"/></svg>
#pragma once

#include <string>
#include <vector>

namespace gongkai::crypto {

struct QrPath {
  int size = 0;      // side of the square in modules, with the quiet zone of 4 on each side that scanners need
  std::string path;  // the dark modules: digits, and the letters M h v z; for the attribute d
};

/// Readable with 15% of it dirty. Errors: std::length_error above about 2,300 bytes.
QrPath QrSvgPath(const std::string& text);

/// The same code for those who draw squares by themselves.
struct QrModules {
  int size = 0;            // side with the quiet zone, as above
  std::vector<bool> dark;  // row by row
  bool IsDark(int x, int y) const {
    return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)];
  }
};

/// Errors: as QrSvgPath.
QrModules QrModulesOf(const std::string& text);

}  // namespace gongkai::crypto
