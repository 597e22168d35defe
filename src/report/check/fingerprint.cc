#include "report/check/fingerprint.h"

#include <algorithm>

namespace gongkai::report {
namespace {

constexpr std::size_t kWindow = 8;  // shingles of which one fingerprint is kept; at most the shingle length, see below
static_assert(kWindow <= kShingleLength, "kept fingerprints must overlap, so that common wording is covered whole");

}  // namespace

// Of every kWindow shingles in a row the one with the smallest hash is kept, so a copied stretch of
// kShingleLength + kWindow - 1 symbols always shares one.
std::vector<Fingerprint> Winnow(const std::u32string& symbols) {
  std::vector<Fingerprint> kept;
  if (symbols.size() < kShingleLength) return kept;
  std::vector<std::uint32_t> hashes(symbols.size() - kShingleLength + 1);
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    hashes[i] = static_cast<std::uint32_t>(HashOf(&symbols[i], kShingleLength) >> 32U);
  }
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    const std::size_t begin = i + 1 >= kWindow ? i + 1 - kWindow : 0;
    if (i + 1 < kWindow && i + 1 < hashes.size()) continue;
    const auto smallest = std::min_element(hashes.begin() + static_cast<std::ptrdiff_t>(begin),
                                           hashes.begin() + static_cast<std::ptrdiff_t>(i + 1));
    const auto position = static_cast<std::uint32_t>(smallest - hashes.begin());
    if (kept.empty() || kept.back().position != position) kept.push_back({*smallest, position});
  }
  return kept;
}

}  // namespace gongkai::report
