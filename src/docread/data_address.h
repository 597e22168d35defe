// Addresses that hold what they lead to: "data:image/png;base64,…" in a web page. Source: RFC 2397.
// Next to read: inspect_html.cc.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai::docread {

struct DataAddress {
  std::string_view type;  // "image/png"; often empty
  std::string bytes;
};

/// The next one in a page's source, wherever it stands: in an attribute, a style sheet, a script. `at` moves behind it.
/// The work is in proportion to the bytes that are passed over.
std::optional<DataAddress> NextDataAddress(std::string_view page, std::size_t& at);

}  // namespace gongkai::docread
