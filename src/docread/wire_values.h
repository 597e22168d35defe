// Single values on the wire: whole numbers as LEB128, measures as IEEE doubles in the machine's order, text after its
// length. Next to read: wire.cc, inspection_wire.cc.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace gongkai::docread {

class WireWriter {
 public:
  void Whole(int value) { Size(static_cast<std::uint64_t>(value)); }
  void Size(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) out_.push_back(static_cast<char>(value | 0x80U));
    out_.push_back(static_cast<char>(value));
  }
  void Measure(double value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out_.append(bytes, sizeof bytes);
  }
  void Text(std::string_view text) {
    Size(text.size());
    out_.append(text);
  }
  void Raw(std::string_view bytes) { out_.append(bytes); }
  std::size_t size() const { return out_.size(); }
  std::string Take() { return std::exchange(out_, {}); }

 private:
  std::string out_;
};

/// Reads until something is wrong; from then on everything is empty, and `good` says so at the end.
class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : rest_(bytes) {}

  bool good() const { return good_; }
  bool AtEnd() const { return rest_.empty(); }
  std::size_t left() const { return rest_.size(); }

  std::string_view Raw(std::size_t size) {
    if (size > rest_.size()) return Fail(), std::string_view();
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::uint64_t Size() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      const std::string_view byte = Raw(1);
      if (byte.empty()) return 0;
      value |= static_cast<std::uint64_t>(byte[0] & 0x7F) << shift;
      if ((byte[0] & 0x80) != 0) continue;
      if (byte[0] == 0 && shift > 0) Fail();  // a number has one spelling only
      return value;
    }
    return Fail(), 0;
  }
  int Whole(int most = std::numeric_limits<int>::max()) {
    const std::uint64_t value = Size();
    if (value > static_cast<std::uint64_t>(most)) Fail();
    return good_ ? static_cast<int>(value) : 0;
  }
  double Measure() {
    double value = 0;
    const std::string_view bytes = Raw(sizeof value);
    if (bytes.size() == sizeof value) std::memcpy(&value, bytes.data(), sizeof value);
    if (!std::isfinite(value)) Fail();
    return good_ ? value : 0;
  }
  void Get(std::string& text) {
    const std::string_view taken = Raw(Size());
    if (!IsValidUtf8(taken)) Fail();
    text = taken;
  }
  void Fail() {
    good_ = false;
    rest_ = {};
  }

 private:
  std::string_view rest_;
  bool good_ = true;
};

}  // namespace gongkai::docread
