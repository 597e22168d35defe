// Percent-encoding, as addresses write what they cannot hold. Source: RFC 3986, 2.1.
#pragma once

#include <string>
#include <string_view>

namespace gongkai {

/// Percent-encodes everything but letters, digits, "-", "_", "." and "~".
std::string PercentEncode(std::string_view text);

/// "%E5%85%AC" → "公"; with `plus_is_blank`, "+" → " ". Broken escapes stay as they are.
std::string PercentDecode(std::string_view text, bool plus_is_blank);

}  // namespace gongkai
