// Bytes of an unknown Chinese encoding to UTF-8: BOM, UTF-16 without one, UTF-8, GB18030, in that order.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::docread {

struct DecodedText {
  std::string utf8;      // line ends are '\n', NUL bytes dropped, no BOM
  std::string encoding;  // "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5"
  bool damaged = false;  // some bytes fitted no encoding and stand as U+FFFD
};

/// `declared` is what the file says of itself (an HTML charset), used when the bytes bear it out.
DecodedText Decode(std::string_view bytes, std::string_view declared = {});

}  // namespace gongkai::docread
