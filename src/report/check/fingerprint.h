// Fingerprints of a text by winnowing (Schleimer, Wilkerson, Aiken 2003): few enough to keep of thousands of texts, and
// a copied stretch that is long enough always shares one. Next to read: similarity.h, copying_scan.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace gongkai::report {

inline constexpr std::size_t kShingleLength = 8;  // symbols a fingerprint is taken over

inline std::uint64_t HashOf(const char32_t* symbols, std::size_t count) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (std::size_t i = 0; i < count; ++i) hash = (hash ^ symbols[i]) * 0x100000001B3U;
  return hash ^ (hash >> 29U);
}

struct Fingerprint {
  std::uint32_t hash;
  std::uint32_t position;
};
std::vector<Fingerprint> Winnow(const std::u32string& symbols);

}  // namespace gongkai::report
