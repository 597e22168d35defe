// What fuzzers have in common: bytes as they come from libFuzzer, what must hold, and bytes that are tried once as a
// file and once as the markup within one, which a fuzzer seldom reaches through an archive's checksums.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace gongkai::fuzz {

inline void Require(bool condition) {
  if (!condition) std::abort();
}

inline std::string_view Bytes(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// `pack` puts them into an archive as the text of its parts.
template <class Try, class Pack>
void TryAsFileAndAsPart(std::string_view bytes, Try must_end_well, Pack pack) {
  constexpr std::size_t kLongestPart = 1U << 20U;
  must_end_well(bytes);
  if (!bytes.starts_with("PK") && bytes.size() <= kLongestPart) must_end_well(pack(bytes));
}

/// Where the bytes may be markup: in each of those archives.
template <class Try, class... Pack>
void TryAsMarkup(std::string_view bytes, std::size_t longest, Try must_end_well, Pack... pack) {
  if (bytes.find('<') == std::string_view::npos || bytes.starts_with("PK") || bytes.size() > longest) return;
  const std::string markup(bytes);
  (must_end_well(pack(markup)), ...);
}

// ---- what hangs on what in a file of Office

inline std::string Relation(const std::string& id, const std::string& kind, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
         kind + "\" Target=\"" + target + "\"/>";
}

inline std::string Relations(const std::string& all) { return "<Relationships>" + all + "</Relationships>"; }

}  // namespace gongkai::fuzz
